"""The files of a query: every row, in any format."""

from hashlib import sha256

from django.db.models import prefetch_related_objects
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.text import slugify

from certifications.data_version import record_at
from cities.filters.city_filter import CityFilter, awards_of, with_matched
from cities.filters.parameters import NAMED
from cities.filters.sentence import Reach, sentence
from cities.publication import LICENSE, LICENSE_URL, TERMS
from cities.responses import absolute, open_to_all

from .columns import TABLES, described
from .formats import File

LONGEST_NAME = 100


def cities_file(request, format):
    """Answer with one row per city of the query."""
    return _answer(request, "cities", format)


def awards_file(request, format):
    """Answer with one row per award of the query."""
    return _answer(request, "awards", format)


def with_coverage(cities, coverage):
    """Set on each city how far the record reaches, for the column that says so; return them."""
    for city in cities:
        city.record_complete_through = coverage.complete_through
    return cities


def only_name(cities) -> str:
    """Return the name of the one city there is, "" of none or several."""
    return cities[0].name if len(cities) == 1 else ""


def award_rows(cities, query, at):
    """Return the awards that the query speaks of, by the order of the cities, then by year.

    `cities` are those of the query, asked for `with_awards()`.
    """
    wanted = set(awards_of(query, at).values_list("pk", flat=True))
    awards = [award for city in cities for award in reversed(city.awards) if award.pk in wanted]
    prefetch_related_objects(awards, "sources")
    return awards


def _answer(request, table, format):
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    query, record = cities.query, record_at(request.at, request.coverage)
    origin = _origin(query, record) | {"ignored": ignored(request.GET)}
    etag = _etag(table, format, origin)
    response = get_conditional_response(request, etag)
    if response is None:
        file = read(table, cities, origin, Reach(request.coverage, record.announced_on))
        response = StreamingHttpResponse(format.write(file), content_type=format.content_type)
        response["Content-Disposition"] = _disposition(table, query, record.version, format)
    response["ETag"] = etag
    return open_to_all(response)


def read(table, cities, origin, reach):
    """Return the file of a valid CityFilter, all its rows read.

    They are read before the first byte is sent: no fault of the database halves a file.
    """
    query = cities.query
    rows = list(cities.qs.with_awards(cities.at))
    with_coverage(rows, reach.coverage)
    title = sentence(query, len(rows), reach, only_name(rows))
    if table == "awards":
        rows = award_rows(rows, query, cities.at)
        title = f"{len(rows):,} {'award' if len(rows) == 1 else 'awards'}: {title}"
    else:
        with_matched(rows, query, cities.at)
    found = {"title": title, "query": _values(query.pairs()), "count": len(rows)}
    return File(table, TABLES[table], rows, found | origin)


def _origin(query, record):
    """Return what a file says of itself that is known before its rows are."""
    return {
        "as_of": record.day.isoformat(),
        "version": record.version,
        "complete_through": _iso(record.complete_through),
        "record_through": _iso(record.announced_on),
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "terms": TERMS,
        "source": absolute(reverse("cities:directory") + query.urlencode()),
    }


def file_name(table, query, version, format):
    """Return the name that a file is kept under: it says the query and the data version."""
    asked = (f"{name} {value}" for name, value in query.pairs() if name != "as_of")
    asked = slugify(" ".join(asked))[:LONGEST_NAME].strip("-")
    return "-".join(part for part in ("wwc", table, asked, version) if part) + f".{format.suffix}"


def _disposition(table, query, version, format):
    way = "inline" if format.is_inline else "attachment"
    return f'{way}; filename="{file_name(table, query, version, format)}"'


def _etag(table, format, origin):
    """Return what moves with everything that a file is made of; weak, as compression may differ.

    `origin` holds the day, the data version, the terms, and in its source the URL of the site and
    the query. The rows, and so their count, follow from these: the version moves with every value
    that a query asks for or a column shows.
    """
    made_of = (format.suffix, table, origin, [described(column) for column in TABLES[table]])
    return f'W/"{sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def ignored(data) -> list[str]:
    """Return the names of the parameters of a query string that no file knows, sorted."""
    return sorted(set(data) - set(NAMED))


def _iso(day):
    return day and day.isoformat()


def _values(pairs):
    """Return {query parameter: its values} of a query's pairs."""
    values = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values
