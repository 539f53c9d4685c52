"""The map of the states: who is marked, whose name stands beside it, and where."""

import csv
import json
from dataclasses import replace
from itertools import combinations, product
from math import dist, hypot
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cities.map.labels import text_box, text_width
from cities.map.markers import Place, markers, points, sprite
from cities.map.projection import Frame

FIXTURES = Path(__file__).parents[3] / "fixtures"
GOLD = {"Kansas City", "Los Angeles", "Louisville", "Washington"}


def place(
    name="Boston", state="MA", at=(42.358431, -71.059773), level="silver", *, population=None
):
    return Place(
        name=name,
        state=state,
        label=f"{name}: {level}",
        title=f"{name}, {state}",
        detail=level,
        url=f"/cities/{name}/",
        level_slug=level,
        latitude=at[0],
        longitude=at[1],
        population=population,
    )


@pytest.fixture(scope="module")
def roster():
    """The 13 cities of the roster, in order of name."""
    objects = json.loads((FIXTURES / "roster.json").read_text())
    cities = [each["fields"] for each in objects if each["model"] == "cities.city"]
    return [
        place(
            city["name"],
            city["state"],
            (city["latitude"], city["longitude"]),
            "gold" if city["name"] in GOLD else "silver",
        )
        for city in cities
    ]


def census():
    """The 1,361 places that may join the program."""
    with open(FIXTURES / "places.csv", encoding="utf-8") as file:
        return [
            place(
                row["name"],
                row["state"],
                (float(row["lat"]), float(row["lon"])),
                population=int(row["pop_2020"] or 0),
            )
            for row in csv.DictReader(file)
        ]


CENSUS = census()
CENSUS_BY_POPULATION = sorted(CENSUS, key=lambda each: each.population, reverse=True)
# There is room for one name between them: the western has it if it is the first to choose.
PAIR = (
    place("Winston-Durham", at=(41.9, -85)),
    place("Winston-Durham", at=(40.5, -72.5)),
)
# Rosters that may come: places of the census, and points anywhere on the lower 48, at any level.
# What the pair shows where the eastern one chooses first.
EAST_FIRST = ["end", "end"]
LEVELS = st.sampled_from(["silver", "gold", "platinum"])
ANYWHERE = st.builds(
    place,
    name=st.text("Wmil .-é", min_size=1, max_size=40),
    state=st.just("KS"),
    at=st.tuples(st.floats(24, 50), st.floats(-125, -66)),
    level=LEVELS,
)
FROM_CENSUS = st.builds(replace, st.sampled_from(CENSUS), level_slug=LEVELS)
PLACES = st.lists(FROM_CENSUS | ANYWHERE, max_size=60) | st.lists(
    FROM_CENSUS, min_size=30, max_size=60
)


def labeled(marked):
    return [marker for marker in marked if marker.label]


def box(marker):
    return text_box(marker.label, text_width(marker.place.name))


def overlap(one, other):
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0


def distance(box, marker):
    x = min(max(marker.x, box.left), box.right)
    y = min(max(marker.y, box.top), box.bottom)
    return hypot(x - marker.x, y - marker.y)


def is_in_frame(box):
    return box.left >= 4 and box.top >= 4 and box.right <= 971 and box.bottom <= 606


def assert_readable(marked):
    """Assert what a reader sees: labels apart, each beside its own marker alone, in the frame."""
    boxes = [box(marker) for marker in labeled(marked)]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for own in labeled(marked):
        nearest = min(
            (distance(box(own), other) for other in marked if other is not own), default=14
        )
        assert 10 <= distance(box(own), own) < min(nearest, 14)
    assert all(is_in_frame(each) for each in boxes)


# Markers


def test_marker_stands_on_the_projected_point_with_one_decimal():
    (marker,) = markers([place("Boston", "MA", (42.358431, -71.059773))])

    assert (marker.x, marker.y) == (908.7, 167.1)


def test_marker_keeps_its_place():
    boston = place("Boston", "MA")

    (marker,) = markers([boston])

    assert marker.place is boston


def test_single_place_is_labeled():
    (marker,) = markers([place()])

    assert marker.label


def test_no_places_give_no_markers():
    assert markers([]) == []


def test_markers_keep_the_order_given_whatever_their_level(roster):
    assert [marker.place for marker in markers(roster)] == roster


