"""A paste is read row by row: each ends in a right row, or in a sentence that says where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.levels import Level
from cities.desk.cohort.reading import PasteError, read
from cities.desk.cohort.workbook import text_of
from tests.cities.desk.cohort.spreadsheets import xlsx

LATER = Path(__file__).parents[4] / "fixtures" / "later" / "later_awards.csv"
SILVER, GOLD = Level.SILVER, Level.GOLD
TEMPE = [("Tempe", "AZ", GOLD)]
TEMPE_AND_MESA = [*TEMPE, ("Mesa", "AZ", SILVER)]
A, B = "https://a.org/x", "https://b.org/y"


def read_as(text, level=None):
    """Return (name, state, level) of each row; none may have a fault."""
    paste = read(text, level)

    assert [row.faults for row in paste.rows if row.faults] == []
    return [(row.name, row.state, row.level) for row in paste.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Tempe,AZ,gold\nMesa,AZ,silver",
        "city,state,level\nTempe,AZ,gold\nMesa,AZ,silver",
        "City\tState\tLevel\nTempe\tAZ\tGold\nMesa\tAZ\tSilver",
        "City;State;Level\r\nTempe;Arizona;GOLD\r\nMesa;Ariz.;silver\r\n",
        "level,city\ngold,“Tempe, AZ”\nsilver,“Mesa, AZ”",
        'level,city\ngold,"Tempe, AZ"\nsilver,"Mesa, Arizona"',
        "Tempe, AZ (2020 Gold), and Mesa, AZ (2020 Silver)",
        "Tempe, AZ (2020 Gold),\nMesa, AZ (2020 Silver)",
        "## 2020-06-29 Page <https://a.org>\nTempe, AZ (2020 Gold), Mesa, AZ (2020 Silver)",
        "What Works Cities 2020\ncity,state,level\nTempe,AZ,gold\nMesa,AZ,silver",
        "• Tempe\tAZ\tgold\n• Mesa\tAZ\tsilver",
        "1. Tempe, AZ, gold\n2. Mesa, AZ, silver",
        "Tempe AZ,gold\nMesa AZ,silver",
        "city,country,state,level\nTempe,USA,AZ,gold\nMesa,U.S.,AZ,silver",
        ",,\nTempe,AZ,Certified Gold,,\n\n,,,\nMesa,AZ,Silver Certification\n,,",
        "\ufeffcity,state,level\nTempe,AZ,gold\nMesa,AZ,silver\n",
        "city,state,level,,\nTempe,AZ,gold,,\nMesa,AZ,silver,,",
    ],
)
def test_every_usual_way_to_write_a_list_is_read(text):
    assert read_as(text) == TEMPE_AND_MESA


def test_plain_lines_have_the_level_chosen_for_them_and_a_row_may_say_another():
    assert read_as("Tempe, AZ, gold\nMesa, AZ", SILVER) == TEMPE_AND_MESA


def test_the_later_awards_are_read_whole():
    paste = read(LATER.read_text())

    assert [row.faults for row in paste.rows if row.faults] == []
    assert len(paste.rows) == 49
    assert paste.notes == ("Columns that were not read: confidence.",)
    athens = paste.rows[-1]
    assert (athens.number, athens.name, athens.state) == (50, "Athens-Clarke County", "GA")
    assert (athens.year, athens.day.in_words, athens.level) == (2021, "March 2022", SILVER)
    assert sum(len(row.sources) for row in paste.rows) == LATER.read_text().count("http")


def test_a_heading_above_the_head_is_said_not_to_be_read():
    paste = read(
        "Cohort of 2020\n\ncity,level\n“Tempe, AZ”,gold".replace("“", '"').replace("”", '"')
    )

    assert paste.notes == ("Row 1 was not read: “Cohort of 2020”.",)
    assert [row.number for row in paste.rows] == [4]


def test_the_day_of_a_round_is_that_of_its_rows():
    [row] = read("## 2020-06-29 Page <https://a.org>\nTempe, AZ (2020 Gold)").rows

    assert (row.day.in_words, row.year) == ("June 29, 2020", 2020)


def one(text, level=SILVER):
    """Return the only row of a paste."""
    [row] = read(text, level).rows
    return row


# Hostile pastes of one row: what was typed, and how its only sentence begins.
REFUSED = {
    "a total": ("Total,,21", "Row 1, city: “Total” is a total, not a city."),
    "a total of cities": ("Number of cities: 21", "Row 1, city: “Number of cities: 21” is a total"),
    "N/A as a level": ("Tempe,AZ,N/A", "Row 1, level: “N/A” is not a level. Levels are silver"),
    "N/A as a state": ("Tempe,N/A,gold", "Row 1, state: “N/A” is not a U.S. state."),
    "a dash as a level": ("city,state,level\nTempe,AZ,-", "Row 2, level: “-” is not a level."),
    "a formula": ("=A2,AZ,gold", "Row 1, city: “=A2” is a formula. Paste its value."),
    "a formula as a level": (
        "city,state,level\nTempe,AZ,=VLOOKUP(A2)",
        "Row 2, level: “=VLOOKUP(A2)” is a formula",
    ),
    "an error of Excel": ("Tempe,AZ,#REF!", "Row 1, level: “#REF!” is an error of the spreadsheet"),
    "an error as a city": ("#N/A,AZ,gold", "Row 1, city: “#N/A” is an error of the spreadsheet"),
    "Winnipeg": ("Winnipeg, Canada", "Row 1, state: “Canada” is not a U.S. state. This directory"),
    "its province": ("Winnipeg, MB", "Row 1, state: “MB” is not a U.S. state. This directory"),
    "Hamilton, Ontario": ("Hamilton, Ontario", "Row 1, state: “Ontario” is not a U.S. state. This"),
    "a column of countries": (
        "city,country,level\nRecife,Brazil,gold",
        "Row 2, country: “Brazil” is not the United States. This directory",
    ),
    "the country behind": ("Winnipeg,MB,Canada", "Row 1, state: “MB” is not a U.S. state."),
    "a territory": ("San Juan, Puerto Rico", "Row 1, state: “Puerto Rico” is not a U.S. state."),
    "a country alone": ("Canada", "Row 1, city: “Canada” is not a U.S. state. This directory"),
    "the Honor Roll": ("Tulsa,OK,Honor Roll", "Row 1, level: “Honor Roll” is not a certification"),
    "its heading": ("Honor Roll:", "Row 1, city: “Honor Roll:” names no certified city."),
    "a level misspelled": (
        "Tempe,AZ,Glod",
        "Row 1, level: “Glod” is not a level. Did you mean gold",
    ),
    "bronze": ("Tempe,AZ,bronze", "Row 1, level: “bronze” is not a level. Levels are"),
    "two levels": ("city,state,level\nTempe,AZ,silver/gold", "Row 2, level: “silver/gold” is not"),
    "a number as a level": ("city,state,level\nTempe,AZ,2", "Row 2, level: “2” is not a level."),
    "a state misspelled": (
        "Tempe,Arizonna",
        "Row 1, state: “Arizonna” is not a U.S. state. Did you",
    ),
    "a state that is none": ("Tempe,ZZ", "Row 1, state: “ZZ” is not a U.S. state. Write AZ"),
    "NUL": ("Te\x00mpe,AZ", "Row 1: this holds a character that can’t be stored."),
    "a lost letter": ("Ca\ufffdon City,CO", "Row 1: this holds a character that can’t be stored."),
    "a bell": ("Tempe,AZ,\x07", "Row 1: this holds a character that can’t be stored."),
    "a merged city": (
        "city,state,level\n,AZ,gold",
        "Row 2, city: it is empty. If cells are merged",
    ),
    "no address": ("Tempe,AZ,gold,see page 3", "Row 1, cells: “see page 3” is in no column."),
    "no web address": (
        "city,state,source\nTempe,AZ,page 3",
        "Row 2, source: “page” is not a web address. Write it whole",
    ),
    "a script as a source": (
        "city,state,source\nTempe,AZ,javascript:alert(1)",
        "Row 2, source: “javascript:alert(1)” is not a web address.",
    ),
    "a file as a source": (
        "city,state,source\nTempe,AZ,file:///etc/passwd",
        "Row 2, source: “file:///etc/passwd” is not a web address.",
    ),
    "an endless source": (f"Tempe,AZ,{A}{'x' * 600}", "Row 1, source: “https://a.org/xxxx"),
    "a cell too many": ("city,level\nTempe,gold,AZ", "Row 2, cells: “AZ” is in no column."),
    "an unquoted comma": ("city,level\nLouisville, KY,gold", "Row 2, "),
    "a number as a city": ("42,AZ,gold", "Row 1, city: “42” can’t be the name of a city."),
    "markup as a city": ("<b>Tempe</b>,AZ", "Row 1, city: “<b>Tempe</b>” can’t be the name"),
    "Markdown": ("| Tempe | AZ | gold |", "Row 1, city: “| Tempe | AZ | gold |” can’t be the name"),
    "SQL": ("Tempe'); DROP TABLE x,AZ", "Row 1, state: “DROP TABLE x,AZ” is not a U.S."),
    "an endless city": ("x" * 200 + ",AZ", f"Row 1, city: “{'x' * 40}…” can’t be the name"),
    "a year that is none": ("city,state,year\nTempe,AZ,20", "Row 2, year: “20” is not a year from"),
    "a year to come": ("city,state,year\nTempe,AZ,2999", "Row 2, year: “2999” is not a year from"),
    "a day that is none": (
        "city,state,date\nTempe,AZ,2020-02-31",
        "Row 2, announced on: “2020-02-31” isn’t a day.",
    ),
    "a bracket not closed": ("Tempe, AZ (2020 Gold, Mesa", "Row "),
    "bronze in the notation": (
        "Tempe, AZ (2020 Bronze)",
        'Row 1: Tempe, AZ (2020 Bronze): "Bronze"',
    ),
    "Winnipeg in the notation": ("Winnipeg, MB (2023 Gold)", "Row 1, state: “MB” is not a U.S."),
}
# Hostile pastes of one row that is read all the same: city, state, level.
READ = {
    "smart quotes": ("“Tempe”,“AZ”,“gold”", *TEMPE[0]),
    "smart quotes around city and state": ("“Tempe, AZ”,gold", *TEMPE[0]),
    "straight quotes": ('"Tempe, AZ",gold', *TEMPE[0]),
    "Excel's quotes": ("'Tempe\tAZ\tgold", *TEMPE[0]),
    "hard spaces": ("\u00a0Tempe\u00a0,\u00a0AZ,gold", *TEMPE[0]),
    "spaces of no width": ("Tem\u200bpe,AZ,gold\ufeff", *TEMPE[0]),
    "a turned line": ("\u202eTempe\u202c,AZ,gold", *TEMPE[0]),
    "a line break in a cell": ('"Fort\nCollins"\tCO\tgold', "Fort Collins", "CO", GOLD),
    "returns of old Macs": ("Tempe,AZ,gold\r", *TEMPE[0]),
    "shouting": ("TEMPE,AZ,GOLD", "TEMPE", "AZ", GOLD),
    "a state spelled out": ("Tempe,Arizona,gold", *TEMPE[0]),
    "a state in small letters": ("Tempe,az,gold", *TEMPE[0]),
    "D.C.": ("Washington, D.C.,gold", "Washington", "DC", GOLD),
    "an accent": ("Cañon City,CO,gold", "Cañon City", "CO", GOLD),
    "an accent of its own": ("Can\u0303on City,CO,gold", "Can\u0303on City", "CO", GOLD),
    "a city called as a state": ("New York,New York,gold", "New York", "NY", GOLD),
    "a city called as a country": ("Lebanon,PA,gold", "Lebanon", "PA", GOLD),
    "a Peru in the United States": ("Peru,IL,gold", "Peru", "IL", GOLD),
    "a year as a spreadsheet has it": ("city,state,level,year\nTempe,AZ,gold,2020.0", *TEMPE[0]),
    "a slash": ("Athens-Clarke/Bibb,GA,gold", "Athens-Clarke/Bibb", "GA", GOLD),
    "an apostrophe": ("O’Fallon,MO,gold", "O’Fallon", "MO", GOLD),
    "no state": ("Hamilton", "Hamilton", None, SILVER),
    "a merged state": ("city,state,level\nTempe,,gold", "Tempe", None, GOLD),
    "no state in the notation": ("San Francisco (2020 Gold)", "San Francisco", None, GOLD),
}


@pytest.mark.parametrize(("text", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_row_is_refused_with_row_column_and_value(text, sentence):
    row = read(text, SILVER).rows[0]

    assert row.faults[0].startswith(sentence)


@pytest.mark.parametrize(("text", "name", "state", "level"), READ.values(), ids=READ)
def test_a_hostile_row_is_read_right(text, name, state, level):
    row = one(text)

    assert row.faults == ()
    assert (row.name, row.state, row.level) == (name, state, level)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing to enter."),
        (" \n\t\r\n,,;\n", "There is nothing to enter."),
        ("city,state,level\n", "There is nothing to enter."),
        ("Tempe,AZ\n" * 1_001, "These are 1,001 rows. Up to 1,000 can be entered at once"),
        ("x" * 1_000_001, "This is more than 1 MB"),
        ("é" * 500_001, "This is more than 1 MB"),
        ('"Tempe,AZ\nMesa,AZ', "Row 1: a quotation mark opens in this row and never closes."),
        ("city,level,level\nTempe,gold,gold", "Two columns are headed “level”."),
        ("Tempe,AZ," + "x" * 200_000, "Row 1: a cell is too long"),
    ],
)
def test_a_hostile_paste_is_refused_as_a_whole(text, sentence):
    with pytest.raises(PasteError, match=f"^{sentence}"):
        read(text, SILVER)


def test_a_thousand_rows_below_a_head_are_read():
    assert len(read("city,state\n" + "Tempe,AZ\n" * 1_000, SILVER).rows) == 1_000


def test_a_row_without_a_level_is_asked_for_one():
    [fault] = one("Tempe,AZ", None).faults

    assert fault.startswith("Row 1, level: it is empty. Choose above which level such rows have")


def test_each_wrong_cell_of_a_row_is_named():
    assert [fault.split(":")[0] for fault in one("Tempe,ZZ,glod,x y").faults] == [
        *("Row 1, state", "Row 1, cells", "Row 1, level")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Tempe,AZ,{A} {B}",
        f"Tempe,AZ,{A},{B}",
        f'city,state,source\nTempe,AZ,"{A}, {B}"',
        f"city,state,source\nTempe,AZ,{A}; {B}",
    ],
)
def test_two_sources_of_a_row_are_both_kept_in_their_order(text):
    assert one(text).sources == (A, B)


def test_latin_1_bytes_of_a_file_are_read_as_they_were_meant():
    assert one(text_of("Cañon City,CO".encode("latin-1"))).name == "Cañon City"


def test_a_spreadsheet_with_a_merged_state_asks_for_it():
    rows = [["city", "state", "level"], ["Tempe", "AZ", "gold"], ["Mesa", "AZ", "silver"]]
    file = xlsx(rows, lambda sheet: sheet.merge_cells("B2:B3"))

    assert read_as(text_of(file)) == [*TEMPE, ("Mesa", None, SILVER)]


def said_of(reading):
    """Return the rows of a paste, or the sentence with which it is refused."""
    try:
        return reading().rows
    except ValueError as refused:
        return str(refused)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text):
    said = said_of(lambda: read(text, SILVER))

    assert said.endswith(".") if isinstance(said, str) else all(r.name or r.faults for r in said)


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reading(file):
    said = said_of(lambda: read(text_of(file), SILVER))

    assert said.endswith(".") if isinstance(said, str) else said
