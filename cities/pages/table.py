"""The table view of the directory: every column of the file of cities, as the file spells it."""

from dataclasses import dataclass

from cities.filters.city_filter import sorted_column
from cities.open_data.columns import CITY_COLUMNS, Column, described
from cities.open_data.formats import cell_text
from cities.responses import printable

LIST, TABLE = "list", "table"
VIEWS = {LIST: "List", TABLE: "Table"}


@dataclass(frozen=True)
class Head:
    """The head of a column; `order` is the value of aria-sort, "" where it is not sorted by."""

    column: Column
    order: str

    @property
    def sentence(self) -> str:
        return described(self.column)


@dataclass(frozen=True)
class Cell:
    """A value as the CSV spells it, and the URL it leads to: the city's page, or what it names."""

    text: str
    url: str = ""
    is_name: bool = False


@dataclass(frozen=True)
class Table:
    """The head of each column, and the cells of each city."""

    heads: list[Head]
    rows: list[list[Cell]]


def table_of(cities, sort) -> Table:
    """Return the cities in a table.

    They are asked for `with_standing()` and `with_awards()`, and told `with_coverage()`.
    """
    by, order = sorted_column(sort)
    heads = [Head(column, order if column.name == by else "") for column in CITY_COLUMNS]
    rows = [[_cell(column, city) for column in CITY_COLUMNS] for city in cities]
    return Table(heads, rows)


def errors_of_view(view) -> list[str]:
    if view in VIEWS:
        return []
    allowed = ", ".join(VIEWS)
    return [f"view: “{printable(view)}” is not a value of this word. Allowed: {allowed}."]


def _cell(column, city):
    text = cell_text(column.value(city))
    if column.name == "name":
        return Cell(text, city.get_absolute_url(), is_name=True)
    # A city is one link of its list, so the URL of its page stands as text.
    leads_on = column.is_url and text and text != city.page_url
    return Cell(text, text if leads_on else "")
