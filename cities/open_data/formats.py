"""The formats of the files: each is declared once, beside what writes it. Pure.

A format more is a writer and a declaration; URLs, links and descriptions follow from these.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter

from cities.text import writable

from .column import Column, described

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a text for a formula that begins so, after blanks and what shows nothing as
# well, and in some languages the full-width signs for the others (OWASP, "CSV Injection").
MAKES_A_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
BREAKS_A_CELL = ("\t", "\r", "\n")
INERT = "'"
JSON_SEPARATORS = (",", ":")
WIDEST_COLUMN = 60


@dataclass(frozen=True)
class Rows:
    """Rows that are read when they are written, and never held as a whole."""

    count: int
    read: Callable[[], Iterator]

    def __len__(self):
        return self.count

    def __iter__(self):
        return self.read()


@dataclass(frozen=True)
class File:
    """What is written: the rows of a table, and what the file says of itself, by its labels.

    `about` has texts and numbers, and under "query" {query parameter: its values}.
    """

    table: str
    columns: tuple[Column, ...]
    rows: Rows | list
    about: dict = field(default_factory=dict)


def csv_lines(file: File) -> Iterator[str]:
    """Yield a CSV file (RFC 4180) line by line: a byte-order mark and the header first.

    Spreadsheets need the mark to read accents.
    """
    line = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + line.writerow([column.name for column in file.columns])
    for row in file.rows:
        yield line.writerow([cell_text(column.value(row)) for column in file.columns])


def cell_text(value) -> str:
    """Return a value as CSV and the table view spell it; what is not recorded is "".

    Before a text that a spreadsheet would take for a formula stands an apostrophe; numbers stay
    numbers.
    """
    if isinstance(value, str) and _is_active(value):
        return INERT + value
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def json_chunks(file: File) -> Iterator[str]:
    """Yield a JSON object piece by piece: what is in `about`, then each row in "results"."""
    yield from _with_list(file.about, "results", records(file.columns, file.rows))


def ndjson_lines(file: File) -> Iterator[str]:
    """Yield JSON Lines: an object for each row, without what the file says of itself."""
    for record in records(file.columns, file.rows):
        yield f"{_dump(record)}\n"


def geojson_chunks(file: File) -> Iterator[str]:
    """Yield a FeatureCollection (RFC 7946) piece by piece, `about` as its foreign members.

    The rows have `latitude` and `longitude`; a place that is not recorded is null.
    """
    features = (_feature(file.columns, row) for row in file.rows)
    yield from _with_list({"type": "FeatureCollection"} | file.about, "features", features)


def xlsx(file: File) -> list[bytes]:
    """Return a workbook, whole: the rows, and a second sheet "About" with the dictionary.

    Cells have the type of their column; no text is taken for a formula or a link.
    """
    columns = file.columns
    workbook = io.BytesIO()
    with xlsxwriter.Workbook(workbook, {"in_memory": True}) as book:
        # The same bytes from every process: a reader may ask each for a part of them.
        book.set_properties({"created": datetime.fromisoformat(file.about["as_of"])})
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        code = book.add_format({"num_format": "@"})  # text, whatever is typed into it later
        forms = [code if c.is_code else day if c.type == "date" else None for c in columns]
        sheet = book.add_worksheet(file.table)
        sheet.freeze_panes(1, 0)
        widths = [len(column.name) for column in columns]
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.name, head)
        for number, row in enumerate(file.rows, start=1):
            for place, column in enumerate(columns):
                value = column.value(row)
                _write_cell(sheet, number, place, value, forms[place])
                widths[place] = max(widths[place], len(str(value or "")))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(width + 2, WIDEST_COLUMN), forms[place])
        sheet.autofilter(0, 0, len(file.rows), len(columns) - 1)
        _write_about(book.add_worksheet("About"), file, head)
    return [workbook.getvalue()]


def records(columns: tuple[Column, ...], rows: Iterable) -> Iterator[dict]:
    """Return each row as JSON has it, {name of the column: its value}."""
    return (_record(columns, row) for row in rows)


class _Echo:
    """What csv.writer writes into: it gives each line back."""

    def write(self, line):
        return line


def _is_active(text):
    shown = (sign for sign in text if sign.isprintable() and not sign.isspace())
    return text.startswith(BREAKS_A_CELL) or next(shown, None) in MAKES_A_FORMULA


def _record(columns, row):
    return {column.name: _json_value(column.value(row)) for column in columns}


def _json_value(value):
    return value.isoformat() if isinstance(value, date) else value


def _feature(columns, row):
    point = None
    if row.latitude is not None:
        point = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return {"type": "Feature", "geometry": point, "properties": _record(columns, row)}


def _with_list(about, name, objects):
    """Yield the JSON of `about` with one more member, a list that is never held as a whole."""
    yield _dump(about)[:-1] + f"{',' if about else ''}{_dump(name)}:["
    for number, each in enumerate(objects):
        yield f"{',' if number else ''}\n{_dump(each)}"
    yield "\n]}\n"


def _dump(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=JSON_SEPARATORS)


def _write_cell(sheet, row, place, value, form):
    """Write a value; `form` is that of its column, None of most."""
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value:
        # Not write(), which would guess: a text is a text, whatever it begins with.
        sheet.write_string(row, place, writable(value), form)


def _write_about(sheet, file, head):
    lines = [(label.replace("_", " "), _line(value)) for label, value in file.about.items()]
    lines += [("", ""), ("Column", "What it says")]
    lines += [(column.name, described(column)) for column in file.columns]
    for number, (label, text) in enumerate(lines):
        sheet.write_string(number, 0, label, head if label == "Column" else None)
        sheet.write_string(number, 1, writable(text))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)


def _line(value):
    """Return what a file says of itself as a line of text."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {', '.join(values)}" for name, values in value.items()) or "all"
    return str(value)


