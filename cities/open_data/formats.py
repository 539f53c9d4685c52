"""The writers of the files: columns and rows in, text or bytes out. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date

import xlsxwriter

from cities.text import writable

from .columns import Column

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a text for a formula that begins so, after blanks and what shows nothing as
# well, and in some languages the full-width signs for the others (OWASP, "CSV Injection").
MAKES_A_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
BREAKS_A_CELL = ("\t", "\r", "\n")
INERT = "'"
JSON_SEPARATORS = (",", ":")
WIDEST_COLUMN = 60


def csv_lines(columns: Iterable[Column], rows: Iterable) -> Iterator[str]:
    """Yield a CSV file (RFC 4180) line by line: a byte-order mark and the header first.

    Spreadsheets need the mark to read accents. What is not recorded is empty. Before a text that
    a spreadsheet would take for a formula stands an apostrophe; numbers stay numbers.
    """
    columns = tuple(columns)
    line = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + line.writerow([column.name for column in columns])
    for row in rows:
        yield line.writerow([_csv_cell(column.value(row)) for column in columns])


def json_chunks(columns: Iterable[Column], rows: Iterable, about: dict) -> Iterator[str]:
    """Yield a JSON object piece by piece: what is in `about`, then each row in "results"."""
    columns = tuple(columns)
    yield from _with_list(about, "results", (_record(columns, row) for row in rows))


def geojson_chunks(columns: Iterable[Column], rows: Iterable, about: dict) -> Iterator[str]:
    """Yield a FeatureCollection (RFC 7946) piece by piece, `about` as its foreign members.

    The rows have `latitude` and `longitude`; a place that is not recorded is null.
    """
    columns = tuple(columns)
    features = (_feature(_record(columns, row), row) for row in rows)
    yield from _with_list({"type": "FeatureCollection"} | about, "features", features)


def xlsx(columns: Iterable[Column], rows: Iterable, sheet: str, about: list[tuple[str, str]]):
    """Return the bytes of a workbook: the rows, and a second sheet "About" with the dictionary.

    `about` are lines of a label and a text. Cells have the type of their column; no text is taken
    for a formula or a link.
    """
    columns = tuple(columns)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        table = book.add_worksheet(sheet)
        table.freeze_panes(1, 0)
        widths = [len(column.name) for column in columns]
        for place, column in enumerate(columns):
            table.write_string(0, place, column.name, head)
        number = 0
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                value = column.value(row)
                _write_cell(table, number, place, value, day)
                widths[place] = max(widths[place], len(str(value or "")))
        for place, width in enumerate(widths):
            table.set_column(place, place, min(width + 2, WIDEST_COLUMN))
        table.autofilter(0, 0, number, len(columns) - 1)
        _write_about(book.add_worksheet("About"), columns, about, head)
    return file.getvalue()


class _Echo:
    """What csv.writer writes into: it gives each line back."""

    def write(self, line):
        return line


def _csv_cell(value):
    return INERT + value if isinstance(value, str) and _is_active(value) else value


def _is_active(text):
    shown = (sign for sign in text if sign.isprintable() and not sign.isspace())
    return text.startswith(BREAKS_A_CELL) or next(shown, None) in MAKES_A_FORMULA


def _record(columns, row):
    return {column.name: _json_value(column.value(row)) for column in columns}


def _json_value(value):
    return value.isoformat() if isinstance(value, date) else value


def _feature(record, row):
    point = None
    if row.latitude is not None:
        point = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return {"type": "Feature", "geometry": point, "properties": record}


def _with_list(about, name, objects):
    """Yield the JSON of `about` with one more member, a list that is never held as a whole."""
    yield _dump(about)[:-1] + f"{',' if about else ''}{_dump(name)}:["
    for number, each in enumerate(objects):
        yield f"{',' if number else ''}\n{_dump(each)}"
    yield "\n]}\n"


def _dump(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=JSON_SEPARATORS)


def _write_cell(sheet, row, place, value, day):
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value:
        # Not write(), which would guess: a text is a text, whatever it begins with.
        sheet.write_string(row, place, writable(value))


def _write_about(sheet, columns, about, head):
    lines = [*about, ("", ""), ("Column", "What it says")]
    lines += [(column.name, described(column)) for column in columns]
    for number, (label, text) in enumerate(lines):
        sheet.write_string(number, 0, label, head if label == "Column" else None)
        sheet.write_string(number, 1, writable(text))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)


def described(column: Column) -> str:
    """Return what the dictionary says of a column: its sentence, its unit, its values."""
    unit = f" Unit: {column.unit}." if column.unit else ""
    allowed = f" One of {', '.join(column.allowed)}." if column.allowed else ""
    return f"{column.sentence}{unit}{allowed}"
