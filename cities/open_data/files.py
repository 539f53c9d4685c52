"""The files of a query: every row, in any format."""

import io

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from certifications.data_version import record_at
from cities.filters.city_filter import CityFilter, awards_of, keys_of_awards, with_matched
from cities.filters.parameters import ELIGIBLE, names_read
from cities.filters.query import Query
from cities.filters.sentence import Reach, sentence
from cities.publication import LICENSE, LICENSE_URL, TERMS
from cities.responses import absolute
from cities.text import counted

from .columns import TABLES
from .formats import File, Rows

LONGEST_NAME = 100
# Cities that are read from the database with one question.
AT_ONCE = 100


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


def name_of_only(cities, keys) -> str:
    """Return the name of the one city that a CityFilter lists, "" of none or several."""
    return only_name(cities.rows(keys)) if len(keys) == 1 else ""


def city_rows(cities, keys, coverage):
    """Yield the cities of these keys, a CityFilter's, with all that their columns say."""
    for batch in _batches(cities, keys, coverage):
        yield from with_matched(batch, cities.query, cities.at)


def award_rows(cities, keys, coverage):
    """Yield the awards that the query speaks of, in the order of their cities, then by year."""
    for batch in _batches(cities, keys, coverage):
        wanted = keys_of_awards(cities.query, batch, cities.at)
        awards = [award for city in batch for award in reversed(city.awards) if award.pk in wanted]
        prefetch_related_objects(awards, "sources")
        yield from awards


def _answer(request, table, format):
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of, table=table)
    query, record = cities.query, record_at(request.at, request.coverage)
    origin = origin_of(record, page_of(query)) | {"ignored": ignored(request.GET, table)}
    file = read(table, cities, origin, Reach(request.coverage, record.announced_on))
    return answer_with(file, format, file_name(table, query, record.version, format))


def answer_with(file, format, name):
    """Answer with a file, whole: no fault halves it, and its length is known."""
    content = io.BytesIO()  # HttpResponse would keep all the pieces until it joins them
    for piece in format.write(file):
        content.write(piece.encode() if isinstance(piece, str) else piece)
    response = HttpResponse(content.getvalue(), content_type=format.content_type)
    way = "inline" if format.is_inline else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{name}"'
    return response


def read(table, cities, origin, reach):
    """Return the file of a valid CityFilter, whose rows are read when it is written."""
    query, coverage = cities.query, reach.coverage
    keys = list(cities.qs.values_list("pk", flat=True))
    title = sentence(query, len(keys), reach, name_of_only(cities, keys))
    if table == "awards":
        rows = Rows(awards_of(query, cities.at).count(), lambda: award_rows(cities, keys, coverage))
        title = f"{counted(len(rows), 'award', 'awards')}: {title}"
    else:
        rows = Rows(len(keys), lambda: city_rows(cities, keys, coverage))
    found = {"title": title, "query": _values(query.pairs()), "count": len(rows)}
    return File(table, TABLES[table], rows, found | origin)


def answer_rows(request, table, columns, rows, format, title, page):
    """Answer with the file of a table that no query narrows; `page` names the URL of its page."""
    record = record_at(request.at, request.coverage)
    asked = Query(as_of=request.as_of)
    about = {"title": title, "query": _values(asked.pairs()), "count": len(rows)}
    about |= origin_of(record, reverse(page) + asked.urlencode())
    about |= {"ignored": sorted(set(request.GET) - {"as_of"})}
    file = File(table, columns, rows, about)
    return answer_with(file, format, file_name(table, asked, record.version, format))


def origin_of(record, page):
    """Return what a file says of itself that is known before its rows; `page` is a path."""
    return {
        "as_of": record.day.isoformat(),
        "version": record.version,
        "complete_through": _iso(record.complete_through),
        "record_through": _iso(record.announced_on),
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "terms": TERMS,
        "source": absolute(page),
    }


def page_of(query):
    """Return the path of the page that shows what a query lists."""
    if query.scope == ELIGIBLE:
        return reverse("cities:states") + Query(as_of=query.as_of).urlencode()
    return reverse("cities:directory") + query.urlencode()


def file_name(table, query, version, format):
    """Return the name that a file is kept under: it says the query and the data version."""
    asked = (f"{name} {value}" for name, value in query.pairs() if name != "as_of")
    asked = slugify(" ".join(asked))[:LONGEST_NAME].strip("-")
    return "-".join(part for part in ("wwc", table, asked, version) if part) + f".{format.suffix}"


def ignored(data, table) -> list[str]:
    """Return the names in a query string that no file of the table knows, sorted."""
    return sorted(set(data) - set(names_read(table)))


def _batches(cities, keys, coverage):
    """Yield lists of a CityFilter's cities: 20,000 of them at once would take 100 MiB."""
    for start in range(0, len(keys), AT_ONCE):
        yield with_coverage(cities.rows(keys[start : start + AT_ONCE]), coverage)


def _iso(day):
    return day and day.isoformat()


def _values(pairs):
    """Return {query parameter: its values} of a query's pairs."""
    values = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values