@pytest.mark.parametrize("at", [(None, None), (None, -71.059773), (42.358431, None)])
def test_place_without_coordinates_is_left_out(at):
    boston, atlantis = place("Boston"), place("Atlantis", at=at)

    assert [marker.place for marker in markers([atlantis, boston])] == [boston]


@pytest.mark.parametrize("at", [(42.358431, 71.059773), (-42.358431, -71.059773), (0, 0)])
def test_place_off_the_map_is_left_out(at):
    boston, mistaken = place("Boston"), place("Boston", at=at)

    assert [marker.place for marker in markers([mistaken, boston])] == [boston]


def test_marker_in_a_frame_stands_on_the_enlarged_point():
    (marker,) = markers([place()], Frame(2, -1500, 100))

    # Twice the point above, which is rounded after it is enlarged: 908.65..., 167.05...
    assert (marker.x, marker.y) == pytest.approx((317.4, 434.2), abs=0.15)


def test_place_outside_the_frame_is_left_out():
    assert markers([place()], Frame(2, 0, 0)) == []


def test_label_in_a_frame_stays_inside_of_it():
    marked = markers([place()], Frame(2, -860, 100))

    assert [marker.label.anchor for marker in marked] == ["end"]
    assert_readable(marked)


def test_points_are_those_of_the_markers_in_the_order_given():
    places = [place("A", at=(39, -96)), place("B", at=(None, None)), place("C", at=(40, -97))]
    frame = Frame(1.5, -200, -100)

    assert points(places, frame) == [(marker.x, marker.y) for marker in markers(places, frame)]
    assert len(points(places)) == 2


@pytest.mark.parametrize("level", ["silver", "gold", "platinum"])
def test_each_city_of_the_roster_stands_on_its_true_point(roster, level):
    marked = markers([replace(each, level_slug=level) for each in roster])

    assert [(marker.x, marker.y) for marker in marked] == points(roster)
    assert {(marker.origin, marker.is_crowded) for marker in marked} == {(None, False)}


def test_places_of_one_point_stand_side_by_side_and_name_it_when_they_are_far_from_it():
    marked = markers([place("A", at=(39, -96)), *[place("B", at=(39, -96))] * 6])

    (true,) = set(points([place("A", at=(39, -96))]))
    moves = [dist((marker.x, marker.y), true) for marker in marked]
    assert [marker.origin for marker in marked] == [true if move > 10 else None for move in moves]
    assert min(moves) <= 10 < max(moves)


def test_marker_is_crowded_where_a_target_of_36_units_would_cover_its_neighbor():
    alone, near, nearer = markers([place(at=at) for at in [(39, -105), (39, -96), (39, -94.4)]])

    assert dist((near.x, near.y), (nearer.x, nearer.y)) < 36
    assert [marker.is_crowded for marker in (alone, near, nearer)] == [False, True, True]


# Labels


def test_each_city_of_the_roster_is_labeled(roster):
    assert len(labeled(markers(roster))) == 13


def test_labels_of_the_roster_are_readable(roster):
    assert_readable(markers(roster))


@pytest.mark.parametrize("level", ["silver", "gold", "platinum"])
def test_each_city_of_the_roster_is_labeled_when_all_hold_one_level(roster, level):
    marked = markers([replace(each, level_slug=level) for each in roster])

    assert len(labeled(marked)) == 13


@settings(deadline=None)
@given(PLACES)
def test_labels_of_any_places_are_readable(places):
    assert_readable(markers(places))


@settings(deadline=None)
@given(PLACES)
def test_text_east_of_850_ends_where_it_is_anchored(places):
    east = [each.label for each in labeled(markers(places)) if each.label.x > 850]

    assert {label.anchor for label in east} <= {"end"}


@settings(deadline=None)
@given(PLACES)
def test_markers_are_the_same_each_time(places):
    assert markers(places) == markers(places)


def test_label_of_an_eastern_city_stands_left_of_its_marker():
    (marker,) = markers([place("Boston", "MA")])

    assert (marker.label.anchor, marker.label.x) == ("end", 895.7)


def test_label_of_a_western_city_stands_right_of_its_marker():
    (marker,) = markers([place("San Francisco", "CA", (37.775, -122.419444))])

    assert (marker.label.anchor, marker.label.x) == ("start", 47.8)


