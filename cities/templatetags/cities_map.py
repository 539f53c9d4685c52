"""The map of certified cities, for any page that lists them; it asks the database nothing."""

from django import template

from certifications.levels import Level
from cities.us_map import Place, markers

register = template.Library()


@register.inclusion_tag("cities/_map.html")
def map_of_cities(cities, after):
    """Draw cities asked for `with_standing()`, each at its current level.

    `after` is the id of the list on the same page that says the same in words.
    """
    return _map([(city, city.current_level, city.current_year) for city in cities], after)


@register.inclusion_tag("cities/_map.html")
def map_of_awards(awards, after):
    """Draw awards asked for `with_record()`, each at its own level; `after` as above."""
    return _map([(award.city, award.level, award.year) for award in awards], after)


@register.inclusion_tag("cities/_locator.html")
def locator(city):
    """Draw the place of one city asked for `with_standing()`; nothing where it is not recorded."""
    drawn = _map([(city, city.current_level, city.current_year)], "")
    return {"marker": next(iter(drawn["markers"]), None)}


def _map(rows, after):
    drawn = markers([_place(*row) for row in rows])
    levels = {marker.place.level for marker in drawn}
    return {
        "markers": drawn,
        "missing": len(rows) - len(drawn),
        "levels": [level for level in reversed(Level) if level.slug in levels],
        "after": after,
    }


def _place(city, level, year):
    level = Level(level)
    return Place(
        name=city.name,
        state=city.state,
        label=f"{city.full_name}: {level.label}, {year}",
        address=city.get_absolute_url(),
        level=level.slug,
        latitude=city.latitude,
        longitude=city.longitude,
    )
