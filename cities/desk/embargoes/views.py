"""Staff's pages of the announcements under embargo: the board, one of them, and the deeds."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from certifications.models import Announcement
from cities.desk.questions.asking import about_any, open_questions
from cities.desk.questions.question import ANNOUNCEMENT, AWARD, CITY
from cities.desk.questions.views import may_see as may_see_question
from cities.responses import absolute

from .coming import coming
from .deeds import DEEDS, carry_out
from .moments import in_words
from .press import token_of
from .preview import previewed

PUBLIC_ALREADY = "{name} is public already: it is no longer under embargo."


def urls_of(site):
    """Return the addresses of these pages on an admin site."""

    def board(request):
        return board_page(request, site)

    def one(request, pk):
        return embargo_page(request, site, pk)

    def deed(request, pk, deed):
        return deed_page(request, site, pk, deed)

    # Cookies are sent below the admin alone, so the preview stands there. It says itself that it is
    # not to be stored.
    preview = site.admin_view(preview_page, cacheable=True)
    return [
        path("preview/<int:pk>/", preview, name="preview"),
        path("preview/<int:pk>/<path:path>", preview, name="preview_of"),
        path("embargoes/", site.admin_view(board), name="embargoes"),
        path("embargoes/<int:pk>/", site.admin_view(one), name="embargo"),
        path("embargoes/<int:pk>/<slug:deed>/", site.admin_view(deed), name="embargo_deed"),
    ]


def board_page(request, site):
    """Show each coming announcement with its checklist."""
    require_sight(request.user)
    found = coming(request.now)
    return _page(request, site, "board", {"title": "Embargoes", "coming": found})


def embargo_page(request, site, pk, refused=None):
    """Show a coming announcement with its awards, and the deeds that the person may do.

    `refused` is (name of a deed, its form with the errors).
    """
    require_sight(request.user)
    found = coming(request.now, pk)
    if not found:
        return back_to_board(request, pk)
    each = found[0]
    forms = [
        (name, deed, _form(name, deed, each, request.now, refused))
        for name, deed in DEEDS.items()
        if deed.is_allowed(request.user) and deed.applies(each)
    ]
    context = {
        "title": f"Embargo: {each.announcement}",
        "each": each,
        "deeds": forms,
        "questions": _questions(each, request),
        "packs": [(pack, _state(pack, request)) for pack in each.packs],
    }
    return _page(request, site, "embargo", context)


def deed_page(request, site, pk, deed):
    """Do a deed and return to the board; what is refused is said at its form."""
    require_sight(request.user)
    if deed not in DEEDS:
        raise Http404
    if request.method != "POST":
        return redirect("admin:embargo", pk)
    asked = DEEDS[deed]
    if not asked.is_allowed(request.user):
        raise PermissionDenied
    announcement = Announcement.objects.filter(pk=pk).first()
    form = asked.form(request.POST, announcement=announcement, now=request.now, prefix=deed)
    if announcement is None or announcement.announced_at <= request.now:
        return back_to_board(request, pk)
    if form.is_valid():
        try:
            carry_out(asked, pk, form, by=request.user)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, f"{announcement}: {asked.done}")
            return redirect(*("admin:embargo", pk) if asked.stays else ("admin:embargoes",))
    return embargo_page(request, site, pk, (deed, form))


@require_safe
def preview_page(request, pk, path=""):
    """Show a public address as it will be at the moment of a coming announcement."""
    require_sight(request.user)
    announcement = Announcement.objects.filter(pk=pk).first()
    if announcement is None or announcement.announced_at <= request.now:
        return back_to_board(request, pk)
    moment = in_words(announcement.announced_at, timezone.get_current_timezone())
    banner = {"announcement": announcement, "moment": moment}
    return previewed(request, f"/{path}", announcement, banner)


def require_sight(user):
    """Refuse whoever may not see announcements."""
    if not may_see(user):
        raise PermissionDenied


def may_see(user):
    """May this person see announcements before they are public, and the site as it will be?"""
    return any(user.has_perm(f"certifications.{deed}_announcement") for deed in ("view", "change"))


def back_to_board(request, pk):
    """Lead from an announcement that is under embargo no longer to those that are."""
    announcement = Announcement.objects.filter(pk=pk).first()
    if announcement is None:
        raise Http404
    messages.warning(request, PUBLIC_ALREADY.format(name=announcement))
    return redirect("admin:embargoes")


def _state(pack, request):
    """Return the link of a press pack for who may make one; else whether it opens anything."""
    if pack.revoked_at:
        return "Revoked"
    if not pack.is_open(request.now):
        return "Over"
    if not DEEDS["press"].is_allowed(request.user):
        return "Open"
    return absolute(reverse("press:page", args=[token_of(pack)]))


def _questions(each, request):
    """Return the open questions about the announcement, its awards and their cities."""
    rows = [(ANNOUNCEMENT, each.announcement.pk)]
    for award in each.awards:
        rows += [(AWARD, award.pk), (CITY, award.assessment.city_id)]
    found = about_any(open_questions(request.now), rows)
    return [question for question in found if may_see_question(request.user, question)]


def _form(name, deed, each, now, refused):
    initial = {"change": each.change}
    if refused is None or refused[0] != name:
        return deed.form(initial=initial, announcement=each.announcement, now=now, prefix=name)
    form = refused[1]
    # The page shows it as it is now: who sends it again has seen that.
    form.data = form.data.copy()
    form.data[f"{name}-change"] = str(each.change)
    return form


def _page(request, site, name, context):
    context = site.each_context(request) | context
    return TemplateResponse(request, f"cities/desk/embargoes/{name}.html", context)
