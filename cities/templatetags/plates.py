"""The pictures of a city: the planted seal, the ground without one, and the state in a list."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static

from cities.map.climb import climb_of
from cities.map.plate import ICON_MARK, icon_of, plate_of
from cities.map.shapes import shapes

from .seals import drawn_seal, slug_of

register = template.Library()


@register.inclusion_tag("cities/map/_plate.html")
def planted_seal(city, level, year, shape):
    """Show the seal of an award on the city's state; `shape` is wide, phone or card."""
    context = _plate(city, shape)
    plate = context["plate"]
    return context | drawn_seal(level, year, plate.box.seal, plate.seal_at)


@register.inclusion_tag("cities/map/_climb.html")
def climb(step):
    """Show the way up of a step: from the seal of the award before to the planted one."""
    award = step.award
    context = planted_seal(award.city, award.level, award.year, "card")
    return context | {"before": step.before, "climb": climb_of(context["plate"])}


@register.inclusion_tag("cities/map/_plate.html")
def unstruck_plate(city, shape):
    """Show the state of a city without an award, and a dashed ring at its point."""
    return _plate(city, shape)


@register.simple_tag
def state_picture(city, level):
    """Show the state of a city as small as a word, with the mark of a level, or None, in it."""
    icon = icon_of(city, shapes()[city.state].bbox)
    sprites = static("us-states.svg"), static("levels.svg")
    return _drawn_icon(icon, city.state, slug_of(level), sprites)


@lru_cache(maxsize=500)
def _drawn_icon(icon, code, slug, sprites):
    """Draw the picture; a list has one in each row, and the next page many of the same."""
    context = {"icon": icon, "code": code, "slug": slug, "side": ICON_MARK, "sprites": sprites}
    return render_to_string("cities/map/_state_picture.html", context)


def _plate(city, shape):
    plate = plate_of(city, shape, {code: each.bbox for code, each in shapes().items()})
    return {"plate": plate, "shape": shape, "code": city.state}
