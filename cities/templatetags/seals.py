"""The signs of a level: the struck seal, and the flat mark where a seal would be too small."""

from django import template
from django.utils.safestring import mark_safe

from certifications.levels import Level
from certifications.seals import SEAL_FROM, SEALS, YEAR_FROM

register = template.Library()


@register.inclusion_tag("certifications/_seal.html")
def seal(level, year, size):
    """Show the seal of a level (a number or a slug), `size` pixels high, with its year."""
    return drawn_seal(level, year, size)


@register.inclusion_tag("certifications/_mark.html")
def mark(level, size=20):
    """Show the flat mark of a level (a number or a slug); None is a city without an award."""
    return {"slug": slug_of(level), "size": size}


def slug_of(level):
    """Return the name of a mark in static/levels.svg."""
    return "unstruck" if level is None or level == "" else _level(level).slug


def drawn_seal(level, year, size, at=(0, 0)):
    """Return the context of `certifications/_seal.html`; `at` is for a seal in another picture."""
    level = _level(level)
    struck = SEALS[level]
    return {
        "level": level,
        "seal": struck,
        # Numbers and colors that stand in certifications/seals.py.
        "parts": mark_safe(struck.svg),  # noqa: S308 - numbers of ours alone
        "outline": mark_safe(struck.outline.svg),  # noqa: S308 - likewise
        "year": year if size >= YEAR_FROM else None,
        "is_flat": size < SEAL_FROM,
        "size": size,
        "at": at,
    }


def _level(level):
    return Level.from_slug(level) if isinstance(level, str) else Level(level)
