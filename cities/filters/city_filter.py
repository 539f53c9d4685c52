"""The one reader of a visitor's query string: to a query, and from a query to cities."""

from functools import cached_property

import django_filters
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.http import QueryDict

from certifications.models import CertificationAward
from cities.models import City
from cities.querysets import ORDERINGS, search_words
from cities.responses import BadRequest, errors_of
from cities.text import REFUSED, UNWRITABLE

from .index import Index, index_at
from .parameters import (
    AWARDS,
    BY_NAME,
    CITIES,
    CURRENT,
    ELIGIBLE,
    LONGEST_SEARCH,
    MOST_WORDS,
    NAMED,
    PARAMETERS,
    Parameter,
    names_read,
    year_parameter,
)
from .query import Query

# What a filter reads; the day of the record is read before any view.
READ = [parameter for parameter in PARAMETERS if not parameter.is_of_the_record]
TOO_LONG = {"max_length": f"Search for at most {LONGEST_SEARCH} characters."}


def ordinary_text(text: str):
    """Raise ValidationError for what no format can carry; every field rejects NUL by itself."""
    if UNWRITABLE.search(text.replace("\0", "")):
        raise ValidationError(REFUSED)


def few_words(text: str):
    """Raise ValidationError for more different words than a search compares."""
    if len(search_words(text)) > MOST_WORDS:
        raise ValidationError(f"Search for at most {MOST_WORDS} different words: leave some out.")


def sorted_in_words(sort: str) -> str:
    """Return which columns a list is sorted by, as a sentence."""
    says = NAMED["sort"].choices[sort]
    rest = "state" if sort == BY_NAME else "by name and state"
    return f"Sorted by {says[0].lower()}{says[1:]}, then {rest}."


def sorted_column(sort: str) -> tuple[str, str]:
    """Return (the column of the files that a list is sorted by first, the direction in words)."""
    first = ORDERINGS[sort][0]
    if sort == BY_NAME:
        return BY_NAME, "ascending"
    return first.expression.name, "descending" if first.descending else "ascending"


def narrowed(rows, query: Query, kind: str, at):
    """Apply to a queryset of `kind`, CITIES or AWARDS, each parameter that narrows it."""
    for parameter in PARAMETERS:
        if parameter.narrows == kind and parameter.method:
            asked = [getattr(query, parameter.attribute)] + [at] * parameter.takes_moment
            rows = getattr(rows, parameter.method)(*asked)
    return rows


def awards_that_count(query: Query, at=None):
    """Return the public awards that the query asks of a city: level, year and event are of one."""
    awards = CertificationAward.objects
    awards = awards.current(at) if query.standing == CURRENT else awards.public(at)
    return narrowed(awards, query, AWARDS, at)


def cities_of(query: Query, at=None, among=None):
    """Return the cities that the query lists, unsorted, of the queryset `among` (default: all)."""
    cities = narrowed(City.objects.all() if among is None else among, query, CITIES, at)
    if query.scope == ELIGIBLE and not query.of_one_award:
        return cities.eligible(at)
    return cities.awarded(awards_that_count(query, at))


def awards_of(query: Query, at=None):
    """Return the public awards that the query speaks of, at the moment `at` (default: now)."""
    cities = narrowed(City.objects.all(), query, CITIES, at)
    return awards_that_count(query, at).filter(assessment__city__in=cities)


def keys_of_awards(query: Query, cities, at) -> set[int]:
    """Return the keys of the awards that the query speaks of and that these cities hold."""
    of_cities = awards_of(query, at).filter(assessment__city__in=[city.pk for city in cities])
    return set(of_cities.values_list("pk", flat=True))


def with_matched(cities, query: Query, at=None):
    """Set on each city, asked for `with_awards()`, those that made it match; return the cities."""
    matched = set()
    if query.asks_for_awards:
        matched = keys_of_awards(query, cities, at)
    for city in cities:
        city.matched_awards = [award for award in city.awards if award.pk in matched]
    return cities


