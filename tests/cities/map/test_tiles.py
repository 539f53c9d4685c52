"""The tile grid: every state once, none upon another, and what a square says."""

from certifications.levels import Level
from cities.map.tiles import PLACES, tiles
from cities.states import STATES


def test_every_state_has_a_place_of_its_own():
    assert PLACES.keys() == STATES.keys()
    assert len(set(PLACES.values())) == len(STATES)


def test_squares_come_as_one_reads_them():
    places = [(tile.row, tile.column) for tile in tiles({})]

    assert places == sorted(places)


def test_a_square_shows_the_highest_levels_and_counts_all_cities():
    found = {tile.code: tile for tile in tiles({"CA": {1: 2, 3: 1, 2: 1}, "TX": {1: 1}})}

    assert found["CA"].levels == (Level.PLATINUM, Level.GOLD, Level.SILVER)
    assert found["CA"].says == "California, 4 certified cities"
    assert found["TX"].says == "Texas, 1 certified city"
    assert (found["KS"].levels, found["KS"].says) == ((), "Kansas, none certified")
