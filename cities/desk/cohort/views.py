"""Staff's pages on which the awards of an announcement are entered at once."""

import re

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from certifications.history.models import Revision, counter
from certifications.history.reasons import reasons_in
from cities.desk.questions.views import may_see

from .forms import CohortForm
from .matching import Verdict
from .plan import plan_of
from .record import load
from .writing import Moved, enter, rights_needed

RIGHT = "certifications.add_certificationaward"
TITLE = "Enter awards"
MOVED = (
    "Nothing was entered: the record is not as it was shown, because another person saved "
    "something or you changed a choice. Look at the rows again, and enter them then."
)
NO_RIGHT = "You don’t have permission to {words}: ask an administrator of this site for the right."
# Names of fields of the preview, and what a choice says of a row that is not to be entered.
LEFT_OUT, LEAVE_OUT = "left_out", "leave-out"
CHOICE, OUT = "city-", "out"
NOT_CARRIED = ("pasted", "file")
REASONS = ("why", "public_note")


def urls_of(site):
    """Return the addresses of these pages on an admin site."""

    def cohort(request):
        return cohort_page(request, site)

    def entered(request, revision):
        return entered_page(request, site, revision)

    return [
        path("cohort/", site.admin_view(cohort), name="cohort"),
        path("cohort/<int:revision>/", site.admin_view(entered), name="cohort_entered"),
    ]


def cohort_page(request, site):
    """Ask for the announcement and its rows, show what entering them would do, and enter them."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    if request.method != "POST":
        return _ask(request, site, CohortForm(initial=request.GET.dict()))
    if "edit" in request.POST:
        return _ask(request, site, CohortForm(initial=request.POST.dict()))
    form = CohortForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, site, form)
    seen = counter()  # before the record is read: what is stored later is noticed
    plan = _plan(request, form)
    refusals = [NO_RIGHT.format(words=words) for words in _rights_lacking(request.user, plan)]
    if "enter" not in request.POST or refusals or not plan.is_ready:
        return _show(request, site, form, plan, seen, refusals)
    if _shown(request) != (str(seen), plan.fingerprint):
        return _show(request, site, form, plan, seen, [MOVED])
    try:
        made = enter(plan, by=request.user, seen=seen, **_reasons(request.POST))
    except Moved:
        seen, plan = counter(), _plan(request, form)
        return _show(request, site, form, plan, seen, [MOVED])
    return redirect("admin:cohort_entered", made.pk)


def entered_page(request, site, revision):
    """Say what was entered, and offer to undo it."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    made = get_object_or_404(Revision, pk=revision, kind=Revision.Kind.COHORT)
    return _page(request, site, "entered", {"title": "Entered", "revision": made})


def _reasons(posted):
    """Return what was said of the changes: for colleagues, and for readers of the correction."""
    return reasons_in(posted, *REASONS)


def _plan(request, form):
    """Return the plan of a form, with the choices that were made on its preview."""
    given, record = form.cleaned_data, load()
    chosen, left_out = _choices(request.POST)

    def plan(left_out):
        return plan_of(
            given["paste"],
            given["announcement"],
            record,
            chosen=chosen,
            left_out=left_out,
            asked=given["coverage"],
        )

    found = plan(left_out)
    if LEAVE_OUT in request.POST:
        return plan(left_out | {row.row.number for row in found.of(Verdict.REFUSED)})
    return found


def _choices(posted):
    """Return ({row: key of the city chosen}, {rows left out})."""
    made = {
        int(name.removeprefix(CHOICE)): value
        for name, value in posted.items()
        if re.fullmatch(f"{CHOICE}[0-9]{{1,7}}", name)
    }
    chosen = {row: int(value) for row, value in made.items() if re.fullmatch("[0-9]{1,18}", value)}
    left_out = {int(row) for row in re.findall(r"[0-9]{1,7}", posted.get(LEFT_OUT, ""))}
    return chosen, left_out | {row for row, value in made.items() if value == OUT}


def _rights_lacking(user, plan):
    return [words for right, words in rights_needed(plan) if not user.has_perm(right)]


def _shown(request):
    return request.POST.get("seen"), request.POST.get("fingerprint")


def _ask(request, site, form):
    """Show the form; the rows of a file that could be read are in the box then."""
    if form.is_bound and form.cleaned_data.get("pasted"):
        form.data = form.data.copy()
        form.data["pasted"] = form.cleaned_data["pasted"]
    return _page(request, site, "cohort", {"title": TITLE, "form": form})


def _show(request, site, form, plan, seen, refusals):
    typed = [(name, request.POST.get(name, "")) for name in form.fields if name not in NOT_CARRIED]
    left_out = " ".join(str(row.row.number) for row in plan.of(Verdict.LEFT_OUT))
    context = {
        "title": "Look at the rows before they are entered",
        "plan": plan,
        "questions": [each for each in plan.questions if may_see(request.user, each)],
        "refusals": refusals,
        "differences": form.differences(),
        "carried": [
            *typed,
            ("pasted", form.cleaned_data["pasted"]),
            ("seen", seen),
            ("fingerprint", plan.fingerprint),
            (LEFT_OUT, left_out),
        ],
        "refused": plan.of(Verdict.REFUSED),
        "leave_out": LEAVE_OUT,
        "out": OUT,
        "choice": CHOICE,
    }
    return _page(request, site, "preview", context)


def _page(request, site, template, context):
    context = site.each_context(request) | {"subtitle": None} | context
    request.current_app = site.name
    return TemplateResponse(request, f"cities/desk/cohort/{template}.html", context)
