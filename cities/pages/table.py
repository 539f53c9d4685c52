"""The table view of the directory: every column of the file of cities, and its values."""

from dataclasses import dataclass, replace

from cities.filters.city_filter import sorted_column
from cities.filters.parameters import NAMED
from cities.open_data.column import Column, described
from cities.open_data.columns import CITY_COLUMNS
from cities.open_data.formats import cell_text
from cities.responses import Fault, printable

LIST, TABLE = "list", "table"
VIEWS = {LIST: "List", TABLE: "Table"}


@dataclass(frozen=True)
class Head:
    """The head of a column; `order` is the value of aria-sort, "" where it is not sorted by.

    `sorts` is the query string that sorts by the column, "" where nothing does.
    """

    column: Column
    order: str
    sorts: str

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


def table_of(cities, query) -> Table:
    """Return the cities in a table that the query sorts.

    They are asked for `with_standing()` and `with_awards()`, and told `with_coverage()`.
    """
    by, order = sorted_column(query.sort)
    sorts = {
        sorted_column(sort)[0]: replace(query, sort=sort).urlencode(view=TABLE)
        for sort in NAMED["sort"].choices
    }
    heads = [
        Head(column, order if column.name == by else "", sorts.get(column.name, ""))
        for column in CITY_COLUMNS
    ]
    rows = [[_cell(column, city) for column in CITY_COLUMNS] for city in cities]
    return Table(heads, rows)


def errors_of_view(view) -> list[Fault]:
    if view in VIEWS:
        return []
    allowed = " and ".join(VIEWS)
    return [Fault("view", f"There is no “{printable(view)}” view. Views are {allowed}.")]


def _cell(column, city):
    text = cell_text(column.value(city))
    if column.name == "name":
        return Cell(text, city.get_absolute_url(), is_name=True)
    # A city is one link of its list, so the URL of its page stands as text.
    leads_on = column.is_url and text and text != city.page_url
    return Cell(text, text if leads_on else "")
