"""The one reader of a visitor's query string: from words to a query, from a query to cities."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from certifications.levels import Level
from certifications.models import CertificationAward
from cities.models import City
from cities.querysets import ORDERINGS, search_words
from cities.responses import faults_of, faults_of_repeated
from cities.states import STATES
from cities.text import REFUSED, UNWRITABLE, in_one_line

from .query import BY_NAME, CURRENT, EVER, Query

# The words of a query that take one value.
SINGLE = ("q", "standing", "sort")
LONGEST_SEARCH = 100
# Each word is one more comparison with every name, and no name and state have so many.
MOST_WORDS = 8
TOO_LONG = {"max_length": f"Search for at most {LONGEST_SEARCH} characters."}
STANDINGS = {EVER: "Any award, past or present", CURRENT: "Only each city's latest award"}
SORTS = {
    BY_NAME: "Name",
    "-population": "Population, largest first",
    "-year": "Latest award, newest first",
    "-level": "Current level, highest first",
    "first": "First certified, earliest first",
}


def ordinary_text(text: str):
    """Refuse, with a ValidationError, what no format can carry; NUL is refused by every field."""
    if UNWRITABLE.search(text.replace("\0", "")):
        raise ValidationError(REFUSED)


def few_words(text: str):
    """Refuse, with a ValidationError, more different words than a search compares."""
    if len(search_words(text)) > MOST_WORDS:
        raise ValidationError(f"Search for at most {MOST_WORDS} different words: leave some out.")


def sorted_in_words(sort: str) -> str:
    """Return which columns a list is sorted by, as a sentence."""
    first = SORTS[sort][0].lower() + SORTS[sort][1:]
    return f"Sorted by {first}, then {'state' if sort == BY_NAME else 'by name and state'}."


def sorted_column(sort: str) -> tuple[str, str]:
    """Return (the column of the files that a list is sorted by first, the direction in words)."""
    first = ORDERINGS[sort][0]
    if sort == BY_NAME:
        return BY_NAME, "ascending"
    return first.expression.name, "descending" if first.descending else "ascending"


def awards_of(query: Query, at=None):
    """Return the public awards that the query speaks of, at the moment `at` (default: now)."""
    awards = CertificationAward.objects
    awards = awards.current(at) if query.standing == CURRENT else awards.public(at)
    awards = awards.at_levels(query.levels).in_years(query.years)
    if query.q or query.states:
        awards = awards.filter(assessment__city__in=places_of(query, at))
    return awards


def places_of(query: Query, at=None):
    """Return the certified cities that the query's search text and states allow."""
    return City.objects.certified(at).matching(query.q).in_states(query.states)


def cities_of(query: Query, at=None):
    """Return the cities that the query lists, unsorted: pages, files and counts are made of it."""
    return places_of(query, at).awarded(awards_of(query.having("q").having("state"), at))


class CityFilter(django_filters.FilterSet):
    """Reads the query words; `query` is what they ask, and `qs` the cities, sorted.

    Unknown words are ignored and empty values are no filter. A value outside the vocabulary makes
    the form invalid: then there is no query, and `qs` is empty. `years` and `states` are those
    with a public award.
    """

    q = django_filters.CharFilter(
        label="City or state",
        max_length=LONGEST_SEARCH,
        error_messages=TOO_LONG,
        validators=[ordinary_text, few_words],
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    level = django_filters.MultipleChoiceFilter(
        label="Level",
        choices=[(level.slug, level.label) for level in reversed(Level)],
        widget=forms.CheckboxSelectMultiple,
    )
    year = django_filters.MultipleChoiceFilter(
        label="Certification year", widget=forms.CheckboxSelectMultiple
    )
    state = django_filters.MultipleChoiceFilter(
        label="State", choices=list(STATES.items()), widget=forms.CheckboxSelectMultiple
    )
    standing = django_filters.ChoiceFilter(
        label="Standing",
        choices=list(STANDINGS.items()),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    sort = django_filters.ChoiceFilter(
        label="Sort by", choices=list(SORTS.items()), empty_label=None
    )

    def __init__(self, data=None, *, at=None, as_of=None):
        super().__init__(filled(data or {}, self.base_filters), queryset=City.objects.all())
        self.at, self.as_of = at, as_of
        self.years, self.states = CertificationAward.objects.public(at).vocabulary()
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in self.years]
        for field in self.form.fields.values():
            if "invalid_choice" in field.error_messages:
                allowed = ", ".join(str(value) for value, _ in field.choices) or "none yet"
                field.error_messages["invalid_choice"] = (
                    f"“%(value)s” is not a value of this word. Allowed: {allowed}."
                )

    @property
    def typed(self) -> str:
        return typed(self.data)

    @property
    def faults(self) -> list[str]:
        return faults_of(self.form) + faults_of_repeated(self.data, *SINGLE)

    @property
    def query(self) -> Query:
        """What is asked; only when the form is valid."""
        words = self.form.cleaned_data
        return Query(
            q=in_one_line(words["q"]),
            levels=tuple(sorted({Level.from_slug(slug) for slug in words["level"]})),
            years=tuple(sorted({int(year) for year in words["year"]})),
            states=tuple(sorted(set(words["state"]))),
            standing=words["standing"] or EVER,
            sort=words["sort"] or BY_NAME,
            as_of=self.as_of,
        )

    def filter_queryset(self, queryset):
        """Return the query's cities with their standing, sorted, whatever `queryset` holds.

        django-filter would chain one filter a word, which would let level and year speak of
        different awards.
        """
        query = self.query
        return cities_of(query, self.at).with_standing(self.at).in_order(query.sort)


def typed(data) -> str:
    """Return the search text as it was typed, for a form to keep."""
    return data.get("q", "").replace("\0", "\ufffd")


def filled(data, words) -> QueryDict:
    """Return `words` alone of a query string, without empty values."""
    known = QueryDict(mutable=True)
    for word in words:
        values = data.getlist(word) if hasattr(data, "getlist") else []
        known.setlist(word, [value for value in values if value.strip()])
    return known
