"""Staff's page on which a city is merged into another."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from certifications.history.reasons import public_note_field, why_field
from cities.lookup.answer import same_or_similar
from cities.models import City

from .plan import RIGHTS, plan_of
from .writing import CannotMerge, merge

MOST_FOUND = 20
MOVED = "Nothing was merged: the record has changed since you looked. Look again, and merge then."
NOT_ALLOWED = "You don’t have permission for all that this would do. Ask an administrator."


class SearchForm(forms.Form):
    """The name of the city that stays."""

    q = forms.CharField(max_length=100, required=False)


class MergeForm(forms.Form):
    """Why a city is merged into another."""

    why = why_field("Say why: your colleagues will read it on the Changes page.")
    public_note = public_note_field()


def may_merge(user) -> bool:
    return all(user.has_perm(right) for right in RIGHTS)


def merge_page(request, pk, site):
    """Choose the city that stays, look at what would move, and merge."""
    if not may_merge(request.user):
        raise PermissionDenied
    city = get_object_or_404(City, pk=pk)
    into = _chosen(request, city)
    if into is None:
        return _choose(request, site, city)
    plan = plan_of(city, into)
    if request.method != "POST":
        return _preview(request, site, plan, MergeForm())
    form = MergeForm(request.POST)
    if not all(request.user.has_perm(right) for right in plan.rights):
        form.add_error(None, NOT_ALLOWED)
    elif request.POST.get("plan") != plan.id:
        form.add_error(None, MOVED)
    if plan.in_the_way or not form.is_valid():
        return _preview(request, site, plan, form)
    return _merge(request, site, plan, form)


def _merge(request, site, plan, form):
    try:
        made = merge(plan, by=request.user, **form.cleaned_data)
    except CannotMerge:
        form.add_error(None, MOVED)
        return _preview(request, site, plan, form)
    messages.success(request, f"Merged {plan.in_short}. Below is what that changed.")
    return redirect("admin:certifications_revision_change", made.pk)


def _chosen(request, city):
    """Return the city that is to stay, None where none is chosen yet."""
    sent = request.POST if request.method == "POST" else request.GET
    key = sent.get("into", "")
    return City.objects.exclude(pk=city.pk).filter(pk=key).first() if key.isdecimal() else None


def _choose(request, site, city):
    """Offer the cities that a typed name finds; at first those of nearly the city's own name."""
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    near = [each.city for each in same_or_similar(typed or str(city), timezone.now())]
    found = list(City.objects.in_bulk(near).values())
    if typed:
        found += [each for each in City.objects.matching(typed)[:MOST_FOUND] if each not in found]
    return _page(
        request,
        site,
        city,
        "choose",
        {"typed": typed, "found": [each for each in found if each != city][:MOST_FOUND]},
    )


def _preview(request, site, plan, form):
    return _page(request, site, plan.merged, "preview", {"plan": plan, "form": form})


def _page(request, site, city, name, of_page):
    context = {
        **site.each_context(request),
        "title": f"Merge {city} into another city",
        "opts": City._meta,
        "city": city,
        **of_page,
    }
    return TemplateResponse(request, f"cities/desk/merging/{name}.html", context)
