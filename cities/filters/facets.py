"""What stands beside each option: the number of cities that choosing it would list."""

from dataclasses import dataclass

from .city_filter import CityFilter
from .index import Index
from .parameters import AWARDS, CITIES, NAMED, PARAMETERS
from .query import Query

# The form asks for the award first, then for the place.
FACETS = [
    parameter
    for kind in (AWARDS, CITIES)
    for parameter in PARAMETERS
    if parameter.is_facet and parameter.narrows == kind
]


@dataclass(frozen=True)
class Option:
    """One value of a parameter: its count of cities (None: not counted), and if it is chosen."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The options of a parameter; `others`, which no city ever answers, stand apart."""

    name: str
    label: str
    kind: str  # of the input: "checkbox" or "radio"
    options: list[Option]
    others: list[Option] | None = None

    @property
    def chosen(self) -> list[str]:
        """What is chosen, in words."""
        return [option.label for option in self.options + (self.others or []) if option.chosen]

    @property
    def swapped(self) -> str:
        """The elements that the live filter replaces, as a list of CSS selectors."""
        parts = [""] if self.others is None else ["", "-others"]
        return ",".join(f"#options-{self.name}{part}" for part in parts)

    @property
    def has_chosen_other(self) -> bool:
        return any(option.chosen for option in self.others)


def facet_counts(query: Query, index: Index, named: int | None) -> dict[str, dict[str, int]]:
    """Return {name: {value: cities}}: other parameters kept, the option's own replaced.

    `named` is the set of cities that the text of the query names. Values that list no city may be
    left out.
    """
    counts = {}
    for facet in FACETS:
        values = [facet.read(value) for value in facet.choices] or index.years
        if facet.name == "state":
            values = list(index.states)
        counts[facet.name] = {
            facet.write(value): index.cities(query.having(facet.name, value), named).bit_count()
            for value in values
        }
    return counts


def facets(cities: CityFilter, counts: dict[str, dict[str, int]] | None) -> list[Facet]:
    """Return the facets of the form, with the `facet_counts` of its query.

    A query that is not answered has no counts (None); its options still keep what was chosen.
    """
    return [_facet(each, cities, counts[each.name] if counts else None) for each in FACETS]


def sort_options(cities: CityFilter) -> list[Option]:
    """Return the orders that the form offers."""
    return _options(NAMED["sort"], cities, None)


def _facet(parameter, cities, counts):
    options = _options(parameter, cities, counts)
    kind = "checkbox" if parameter.may_repeat else "radio"
    others = None
    if parameter.name == "state":
        others = [option for option in options if option.value not in cities.states]
        options = [option for option in options if option.value in cities.states]
    label = cities.form.fields[parameter.name].label
    return Facet(parameter.name, label, kind, options, others)


def _options(parameter, cities, counts):
    """Return the options of the field that reads the parameter."""
    default = getattr(Query, parameter.attribute)
    chosen = cities.data.getlist(parameter.name) or ([] if parameter.may_repeat else [default])
    return [
        Option(
            value=value,
            label=label,
            count=None if counts is None else counts.get(value, 0),
            chosen=value in chosen,
        )
        for value, label in cities.form.fields[parameter.name].choices
    ]
