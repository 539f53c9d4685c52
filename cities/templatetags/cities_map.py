"""The maps of cities, for any page that lists them; they ask the database nothing."""

from django import template

from certifications.levels import Level
from cities.map.markers import Place, markers, points
from cities.map.projection import frame_of

register = template.Library()


@register.inclusion_tag("cities/map/_map.html")
def map_of_cities(cities, after):
    """Draw cities asked for `with_standing()`, each at its latest level.

    `after` is the id of the list on the same page that says the same in words.
    """
    return _nation([_at_current_level(city) for city in cities], after)


@register.inclusion_tag("cities/map/_map.html")
def map_of_awards(awards, after):
    """Draw awards asked for `with_record()`, each at its own level; `after` as above."""
    return _nation([(award.city, award.level, award.year) for award in awards], after)


@register.inclusion_tag("cities/map/_map.html")
def map_of_state(cities, code, name, bbox, after):
    """Draw the eligible cities of one state, asked for `with_standing()`, on its outline.

    Those without an award are spots, without name or link: there may be hundreds. `bbox` is the
    room of the outline on the map of the states; `after` as above.
    """
    frame = frame_of(bbox)
    certified = [city for city in cities if city.is_certified]
    drawn = markers([_place(*_at_current_level(city)) for city in certified], frame)
    spots = points((city for city in cities if not city.is_certified), frame)
    label = f"Map of {name}: {_in_words(len(drawn), len(spots))}"
    return _map(label, after, drawn, len(cities), spots=spots, shape=code, frame=frame)


@register.inclusion_tag("cities/map/_locator.html")
def locator(city):
    """Draw the place of one city asked for `with_standing()`; nothing where it is not recorded."""
    place = _place(city, city.current_level, city.current_year)
    return {"marker": next(iter(markers([place])), None)}


def _nation(rows, after):
    """Return the context of the map of all states; rows are (city, its level, the year of that)."""
    drawn = markers([_place(*row) for row in rows])
    return _map(f"Map of {_count(len(drawn), 'certified')}", after, drawn, len(rows))


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
    }


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
    return city, city.current_level, city.current_year


def _place(city, level, year):
    standing = "not certified" if level is None else f"{Level(level).label}, {year}"
    return Place(
        name=city.name,
        state=city.state,
        label=f"{city.full_name}: {standing}",
        url=city.get_absolute_url(),
        level_slug="" if level is None else Level(level).slug,
        latitude=city.latitude,
        longitude=city.longitude,
        population=city.population,
    )
