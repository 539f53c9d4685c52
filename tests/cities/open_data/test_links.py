"""The links under a result: every file of the query, and its feed."""

import pytest

from cities.filters.query import Query
from cities.open_data.links import links_of

ASKED = Query(q="san")


def test_a_result_has_every_file_and_its_feed():
    links = links_of(ASKED, 2, 3)

    assert links[0].url == "/cities.csv?q=san"
    assert (links[-1].url, links[-1].type) == ("/awards.atom?q=san", "application/atom+xml")
    assert {link.url.partition("?")[2] for link in links} == {"q=san"}


@pytest.mark.parametrize(
    ("cities", "awards", "says"),
    [
        (1, 1, ["Download this 1 city, CSV", "Download its 1 award, CSV"]),
        (1, 2, ["Download this 1 city, CSV", "Download their 2 awards, CSV"]),
        (2_000, 3_000, ["Download these 2,000 cities, CSV", "Download their 3,000 awards, CSV"]),
    ],
)
def test_a_link_says_how_much_it_gives(cities, awards, says):
    assert [link.says for link in links_of(ASKED, cities, awards) if "CSV" in link.says] == says


def test_an_empty_result_has_its_feed_alone():
    assert [link.says for link in links_of(ASKED, 0, 0)] == ["Follow this query, Atom feed"]
