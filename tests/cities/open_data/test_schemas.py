"""The schemas of the description, without a site."""

from cities.open_data.column import Column
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.schemas import OF_THE_RECORD, schemas_of

TABLES = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}


def test_a_table_has_the_schema_of_its_rows_and_of_its_file():
    flag = Column("flag", "boolean", "Is it so?", lambda row: row)
    schemas = schemas_of(TABLES | {"flags": (flag,)})

    assert schemas["flags_row"]["properties"] == {
        "flag": {"type": "boolean", "description": "Is it so?"}
    }
    assert schemas["flags_json"]["properties"]["results"]["items"] == {
        "$ref": "#/components/schemas/flags_row"
    }


def test_what_a_city_without_an_award_lacks_an_award_has():
    schemas = schemas_of(TABLES)

    for name in ("current_level", "current_year", "first_year", "awards_in_short"):
        assert "null" in schemas["cities_row"]["properties"][name]["type"]
        assert "null" not in schemas["awards_row"]["properties"][name]["type"]


def test_a_file_of_a_city_says_what_any_file_says_of_its_record():
    city = schemas_of(TABLES)["city_json"]

    assert city["required"] == [*OF_THE_RECORD, "city", "awards"]
    assert OF_THE_RECORD[:2] == ("title", "as_of")
