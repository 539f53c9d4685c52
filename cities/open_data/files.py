"""The files of a query: every row, as CSV, JSON, GeoJSON or a spreadsheet."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.text import slugify

from certifications.data_version import record_at
from cities import publication as licence
from cities.filters.city_filter import CityFilter, awards_of
from cities.responses import absolute, open_to_all, refused

from . import formats as exports
from .columns import AWARD_COLUMNS, CITY_COLUMNS

LONGEST_NAME = 100
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ATOM = "application/atom+xml"
NAMES = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON", "xlsx": "Excel"}
CITY_FORMS = tuple(CONTENT_TYPES)
AWARD_FORMS = ("csv", "json", "xlsx")
# What a browser can show is shown; the rest is kept under its name.
SHOWN = ("json", "geojson")


@dataclass(frozen=True)
class File:
    """A file of a query, ready to be written: its rows, and what is said about them."""

    kind: str
    columns: tuple
    rows: list
    about: dict

    def chunks(self, form):
        """Return the content in the format `form`, in pieces of text or bytes."""
        if form == "csv":
            return exports.csv_lines(self.columns, self.rows)
        if form == "json":
            return exports.json_chunks(self.columns, self.rows, self.about)
        if form == "geojson":
            return exports.geojson_chunks(self.columns, self.rows, self.about)
        lines = [(label.replace("_", " "), _line(text)) for label, text in self.about.items()]
        return [exports.xlsx(self.columns, self.rows, self.kind, lines)]


def cities_file(request, form):
    """Answer with one row per city of the query."""
    return _answer(request, form, "cities", CITY_COLUMNS)


def awards_file(request, form):
    """Answer with one row per award of the query."""
    return _answer(request, form, "awards", AWARD_COLUMNS)


def award_rows(cities, query, at):
    """Return the awards that the query speaks of, by the order of the cities, then by year.

    `cities` are those of the query, asked for `with_awards()`.
    """
    wanted = set(awards_of(query, at).values_list("pk", flat=True))
    return [award for city in cities for award in reversed(city.awards) if award.pk in wanted]


def _answer(request, form, kind, columns):
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    if cities.faults:
        return refused(request, cities.faults)
    query, record = cities.query, record_at(request.at)
    # All rows are read before the first byte is sent: no fault of the database halves a file.
    rows = list(cities.qs.with_awards(request.at))
    title = query.in_words(len(rows))
    if kind == "awards":
        rows = award_rows(rows, query, request.at)
        title = f"{len(rows):,} {'award' if len(rows) == 1 else 'awards'}: {title}"
    file = File(kind, columns, rows, _about(title, rows, query, record))
    response = StreamingHttpResponse(file.chunks(form), content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = _disposition(form, kind, query, record)
    response["ETag"] = _etag(form, file)
    # Kept, but asked for anew each time: an announcement shows from its minute on.
    return open_to_all(response, **{"Cache-Control": "no-cache"})


def _about(title, rows, query, record):
    """Return what a file says of itself."""
    return {
        "title": title,
        "query": dict(_values(query.pairs())),
        "count": len(rows),
        "as_of": record.day.isoformat(),
        "version": record.version,
        "licence": licence.SHORT,
        "licence_url": licence.ADDRESS,
        "terms": licence.SENTENCE,
        "source": absolute(reverse("cities:directory") + query.urlencode()),
    }


def name_of(kind, query, day, form):
    """Return the name that a file is kept under: it says the query, and the day of the record."""
    words = (f"{word} {value}" for word, value in query.pairs() if word != "as_of")
    asked = slugify(" ".join(words))[:LONGEST_NAME]
    return "-".join(part for part in ("wwc", kind, asked.strip("-"), str(day)) if part) + f".{form}"


def _disposition(form, kind, query, record):
    way = "inline" if form in SHOWN else "attachment"
    return f'{way}; filename="{name_of(kind, query, record.day, form)}"'


def _etag(form, file):
    """Return what moves with everything that a file is made of; weak, as compression may differ.

    What it says of itself holds the query, the day, the data version, the terms and the address of
    the site; the rows need not be read for it.
    """
    made_of = (form, file.kind, file.about, [exports.described(each) for each in file.columns])
    return f'W/"{sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def _values(pairs):
    """Return (word, its values) of a query's pairs; a word that may repeat has a list."""
    words = {}
    for word, value in pairs:
        words.setdefault(word, []).append(value)
    return words.items()


def _line(value):
    """Return a value of the envelope as a line of a spreadsheet."""
    if isinstance(value, dict):
        return "; ".join(f"{word}: {', '.join(values)}" for word, values in value.items()) or "all"
    return str(value)
