"""The signs of a level: the struck seal, and the flat mark where a seal would be too small."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import mark_safe

from certifications.levels import Level
from certifications.seals import SEAL_FROM, SEALS, YEAR_FROM

register = template.Library()


@register.inclusion_tag("certifications/_seal.html")
def seal(level, year, size):
    """Show the seal of a level (a number or a slug), `size` pixels high, with its year."""
    return drawn_seal(level, year, size)


@register.simple_tag
def mark(level, size=20):
    """Show the flat mark of a level (a number or a slug); None is a city without an award."""
    return _drawn_mark(slug_of(level), size, static("levels.svg"))


@lru_cache(maxsize=64)
def _drawn_mark(slug, size, sprite):
    """Draw a mark; there are few different ones, and some pages have a hundred."""
    return render_to_string(
        "certifications/_mark.html", {"slug": slug, "size": size, "sprite": sprite}
    )


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
