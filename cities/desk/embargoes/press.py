"""What the press sees before the minute: one announcement, by a signed link, as page and as CSV.

A link that is wrong, over or revoked is answered as any address that does not exist.
"""

import csv
import io

from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.desk.security_log import log, network
from cities.open_data.formats import BYTE_ORDER_MARK, cell_text

from .models import PressPack
from .moments import in_words

HEAD = ("city", "state", "certification_year", "level", "level_before")
HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


def token_of(pack) -> str:
    """Return the part of the link that opens the pack."""
    return _signer().sign(pack.key)


def press_page(request, token):
    """Show the announcement of a press pack."""
    pack = _opened(request, token)
    at, zone = pack.announcement.announced_at, timezone.get_current_timezone()
    context = {
        "heading": _heading(pack, request.now),
        "is_public": _is_public(pack, request.now),
        "announcement": pack.announcement,
        "awards": _awards(pack),
        "coverage": Announcement.objects.coverage(at),
        "until": in_words(pack.until, zone),
        "token": token,
    }
    return _closed(render(request, "cities/desk/embargoes/press.html", context))


def press_csv(request, token):
    """Answer with the awards of a press pack; the first line says until when to keep them."""
    pack = _opened(request, token)
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow([_heading(pack, request.now)])
    lines.writerow(HEAD)
    for award in _awards(pack):
        row = (award.city.name, award.city.state, award.year, award.level_slug, _before(award))
        lines.writerow([cell_text(value) for value in row])
    response = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), "text/csv; charset=utf-8")
    name = f"press-pack-{pack.announcement.year}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _closed(response)


def _signer():
    return Signer(salt="cities.desk.embargoes.press", sep=".")


def _opened(request, token):
    """Return the pack that a token opens, and note the opening; Http404 if it opens none."""
    try:
        key = _signer().unsign(token)
    except BadSignature:
        raise Http404 from None
    pack = PressPack.objects.select_related("announcement").filter(key=key).first()
    if pack is None or not pack.is_open(request.now):
        raise Http404
    PressPack.objects.filter(pk=pack.pk).update(opened=F("opened") + 1, last_opened_at=request.now)
    # %r escapes what could end the line.
    line = "press pack: opened, number=%d, for=%r, network=%s"
    log.info(line, pack.pk, pack.for_whom, network(request))
    return pack


def _awards(pack):
    """Return its awards as they are at its moment, each with the level before."""
    at = pack.announcement.announced_at
    awards = CertificationAward.objects.public(at).filter(announcement=pack.announcement)
    return list(awards.with_record(at).in_city_order())


def _is_public(pack, now):
    return pack.announcement.announced_at <= now


def _heading(pack, now):
    word = "RELEASED" if _is_public(pack, now) else "EMBARGOED UNTIL"
    return f"{word} {in_words(pack.announcement.announced_at, timezone.get_current_timezone())}"


def _before(award):
    return "" if award.previous_level is None else Level(award.previous_level).slug


def _closed(response):
    for name, value in HEADERS.items():
        response[name] = value
    return response
