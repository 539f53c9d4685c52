"""Two to four cities side by side: as a page and as CSV, both from one reader of `city`."""

import re
from dataclasses import dataclass, replace

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from certifications.data_version import record_at
from certifications.program import MINIMUM_POPULATION
from cities.filters.city_filter import filled, ordinary_text
from cities.filters.parameters import LONGEST_SEARCH
from cities.filters.query import Query
from cities.lookup.answer import look_up
from cities.lookup.ranking import Nearness
from cities.models import City, CityAddress
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.files import LONGEST_NAME, with_coverage
from cities.open_data.formats import CSV, File
from cities.responses import BadRequest, Fault, errors_of, moved_to, printable
from cities.text import counted

FEWEST, MOST = 2, 4
MOST_READ = 48  # two pages of the directory, all ticked
SLUG = re.compile(r"[a-z0-9-]{1,120}")


@dataclass(frozen=True)
class Row:
    """A row of the file: a city with one of its awards, or with None where it has none."""

    city: City
    award: object


def _of_the_city(column):
    return replace(column, value=lambda row: column.value(row.city))


def _of_the_award(column):
    value = column.value
    return replace(column, value=lambda row: row.award and value(row.award), is_required=False)


def _chosen(columns, of_the_row, *names):
    by_name = {column.name: column for column in columns}
    return tuple(of_the_row(by_name[name]) for name in names)


COLUMNS = (
    *_chosen(CITY_COLUMNS, _of_the_city, "slug", "name", "state"),
    *_chosen(AWARD_COLUMNS, _of_the_award, "year", "level", "event", "announced_on"),
    *_chosen(CITY_COLUMNS, _of_the_city, "population", "population_year", "region"),
    *_chosen(AWARD_COLUMNS, _of_the_award, "source_url"),
    *_chosen(CITY_COLUMNS, _of_the_city, "record_complete_through"),
)


@dataclass(frozen=True)
class Choice:
    """The cities chosen so far, by name, on the way to a comparison."""

    cities: tuple[City, ...] = ()

    @property
    def slugs(self) -> list[str]:
        return sorted(city.slug for city in self.cities)

    @property
    def is_enough(self) -> bool:
        return FEWEST <= len(self.cities) <= MOST

    @property
    def is_too_many(self) -> bool:
        return len(self.cities) > MOST


def chosen_of(values, at) -> Choice:
    """Return the choice that the values of `city` name; what names no city is none."""
    slugs = [value for value in values if SLUG.fullmatch(value)][:MOST_READ]
    if not slugs:
        return Choice()
    found = City.objects.eligible(at).filter(slug__in=slugs).in_order("name")
    return Choice(tuple(found))


@dataclass(frozen=True)
class Comparison:
    """What the parameter `city` asks for: cities with their awards, by name, and the errors.

    `has_former` is True where a city is asked for by a former slug.
    """

    cities: list[City]
    errors: list[Fault]
    has_former: bool = False

    @property
    def has_room(self) -> bool:
        return len(self.cities) < MOST

    @property
    def is_whole(self) -> bool:
        return not self.errors and FEWEST <= len(self.cities) <= MOST

    @property
    def years(self):
        """(year, each city's award of it or None) for every year with an award, latest first."""
        by_city = [{award.year: award for award in city.awards} for city in self.cities]
        years = sorted(set().union(*by_city), reverse=True)
        return [(year, [awards.get(year) for awards in by_city]) for year in years]

    @property
    def rows(self) -> list[Row]:
        """The rows of the file, by the order of the cities, then by year."""
        return [Row(city, award) for city in self.cities for award in city.awards[::-1] or [None]]

    @property
    def title(self) -> str:
        *first, last = [f"{city.name} ({city.state})" for city in self.cities]
        return f"{', '.join(first)} and {last} compared"

    def urlencode(self, as_of) -> str:
        """Return the canonical query string with its "?": the day, if any, and sorted slugs."""
        return _query_string(self.cities, as_of)


class AddForm(forms.Form):
    """Reads the name of a city to add."""

    add = forms.CharField(
        max_length=LONGEST_SEARCH,
        required=False,
        validators=[ordinary_text],
        error_messages={"max_length": f"Search for at most {LONGEST_SEARCH} characters."},
    )


