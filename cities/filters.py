"""The one reader of a visitor's query string: from words to a query, from a query to cities."""

import django_filters
from django import forms
from django.http import QueryDict

from certifications.levels import Level
from certifications.models import CertificationAward

from .models import City
from .query import BY_NAME, CURRENT, EVER, Query
from .states import STATES

LONGEST_SEARCH = 100
LONGEST_ECHO = 60
STANDINGS = {EVER: "Any award, past or present", CURRENT: "Only each city's latest award"}
SORTS = {
    BY_NAME: "Name",
    "-population": "Population, largest first",
    "-year": "Latest award, newest first",
    "-level": "Current level, highest first",
    "first": "First certified, earliest first",
}


def awards_of(query: Query, at=None):
    """Return the public awards that the query speaks of, at the moment `at` (default: now)."""
    awards = CertificationAward.objects
    awards = awards.current(at) if query.standing == CURRENT else awards.public(at)
    awards = awards.at_levels(query.levels).in_years(query.years)
    if query.q or query.states:
        awards = awards.filter(assessment__city__in=places_of(query))
    return awards


def places_of(query: Query):
    """Return the cities that the query's search text and states allow, certified or not."""
    return City.objects.matching(query.q).in_states(query.states)


def cities_of(query: Query, at=None):
    """Return the cities that the query lists, unsorted: pages, files and counts are made of it."""
    return places_of(query).awarded(awards_of(query.having("q").having("state"), at))


class CityFilter(django_filters.FilterSet):
    """Reads the query words; `query` is what they ask, and `qs` the cities, sorted.

    Unknown words are ignored and empty values are no filter. A value outside the vocabulary makes
    the form invalid: then there is no query, and `qs` is empty. `years` and `states` are those
    with a public award.
    """

    q = django_filters.CharFilter(
        label="City or state",
        max_length=LONGEST_SEARCH,
        error_messages={"max_length": f"Search for at most {LONGEST_SEARCH} characters."},
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

    def __init__(self, data=None, *, at=None):
        super().__init__(_words(data or {}, self.base_filters), queryset=City.objects.all())
        self.at = at
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
        """The search text as it was typed, for the form to keep."""
        return self.data.get("q", "").replace("\0", "\ufffd")

    @property
    def faults(self) -> list[str]:
        """A sentence on each value that is refused: it names the word, and what is allowed."""
        faults = []
        for word, errors in self.form.errors.as_data().items():
            for error in errors:
                value = printable(str((error.params or {}).get("value", "")))
                sentence = error.message % {**(error.params or {}), "value": value}
                faults.append(f"{word}: {sentence}")
        return faults

    @property
    def query(self) -> Query:
        """What is asked; only when the form is valid."""
        words = self.form.cleaned_data
        return Query(
            q=" ".join(words["q"].split()),
            levels=tuple(sorted({Level.from_slug(slug) for slug in words["level"]})),
            years=tuple(sorted({int(year) for year in words["year"]})),
            states=tuple(sorted(set(words["state"]))),
            standing=words["standing"] or EVER,
            sort=words["sort"] or BY_NAME,
        )

    def filter_queryset(self, queryset):
        """Return the query's cities with their standing, sorted, whatever `queryset` holds.

        django-filter would chain one filter a word, which would let level and year speak of
        different awards.
        """
        query = self.query
        return cities_of(query, self.at).with_standing(self.at).in_order(query.sort)


def printable(value: str) -> str:
    """Return what a visitor typed, fit for a sentence: short, and without control characters."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in value)
    return shown if len(shown) <= LONGEST_ECHO else f"{shown[:LONGEST_ECHO]}…"


def _words(data, known):
    """Return a QueryDict of the known words alone, without empty values."""
    words = QueryDict(mutable=True)
    for word in known:
        values = data.getlist(word) if hasattr(data, "getlist") else []
        words.setlist(word, [value for value in values if value.strip()])
    return words
