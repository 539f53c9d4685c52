"""A pasted text is parted into rows of cells."""

import pytest

from cities.desk.cohort.cells import PasteError, is_unwritable, lines_of


def cells(text):
    return [line.cells for line in lines_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Tempe\tAZ\nMesa\tAZ",
        "Tempe,AZ\nMesa,AZ",
        "Tempe, AZ\r\nMesa, AZ\r\n",
        "Tempe;AZ\nMesa;AZ",
        '"Tempe","AZ"\n"Mesa","AZ"',
        "“Tempe”,“AZ”\n‘Mesa’, ‘AZ’",
        "• Tempe, AZ\n• Mesa, AZ",
        "1. Tempe, AZ\n2. Mesa, AZ",
        "\ufeffTempe,AZ\n\n \nMesa,AZ\n",
        "Tempe\u00a0,\u200bAZ\nMesa,AZ",
        "\tTempe\tAZ\n\tMesa\tAZ",
    ],
)
def test_rows_are_parted_by_what_parts_them(text):
    assert cells(text) == [["Tempe", "AZ"], ["Mesa", "AZ"]]


def test_a_semicolon_in_a_cell_parts_nothing_where_the_head_has_commas():
    text = "city,state,source\nTempe,AZ,https://a.org; https://b.org"

    assert cells(text)[1] == ["Tempe", "AZ", "https://a.org; https://b.org"]


def test_a_comma_in_a_cell_parts_nothing_where_the_head_has_semicolons():
    assert cells("city;level\nTempe, AZ;gold\n\nMesa;") == [
        *(["city", "level"], ["Tempe, AZ", "gold"], ["Mesa", ""])
    ]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    text = 'city,state\n\n"Fort\nCollins",CO\nMesa,AZ'

    assert [(line.number, line.cells[0]) for line in lines_of(text)] == [
        *((1, "city"), (3, "Fort Collins"), (5, "Mesa"))
    ]


def test_a_quotation_mark_that_never_closes_is_named_with_its_row():
    with pytest.raises(PasteError, match="Row 2: a quotation mark opens in this row"):
        lines_of('Boston,MA\n"Tempe,AZ\nMesa,AZ')


def test_a_cell_as_long_as_a_book_is_refused():
    with pytest.raises(PasteError, match="Row 2: a cell is too long"):
        lines_of("Boston,MA\n" + "x" * 200_000)


@pytest.mark.parametrize("text", ["Te\x00mpe,AZ", "Tempe,A\ufffd", "Tempe,\x07"])
def test_what_no_format_can_carry_is_noticed(text):
    assert is_unwritable(lines_of(text)[0])
    assert not is_unwritable(lines_of("Cañon City,CO")[0])