@pytest.mark.parametrize(
    "at",
    [(24.6, -81.8), (49, -123), (44.8, -67), (40.4, -124.4)],
    ids=["Key West", "Blaine", "Lubec", "Cape Mendocino"],
)
def test_place_at_the_edge_of_the_map_is_labeled_inside_the_frame(at):
    (marker,) = markers([place("Prince of Wales-Hyder", "KS", at)])

    assert marker.label
    assert is_in_frame(box(marker))


def test_label_that_has_no_room_on_the_right_moves():
    # The eastern marker stands where the western label would.
    west = place("Kansas City", "KS", (39.1, -94.7))
    east = place("Independence", "MO", (39.1, -94.4))

    marked = markers([west, east])

    assert [marker.label.anchor for marker in marked] == ["end", "start"]


def test_place_without_room_has_no_label():
    marked = markers([place("Crowdville", "KS", (39, -96))] * 20)

    # Those in the middle of the crowd.
    assert 0 < len(labeled(marked)) < 20


def test_place_given_first_has_the_first_choice_within_a_level():
    assert [each.label and each.label.anchor for each in markers(PAIR)][0] == "start"


def test_higher_level_has_the_first_choice():
    west, east = PAIR

    marked = markers([west, replace(east, level_slug="gold")])

    assert [marker.label and marker.label.anchor for marker in marked] == EAST_FIRST


def test_more_populous_place_has_the_first_choice_whatever_its_level():
    west, east = PAIR

    marked = markers(
        [replace(west, level_slug="gold", population=99_000), replace(east, population=100_000)]
    )

    assert [marker.label and marker.label.anchor for marker in marked] == EAST_FIRST


def test_place_of_unknown_population_has_the_last_choice():
    west, east = PAIR

    marked = markers([west, replace(east, population=30_000)])

    assert [marker.label and marker.label.anchor for marker in marked] == EAST_FIRST


def test_level_that_is_none_is_refused():
    with pytest.raises(ValueError, match="bronze"):
        markers([place(level="bronze")])


# Many


def test_only_the_60_most_populous_places_are_labeled():
    crowd = Random(1).sample(CENSUS, 200)
    least = sorted(place.population for place in crowd)[-60]

    marked = markers(crowd)

    assert 15 < len(labeled(marked)) <= 60
    assert all(marker.place.population >= least for marker in labeled(marked))


def test_whole_census_gives_every_marker():
    marked = markers(CENSUS)

    assert len(marked) == 1361
    assert_readable(marked)


@pytest.mark.parametrize(("count", "least"), [(60, 40), (200, 19)])
def test_labels_of_the_largest_cities_are_readable(count, least):
    marked = markers(CENSUS_BY_POPULATION[:count])

    assert_readable(marked)
    assert len(labeled(marked)) >= least


# Cards and call-outs


@pytest.mark.parametrize(("longitude", "begins"), [(-77.5, -131.4), (-121, 18)])
def test_card_of_a_marker_leads_to_the_middle_of_the_map(longitude, begins):
    (marker,) = markers([place(at=(39, longitude))])

    assert marker.card.x == begins
    assert marker.card.width > text_width("Boston, MA") * 13 / 17


def test_few_places_at_the_highest_level_are_called_out(roster):
    marked = markers(roster, has_callouts=True)

    assert {marker.place.name for marker in marked if marker.callout} == GOLD
    assert all((marker.label is None) is (marker.callout is not None) for marker in marked)
    assert_readable(marked)
    for one, other in product(marked, marked):
        if one.callout and other.label:
            assert not overlap(one.callout.box, box(other))


@pytest.mark.parametrize("level", ["silver", ""])
def test_many_places_at_the_highest_level_are_not_called_out(roster, level):
    marked = markers([replace(each, level_slug=level) for each in roster], has_callouts=True)

    assert [marker for marker in marked if marker.callout] == []


# The sprite


def test_sprite_holds_the_notice_and_each_state_by_its_code():
    states = [{"usps": "TX", "d": "M1,2l3,4Z"}, {"usps": "DC", "d": "M5,6l7,8Z"}]

    assert sprite(states, "Copyright\n") == (
        "<!--\nCopyright\n-->\n"
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 975 610">\n'
        '<g id="states">\n'
        '<path id="TX" d="M1,2l3,4Z"/>\n'
        '<path id="DC" d="M5,6l7,8Z"/>\n'
        "</g>\n"
        "</svg>\n"
    )
