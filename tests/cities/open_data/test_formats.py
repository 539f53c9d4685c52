"""The formats and their writers, without a site around them."""

import csv
import io
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest

from cities.open_data.column import Column
from cities.open_data.formats import ATOM, FORMATS, File, cell_text, csv_lines, xlsx
from cities.responses import JSON_SUFFIXES, TEXT_SUFFIXES

NOTE = Column("note", "string", "A text.", lambda row: row.note)
CHANGE = Column("change", "integer", "A number.", lambda row: row.change)
# Each sign by itself, the full-width ones too, then one after what a spreadsheet skips.
ACTIVE = [f"{sign}1+1" for sign in "=+-@\uff1d\uff0b\uff0d\uff20"]
ACTIVE += [f"{before}=1+1" for before in ("\n", "\r\n", "\t", " ", "\x0b", "\x7f", " \n \t")]
ACTIVE += [f"{before}\uff1d1" for before in ("\xa0", "\u2028", "\u3000", "\u200b", "\ufeff")]
ACTIVE += ["\t1", "\r1", "\n1"]
HARMLESS = ["", " ", "Boston", "1=1", "a\n=1", "'=1", "(=1)", "\u2212 1", "\u200b", "\U0001f3d9"]


def written(note, change=0):
    """Return the one row of a CSV file as the csv module of Python reads it."""
    row = SimpleNamespace(note=note, change=change)
    text = "".join(csv_lines(File("notes", (NOTE, CHANGE), [row])))
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return row


@pytest.mark.parametrize("text", ACTIVE, ids=ascii)
def test_text_that_a_spreadsheet_would_calculate_is_made_inert(text):
    assert written(text)["note"] == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS, ids=ascii)
def test_any_other_text_is_written_as_it_stands(text):
    assert written(text)["note"] == text


def test_number_stays_a_number():
    assert written("", -1)["change"] == "-1"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("", ""), ("-1", "'-1"), (-1, "-1"), (-94.5, "-94.5"), (0, "0")]
    + [(True, "true"), (False, "false")]
    + [(date(2019, 4, 24), "2019-04-24"), ("a\r\nb", "a\r\nb")],
)
def test_a_cell_is_spelled_as_the_file_spells_it(value, text):
    assert cell_text(value) == text
    assert written(value)["note"] == text


@pytest.mark.parametrize("format", [*FORMATS.values(), ATOM], ids=lambda format: format.suffix)
def test_format_is_refused_in_the_shape_that_it_declares(format):
    """The suffix of a URL decides how a refusal is answered, in a module below this one."""
    tables = {True: JSON_SUFFIXES, False: TEXT_SUFFIXES}

    assert f".{format.suffix}" in tables[format.has_json_errors]
    assert f".{format.suffix}" not in tables[not format.has_json_errors]


def test_a_code_of_digits_is_text_in_a_workbook_now_and_when_it_is_edited():
    code = Column("code", "string", "Digits.", lambda row: row.note, is_code=True)
    row = SimpleNamespace(note="0644000", change=1)
    (content,) = xlsx(File("codes", (code, NOTE), [row], {"as_of": "2026-05-07"}))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]

    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].number_format) == (
        "0644000",
        "s",
        "@",
    )
    assert sheet["B2"].number_format == "General"
    assert sheet.column_dimensions["A"].number_format == "@"