# Tables that a query narrows, and all that there are files of.
OF_QUERIES = ("cities", "awards")
ALL = (*OF_QUERIES, "states", "timeline")


@dataclass(frozen=True)
class Format:
    """A format of files. `suffix` ends the URLs that answer in it, and the names of its files."""

    suffix: str
    label: str
    content_type: str
    # None where a view of its own writes it.
    write: Callable[[File], Iterable[str | bytes]] | None
    # Of which tables there are files in it.
    tables: tuple[str, ...] = OF_QUERIES
    is_text: bool = True
    # Does a browser show it? What it cannot show is kept under its name.
    is_inline: bool = False
    # Is a refused query answered in JSON, or else in plain text?
    has_json_errors: bool = False

    @property
    def media_type(self) -> str:
        return self.content_type.partition(";")[0]


CSV = Format("csv", "CSV", "text/csv; charset=utf-8", csv_lines, tables=ALL)
JSON = Format(
    "json",
    "JSON",
    "application/json",
    json_chunks,
    tables=ALL,
    is_inline=True,
    has_json_errors=True,
)
NDJSON = Format("ndjson", "JSON Lines", "application/x-ndjson", ndjson_lines, has_json_errors=True)
GEOJSON = Format(
    "geojson",
    "GeoJSON",
    "application/geo+json",
    geojson_chunks,
    tables=("cities",),
    is_inline=True,
    has_json_errors=True,
)
XLSX = Format(
    "xlsx",
    "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    xlsx,
    is_text=False,
)
# Of awards alone, and not beside the files: it has no columns (feed.py).
ATOM = Format("atom", "Atom feed", "application/atom+xml; charset=utf-8", None, tables=("awards",))
# Of the data package alone (package.py).
ZIP = Format("zip", "ZIP", "application/zip", None, tables=(), is_text=False)
FORMATS = {format.suffix: format for format in (CSV, JSON, NDJSON, GEOJSON, XLSX)}


def formats_of(table: str) -> list[Format]:
    """Return the formats of the files of a table, in the order in which they are offered."""
    return [format for format in FORMATS.values() if table in format.tables]
