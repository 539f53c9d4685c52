"""Addresses and where they stand in an archive."""

import pytest

from wwc_site.export.places import file_of, place_of

DAY = "2026-11-30"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", "/"),
        ("/cities.csv", "/cities.csv"),
        ("/cities/?level=gold", "/cities/level/gold/"),
        ("/cities/?year=2018&level=gold", "/cities/level/gold/year/2018/"),
        ("/cities/?state=CA", "/cities/state/ca/"),
        ("/cities/?level=gold&standing=current", "/cities/level/gold/standing/current/"),
        ("/cities/?level=gold&page=2", "/cities/level/gold/page/2/"),
        ("/data/releases/?page=2", "/data/releases/page/2/"),
        (f"/cities/?as_of={DAY}&level=gold", "/cities/level/gold/"),
        (f"/awards.csv?as_of={DAY}", "/awards.csv"),
        (f"/cities.csv?as_of={DAY}&scope=eligible", "/eligible/cities.csv"),
    ],
)
def test_it_stands_in_a_folder_of_its_query(address, place):
    assert place_of(address, DAY) == place


@pytest.mark.parametrize(
    "address",
    [
        "/cities/?sort=first",
        "/cities/?q=boise",
        "/cities/?view=table",
        "/cities/?level=gold&level=silver",
        "/cities/?state=CA&year=2018",
        "/cities/?standing=current",
        "/cities/?as_of=2018-12-31",
        "/states/?sort=name",
        "/states/?state=CA",
        "/awards.csv?year=2018",
        "/awards.csv?page=2",
        "/awards.csv?scope=eligible",
        "/cities.csv?scope=eligible&state=CA",
        "/find/",
        "/compare/?city=boise-id",
    ],
)
def test_it_needs_a_server(address):
    assert place_of(address, DAY) is None


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("/", "index.html"),
        ("/cities/", "cities/index.html"),
        ("/cities.csv", "cities.csv"),
    ],
)
def test_a_folder_is_its_index(place, file):
    assert file_of(place) == file
