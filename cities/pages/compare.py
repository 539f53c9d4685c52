"""Two to four cities side by side: as a page and as CSV, both from one reader of `city`."""

import re
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from certifications.data_version import record_at
from certifications.program import MINIMUM_POPULATION
from cities.filters.query import Query
from cities.models import City, CityAddress
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.files import LONGEST_NAME, with_coverage
from cities.open_data.formats import CSV, File
from cities.responses import BadRequest, moved_to, open_to_all, printable
from cities.states import STATES
from cities.text import counted

FEWEST, MOST = 2, 4
SLUG = re.compile(r"[a-z0-9-]{1,120}")
HOW_MANY = f"Allowed: {FEWEST} to {MOST} different cities."
WHICH = (
    "Allowed: the last part of the address of a city's page, such as kansas-city-mo, of a "
    f"certified city or of a U.S. place of {MINIMUM_POPULATION:,} or more."
)


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
class Comparison:
    """What the parameter `city` asks for: cities with their awards, by name, and the errors.

    `has_former` is True where a city is asked for by a former slug.
    """

    cities: list[City]
    errors: list[str]
    has_former: bool = False

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
        return Query(as_of=as_of).urlencode(city=sorted(city.slug for city in self.cities))


def compare(request):
    """Show cities side by side; with fewer than two, how to choose them."""
    found = comparison(request.GET.getlist("city"), request.at)
    if found.has_former:
        return _redirect(request, found)
    context = {
        "comparison": found,
        "record": record_at(request.at, request.coverage) if found.is_whole else None,
        "query": found.urlencode(request.as_of),
        "present": found.urlencode(None),
        "fields": _fields(found.cities),
        "certified": _by_state(City.objects.certified(request.at)),
        "minimum": MINIMUM_POPULATION,
    }
    if found.errors:
        raise BadRequest(found.errors, "cities/pages/compare.html", context)
    return render(request, "cities/pages/compare.html", context)


def compare_csv(request):
    """Answer with one row per city and award; a city without award has one row as well."""
    found = comparison(request.GET.getlist("city"), request.at)
    if found.has_former:
        return open_to_all(_redirect(request, found))
    if not found.is_whole:
        raise BadRequest(found.errors or [_wrong_count(len(found.cities))])
    with_coverage(found.cities, request.coverage)
    slugs = "-".join(sorted(city.slug for city in found.cities))[:LONGEST_NAME].strip("-")
    record = record_at(request.at, request.coverage)
    name = f"wwc-compare-{slugs}-{record.version}.csv"
    lines = CSV.write(File("compare", COLUMNS, found.rows))
    response = HttpResponse("".join(lines), CSV.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return open_to_all(response)


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
        f"city: “{printable(value)}” names no city of this record. {WHICH}"
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
    chosen = counted(count, "city is", "cities are") if count else "no cities are"
    return f"city: {chosen} chosen. {HOW_MANY}"


def _fields(cities):
    """Return (number, the city chosen in it or None) for each field of the form."""
    return list(enumerate([*cities, *[None] * MOST][:MOST], start=1))


def _by_state(certified):
    """Return the certified cities of the form: by the names of their states, then by name."""
    cities = certified.in_order("name").only("name", "state", "slug")
    return sorted(cities, key=lambda city: STATES[city.state])