def barely_missed(query: Query, index: Index, named: int | None, at):
    """Return (a city with its awards, or None) that answers each of level, year and event alone.

    It is not listed, as no one award of it answers all: the example that explains why.
    """
    given = query.of_one_award
    if len(given) < 2:
        return None
    near = ~index.cities(query, named)
    for name in given:
        alone = query
        for other in set(given) - {name}:
            alone = alone.having(other)
        near &= index.cities(alone, named)
    first = index.in_order(near, BY_NAME)[:1]
    return City.objects.filter(pk__in=first).with_awards(at).first()


def filter_of(parameter: Parameter) -> django_filters.Filter:
    """Return the filter whose field reads the parameter and says what is wrong with it."""
    if parameter.pattern:
        wholly = RegexValidator(rf"^{parameter.pattern}\Z", parameter.refusal)
        return django_filters.CharFilter(label=parameter.label, validators=[wholly])
    if parameter.is_text:
        return django_filters.CharFilter(
            label=parameter.label,
            max_length=LONGEST_SEARCH,
            error_messages=TOO_LONG,
            validators=[ordinary_text, few_words],
        )
    options = {
        "label": parameter.label,
        "choices": list(parameter.choices.items()),
        "error_messages": {"invalid_choice": parameter.refusal},
    }
    if parameter.may_repeat:
        return django_filters.MultipleChoiceFilter(**options)
    return django_filters.ChoiceFilter(empty_label=None, **options)


class CityFilter(django_filters.FilterSet):
    """Reads the query parameters; `query` is what they ask, and `qs` the cities, sorted.

    Unknown parameters are ignored and empty values are no filter. A value outside the vocabulary
    makes the form invalid: then both raise BadRequest. `years` and `states` are those with a public
    award. `table` is that of the files which are asked for, "" of a page and the feed.
    """

    class Meta:
        model = City
        fields = []

    @classmethod
    def get_filters(cls):
        return {parameter.name: filter_of(parameter) for parameter in READ}

    def __init__(self, data=None, queryset=None, *, at=None, as_of=None, table=""):
        super().__init__(filled(data or {}, names_read(table)), queryset)
        self.at, self.as_of = at, as_of
        self.index = index_at(at)
        self.years, self.states = self.index.years, self.index.states
        self.filters["year"] = filter_of(year_parameter(self.years))

    @property
    def typed(self) -> str:
        return typed(self.data)

    @cached_property
    def query(self) -> Query:
        """What is asked; raises BadRequest where a value does not exist."""
        if errors := errors_of(self.form):
            raise BadRequest(errors)
        asked = {"as_of": self.as_of}
        for parameter in READ:
            value = self.form.cleaned_data[parameter.name]
            if parameter.may_repeat:
                asked[parameter.attribute] = tuple(sorted({parameter.read(v) for v in value}))
            elif value:
                asked[parameter.attribute] = parameter.read(value)
        return Query(**asked)

    @cached_property
    def named(self) -> int | None:
        """The set of cities in the index that the text names; None where none is asked for."""
        return self.index.named(self.query)

    @cached_property
    def keys(self) -> list[int]:
        """The keys of the cities that are listed, in order: those of `qs`, without a statement."""
        return self.index.in_order(self.index.cities(self.query, self.named), self.query.sort)

    def rows(self, keys) -> list[City]:
        """Return the cities of these keys, in that order, with their standing and awards."""
        return City.objects.with_standing(self.at).with_awards(self.at).by_keys(keys)

    def filter_queryset(self, queryset):
        """Return the cities of `queryset` that the query lists, with their standing, sorted.

        django-filter would chain one filter a parameter, which would let level and year speak of
        different awards.
        """
        cities = cities_of(self.query, self.at, queryset)
        return cities.with_standing(self.at).in_order(self.query.sort)


def typed(data) -> str:
    """Return the search text as it was typed, for a form to keep."""
    return data.get("q", "").replace("\0", "\ufffd")


def filled(data, names) -> QueryDict:
    """Return the parameters `names` alone of a query string, without empty values."""
    known = QueryDict(mutable=True)
    for name in names:
        values = data.getlist(name) if hasattr(data, "getlist") else []
        known.setlist(name, [value for value in values if value.strip()])
    return known
