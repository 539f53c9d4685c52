"""The options of a facet, each with its number of cities."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def pill(facet, option, faulty):
    """Show an option; `faulty` are the names of the parameters with an error."""
    is_faulty = facet.name in (faulty or ())
    return _drawn_pill(facet.name, facet.kind, option, is_faulty, static("levels.svg"))


@lru_cache(maxsize=1_000)
def _drawn_pill(name, kind, option, is_faulty, _sprite):
    """Draw an option, its mark of that sprite; most are the same on the next page."""
    context = {"name": name, "kind": kind, "option": option, "is_faulty": is_faulty}
    return render_to_string("cities/filters/_pill.html", context)
