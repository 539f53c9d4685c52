"""The nginx configuration of an archive: what the site itself sends, read from its answers."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string
from django.urls import reverse

from cities.filters.parameters import NAMED
from cities.models import City
from cities.open_data.releases import public_releases
from wwc_site.vocabulary import NAMES

from .places import place_of
from .rendering import request_for

# Of one answer alone, or for nginx to say.
NOT_SENT = ("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Last-Modified")
NOT_SENT += ("Vary", "HX-Push-Url", "Expires", "Date", "X-Request-ID")


def configuration(folder: Path, at, types, queries, day) -> str:
    """Return the text of the file: `types` is {suffix: media type}, `queries` the addresses."""
    kinds = _kinds(at)
    names = sorted({name for headers in kinds.values() for name in headers})
    context = {
        "folder": folder,
        "headers": [(n, _variable(n), _values(n, kinds)) for n in names],
        "types": _by_type(types),
        "folders": list(_folders(queries, day)),
        "words": "|".join([*NAMED, *sorted(NAMES - NAMED.keys())]),
        "day": day,
    }
    return render_to_string("export/nginx.conf", context)


def _kinds(at):
    """Return {what a path is like: the headers that the site sends with it}; "default" the last."""
    city = City.objects.eligible(at).values_list("slug", flat=True).first()
    release = public_releases().values_list("version", flat=True).first()
    likes = {"~^/static/": staticfiles_storage.url("favicon.svg")}
    if city:
        likes["~^/embed/"] = reverse("cities:embed", args=[city])
        likes["~^/(badges|cards)/"] = reverse("pictures:site_card")
    if release:
        likes[r"~^/data/releases/.+(\.zip$|/.)"] = reverse("cities:release_package", args=[release])
    likes[r"~\.(?!html$)[a-z]+$"] = reverse("cities:feed")
    likes["default"] = reverse("about")
    handler = WSGIHandler()
    return {like: _headers(handler, address) for like, address in likes.items()}


def _headers(handler, address):
    response = handler.get_response(request_for(address))
    response.close()
    return {name: value for name, value in response.items() if name not in NOT_SENT}


def _folders(queries, day):
    """Yield (address, its folder); as expressions, whose length no setting of nginx bounds."""
    for each in sorted(queries):
        place = place_of(each, day)
        if place != urlsplit(each).path:
            yield f"~^{re.escape(each)}$", place


def _variable(name):
    return "$wwc_" + name.lower().replace("-", "_")


def _values(name, kinds):
    """Return (like, value) of the kinds whose value is another than the default's, and that."""
    default = kinds["default"].get(name, "")
    values = [(like, headers.get(name, "")) for like, headers in kinds.items()]
    return [(like, v) for like, v in values if like == "default" or v != default]


def _by_type(types):
    """Return (media type, its suffixes), of which nginx knows few by itself."""
    suffixes = {}
    for suffix, kind in sorted(types.items()):
        suffixes.setdefault(kind.partition(";")[0], []).append(suffix.removeprefix("."))
    return sorted(suffixes.items())