def compare(request):
    """Show cities side by side; with fewer than two, how to choose them."""
    found = comparison(request.GET.getlist("city"), request.at)
    if found.has_former:
        return _redirect(request, found)
    form = AddForm(filled(request.GET, ["add"]))
    context = {
        "comparison": found,
        "record": record_at(request.at, request.coverage) if found.is_whole else None,
        "query": found.urlencode(request.as_of),
        "present": found.urlencode(None),
        "kept": found.urlencode(request.as_of),
        "removals": _without_each(found.cities, request.as_of),
        "typed": printable(form.data.get("add", "")),
        "fields": ["city"] if found.has_room else [],
        "minimum": MINIMUM_POPULATION,
    }
    if errors := found.errors + errors_of(form):
        raise BadRequest(errors, "cities/pages/compare.html", context)
    if text := form.cleaned_data["add"]:
        answer = look_up(text, request.at, request.coverage.in_short)
        if answer.nearness is Nearness.SAME and len(answer.cities) == 1:
            together = _query_string([*found.cities, *answer.cities], request.as_of)
            return redirect(reverse("cities:compare") + together)
        context |= {"answer": answer, "additions": _with_each(found, answer, request.as_of)}
    return render(request, "cities/pages/compare.html", context)


def _without_each(cities, as_of):
    """Return (city, the query string of the others) for each of the cities."""
    return [(city, _query_string(set(cities) - {city}, as_of)) for city in cities]


def _with_each(found, answer, as_of):
    """Return (city, the query string of the comparison with it) for each city of an answer."""
    return [
        (city, _query_string([*found.cities, city], as_of))
        for city in [*answer.cities, *answer.others]
        if city not in found.cities
    ]


def _query_string(cities, as_of):
    return Query(as_of=as_of).urlencode(city=sorted({city.slug for city in cities}))


def compare_csv(request):
    """Answer with one row per city and award; a city without award has one row as well."""
    found = comparison(request.GET.getlist("city"), request.at)
    if found.has_former:
        return _redirect(request, found)
    if not found.is_whole:
        raise BadRequest(found.errors or [_wrong_count(len(found.cities))])
    with_coverage(found.cities, request.coverage)
    slugs = "-".join(sorted(city.slug for city in found.cities))[:LONGEST_NAME].strip("-")
    record = record_at(request.at, request.coverage)
    name = f"wwc-compare-{slugs}-{record.version}.csv"
    lines = CSV.write(File("compare", COLUMNS, found.rows))
    response = HttpResponse("".join(lines), CSV.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def comparison(values, at) -> Comparison:
    """Read the values of `city`: slugs, past or present, of cities that have a page.

    Two statements, and a third where a slug is no present one; a repeated slug counts once. Of
    more slugs than can be compared the first are read all the same, for the form to keep.
    """
    asked = list(dict.fromkeys(value.strip() for value in values if value.strip()))
    slugs = {value for value in asked[:MOST] if SLUG.fullmatch(value)}
    eligible = City.objects.eligible(at)
    cities = list(eligible.filter(slug__in=slugs).with_awards(at).in_order("name"))
    present = {city.slug for city in cities}
    former = _former(slugs - present, eligible) if slugs - present else {}
    errors = [
        Fault("city", f"We don’t know “{printable(value)}”. Search for a city instead.")
        for value in asked[:MOST]
        if value not in present and value not in former
    ]
    if len(asked) > MOST:
        errors.append(_wrong_count(len(asked)))
    if former and not errors:
        cities = list({city.pk: city for city in [*cities, *former.values()]}.values())
        return Comparison(cities, [], has_former=True)
    return Comparison(cities, errors)


def _former(slugs, cities):
    """Return {former slug: the city of `cities` that had it}."""
    addresses = CityAddress.objects.filter(slug__in=slugs, city__in=cities).select_related("city")
    return {address.slug: address.city for address in addresses}


def _redirect(request, found):
    url = reverse(request.resolver_match.view_name) + found.urlencode(request.as_of)
    return moved_to(url)


def _wrong_count(count):
    if count > MOST:
        return Fault("city", f"You picked {count} cities. Pick up to {MOST}.")
    return Fault("city", f"You picked {counted(count, 'city', 'cities')}. Pick {FEWEST} to {MOST}.")
