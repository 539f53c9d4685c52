"""Words of a query that belong to no record."""

from datetime import date

from cities.filters.parameters import words


def some_words(**changed):
    known = {
        "levels": ["low", "high"],
        "years": [2019, 2018],
        "states": ["MO", "DC"],
        "standings": {"ever": "Any", "current": "Latest"},
        "sorts": {"name": "Name", "-year": "Newest first"},
        "longest_search": 100,
        "most_words": 8,
        "days": (date(2015, 1, 1), date(2026, 5, 7)),
    }
    return {word.name: word for word in words(**(known | changed))}
