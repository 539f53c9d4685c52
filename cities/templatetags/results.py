"""The rows of the directory's list."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def result(row, results, choice, request):
    """Show a row of the results; `choice` are the cities to compare, whose boxes are ticked."""
    return _drawn_row(
        row,
        (static("us-states.svg"), static("levels.svg")),
        says_year=not results.population_year,
        has_later=bool(results.later),
        may_compare=not getattr(request, "archive", False),
        is_chosen=row.slug in choice.slugs,
    )


@lru_cache(maxsize=2_000)
def _drawn_row(row, _sprites, **shown):
    """Draw a row, its pictures of those sprites.

    The next query, and the record after a change, have most of the same ones.
    """
    return render_to_string("cities/pages/_result.html", {"row": row, **shown})
