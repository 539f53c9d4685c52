"""The maps of cities, for any page that lists them; they ask the database nothing."""

from functools import cache, lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from certifications.levels import Event, Level, event_of
from certifications.timeline import MOST_MARKED, levels_by_state
from cities.map.counts import state_counts
from cities.map.markers import Place, markers, points
from cities.map.projection import frame_of
from cities.map.shapes import shapes
from cities.map.tiles import tiles
from cities.states import STATES

register = template.Library()


@register.inclusion_tag("cities/map/_map.html")
def map_of_cities(cities, after, has_callouts=False):  # noqa: FBT002 - templates name it
    """Draw cities asked for `with_standing()`, each at its latest level.

    `after` is the id of what follows the map.
    """
    rows = [_at_current_level(city) for city in cities]
    return _nation(rows, after, has_callouts=has_callouts)


@register.inclusion_tag("cities/map/_map.html")
def map_of_awards(awards, after, faint=()):
    """Draw awards asked for `with_record()`, each at its own level; `after` as above.

    Where `faint` awards lie, there is a dot, without name or link.
    """
    spots = points(award.city for award in faint)
    rows = [(a.city, a.level, a.year, a.previous_level, None) for a in awards]
    return _nation(rows, after, spots)


@register.inclusion_tag("cities/map/_map.html")
def map_of_state(cities, code, name, bbox, after):
    """Draw the eligible cities of one state, asked for `with_standing()`, on its outline.

    Those without an award are spots, without name or link: there may be hundreds. Of more than can
    be told apart the most populous are drawn. `bbox` is the room of the outline on the map of the
    states; `after` as above.
    """
    frame = frame_of(bbox)
    shown = sorted(cities, key=lambda city: (not city.is_certified, -(city.population or 0)))
    shown = set(shown[:MOST_MARKED])
    certified = [city for city in cities if city.is_certified and city in shown]
    drawn = markers([_place(*_at_current_level(city)) for city in certified], frame)
    spots = points((c for c in cities if not c.is_certified and c in shown), frame)
    most = "the most populous, " if len(cities) > MOST_MARKED else ""
    label = f"Map of {name}: {most}{_in_words(len(drawn), len(spots))}"
    return _map(label, after, drawn, len(shown), spots=spots, shape=code, frame=frame)


@register.inclusion_tag("cities/map/_map.html")
def map_of_states(levels, after):
    """Draw the number of each state's cities, where they are too many for a marker each.

    `levels` is {USPS code: {level: number of cities}}; `after` as above.
    """
    counts = {code: sum(of_state.values()) for code, of_state in levels.items()}
    boxes = {code: shape.bbox for code, shape in shapes().items()}
    label = f"Map of {_count(sum(counts.values()), 'certified')}, by state"
    context = _map(label, after, [], 0)
    return context | {"tiles": _tiles(levels), "counts": state_counts(counts, boxes)}


@register.inclusion_tag("cities/map/_tiles.html")
def tiles_of_states(levels):
    """Draw the states as squares, of {USPS code: {level: number of cities}}."""
    return {"tiles": _tiles(levels)}


@register.simple_tag
def marker_on_map(marker):
    """Draw a marker, its name where there is room for it, and its card."""
    return _drawn_marker(marker, static("levels.svg"))


@lru_cache(maxsize=1_000)
def _drawn_marker(marker, sprite):
    """Draw a marker; the next query has most of the same ones at the same points."""
    return render_to_string("cities/map/_marker.html", {"marker": marker, "sprite": sprite})


@register.simple_tag
def state_shape(code):
    """Draw the outline of a state, small, for a row of a list."""
    left, top, right, bottom = shapes()[code].bbox
    room = f"{left} {top} {right - left:.1f} {bottom - top:.1f}"
    return format_html(
        '<svg class="state-shape" width="32" height="32" viewBox="{}" aria-hidden="true">'
        '<use href="{}#{}"/></svg>',
        room,
        static("us-states.svg"),
        code,
    )


def _nation(rows, after, spots=(), *, has_callouts=False):
    """Return the context of the map of all states, and of its squares; rows are as of `_place`."""
    drawn = markers([_place(*row) for row in rows], has_callouts=has_callouts)
    label = f"Map of {_count(len(drawn), 'certified')}"
    context = _map(label, after, drawn, len(rows) + len(spots), spots=spots)
    return context | {"tiles": _tiles(levels_by_state((city, level) for city, level, *_ in rows))}


def _map(label, after, drawn, count, *, spots=(), shape="states", frame=None):
    """Return the context of a map made for `count` cities, whether each can be shown or not.

    `shape` is a part of the sprite, enlarged to its `frame`; None shows it as it is.
    """
    slugs = {marker.place.level_slug for marker in drawn}
    return {
        "label": label,
        "after": after,
        "markers": drawn,
        "spots": spots,
        "missing": count - len(drawn) - len(spots),
        "levels": [level for level in reversed(Level) if level.slug in slugs],
        "shape": shape,
        "frame": frame,
        "states": _all_states(static("us-states.svg")) if frame is None else "",
    }


@cache
def _all_states(sprite):
    """Draw the states, each a link, which are the same on every map of them."""
    return render_to_string("cities/map/_states.html", {"states": STATES, "sprite": sprite})


def _tiles(levels):
    sprite = static("levels.svg")
    return [_drawn_tile(tile, sprite) for tile in tiles(levels)]


@lru_cache(maxsize=2_000)
def _drawn_tile(tile, _sprite):
    """Draw the square of a state, its mark of that sprite; most are the same on the next page."""
    return render_to_string("cities/map/_tile.html", {"tile": tile})


def _in_words(certified, spots):
    """Return what a map of a state shows: "1 certified and 114 other eligible cities"."""
    if not certified and not spots:
        return "its outline alone"
    if not certified:
        return f"{_count(spots, 'eligible')}, {'not' if spots == 1 else 'none'} certified"
    if not spots:
        return _count(certified, "certified")
    return f"{certified:,} certified and {_count(spots, 'other eligible')}"


def _count(number, kind):
    return f"{number:,} {kind} {'city' if number == 1 else 'cities'}"


def _at_current_level(city):
    level, year = city.current_level, city.current_year
    return city, level, year, city.level_before, city.year_before


def _place(city, level, year, level_before, year_before):
    """Return a city at a level of a year; before it stood an award at another level, or none."""
    standing = "not certified" if level is None else f"{Level(level).label}, {year}"
    award = "" if level is None else f"{Level(level).label} {year}"
    return Place(
        name=city.name,
        state=city.state,
        label=f"{city.full_name}: {standing}",
        title=city.full_name,
        detail=f"{award}{_since(level, level_before, year_before)}" or "Not certified",
        award=award,
        called=f"{city.name}: {award}, {city.get_state_display()}",
        url=city.get_absolute_url(),
        level_slug="" if level is None else Level(level).slug,
        latitude=city.latitude,
        longitude=city.longitude,
        population=city.population,
    )


def _since(level, before, year):
    """Return how a level was reached: ", up from silver 2018"; "" where it is the first."""
    if before is None:
        return ""
    way = {Event.LEVEL_UP: "up from", Event.RENEWED: "as before:", Event.LOWER: "down from"}
    when = f" {year}" if year else ""
    return f", {way[event_of(level, before)]} {Level(before).slug}{when}"
