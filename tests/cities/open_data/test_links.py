"""The links under a result: every file of the query, and its feed."""

import pytest

from cities.filters.query import Query
from cities.open_data.links import links_of

ASKED = Query(q="san")


def test_a_result_has_every_file_and_its_feed():
    links = links_of(ASKED, 2, 3)

    assert links[0].url == "/awards.csv?q=san"
    assert (links[-1].url, links[-1].type) == ("/awards.atom?q=san", "application/atom+xml")
    assert {link.url.partition("?")[2] for link in links} == {"q=san"}


@pytest.mark.parametrize(
    ("cities", "awards", "says"),
    [
        (1, 1, ["Awards (1 row), CSV", "Cities (1 row), CSV"]),
        (1, 2, ["Awards (2 rows), CSV", "Cities (1 row), CSV"]),
        (2_000, 3_000, ["Awards (3,000 rows), CSV", "Cities (2,000 rows), CSV"]),
    ],
)
def test_a_link_says_how_much_it_gives(cities, awards, says):
    assert [link.says for link in links_of(ASKED, cities, awards) if "CSV" in link.says] == says


def test_an_empty_result_has_its_feed_alone():
    assert [link.says for link in links_of(ASKED, 0, 0)] == ["Follow"]
