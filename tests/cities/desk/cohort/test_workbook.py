"""An uploaded file becomes the text that could have been pasted."""

import io
import zipfile
from datetime import date, datetime

import pytest

from cities.desk.cohort import workbook
from cities.desk.cohort.workbook import text_of
from tests.cities.desk.cohort.spreadsheets import xlsx

ROWS = [["city", "state", "level"], ["Cañon City", "CO", "gold"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_a_csv_file_is_read_in_any_usual_encoding(encoding):
    assert text_of("Cañon City,CO".encode(encoding)) == "Cañon City,CO"


def test_a_spreadsheet_is_its_first_sheet_parted_by_tabs():
    assert text_of(xlsx(ROWS)) == "city\tstate\tlevel\nCañon City\tCO\tgold\n"


def test_numbers_days_and_breaks_are_shown_as_they_would_be_pasted():
    row = [2020, 2020.0, 1.5, date(2020, 6, 29), datetime(2020, 6, 29), "St.\nLouis", None, True]

    assert text_of(xlsx([row])) == (
        "2020\t2020\t1.5\t2020-06-29 00:00:00\t2020-06-29 00:00:00\tSt. Louis\t\tTrue\n"
    )


def test_merged_cells_leave_the_others_empty():
    rows = [["Tempe", "AZ"], ["Mesa", "AZ"]]

    assert text_of(xlsx(rows, lambda sheet: sheet.merge_cells("B1:B2"))) == "Tempe\tAZ\nMesa\n"


def test_a_formula_that_was_never_computed_is_empty():
    assert text_of(xlsx([["Tempe", '=UPPER("az")']])) == "Tempe\t\n"


def test_a_sheet_that_says_it_is_huge_is_read_as_far_as_it_goes():
    def far_away(sheet):
        sheet["A6000"] = "Mesa"

    assert "Mesa" not in text_of(xlsx(ROWS, far_away))


def test_a_file_of_more_than_a_megabyte_is_refused():
    assert text_of(b"x" * 1_000_000)
    with pytest.raises(ValueError, match="too large: up to 1 MB"):
        text_of(b"x" * 1_000_001)


def test_a_file_that_unfolds_to_far_more_is_refused_before_it_does():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (workbook.MOST_UNPACKED + 1))

    with pytest.raises(ValueError, match="too large: up to 1 MB"):
        text_of(bomb.getvalue())


def archive(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0rest", "Excel file of the old kind, or one with a password"),
        (b"%PDF-1.7", "This is a PDF file"),
        (b"PK\x03\x04 and no more", "This Excel file can’t be read"),
        (archive("readme.txt", "no spreadsheet"), "This Excel file can’t be read"),
        (archive("[Content_Types].xml", "<a"), "This Excel file can’t be read"),
        (xlsx(ROWS)[:-100], "This Excel file can’t be read"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(file, sentence):
    with pytest.raises(ValueError, match=sentence):
        text_of(file)
