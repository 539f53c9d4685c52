"""Names on the map: how wide they are, and where they find room."""

import pytest

from cities.map.labels import FONT_SIZE, MARKER_RADIUS, Text, labels, text_box, text_width

# Advance widths at 13 units as FreeType measures them: DejaVu Sans, and its bold.
MEASURED = [
    ("Arlington", 59.2, 68.3),
    ("Boston", 44.9, 51.0),
    ("Kansas City", 75.6, 85.6),
    ("Los Angeles", 77.6, 87.9),
    ("Louisville", 60.1, 69.3),
    ("Memphis", 58.8, 66.1),
    ("New Orleans", 82.7, 92.7),
    ("Philadelphia", 79.2, 90.8),
    ("San Diego", 66.4, 74.2),
    ("San Francisco", 89.3, 100.9),
    ("Scottsdale", 68.1, 77.5),
    ("Seattle", 46.0, 52.7),
    ("Washington", 76.4, 87.1),
    ("O'Fallon", 51.5, 59.0),
    ("Wilkes-Barre", 80.9, 93.8),
    ("La Cañada Flintridge", 134.4, 152.1),
    ("El Paso de Robles (Paso Robles)", 204.9, 233.7),
]


def test_labels_are_given_in_the_order_asked_for():
    # Each would have the room between them, and is too wide for more than one name in it.
    names, points = ["Winston-Durham"] * 2, [(680, 210), (900, 214)]

    assert [labels(names, points, order)[0].anchor for order in ([0, 1], [1, 0])] == [
        "start",
        "end",
    ]


def test_label_that_would_end_beside_another_marker_moves():
    names, points = ["Phoenix", "Tempe"], [(500, 300), (610, 300)]

    # To the right it would end before the other marker, and seem to be the name of that.
    assert text_box(Text(513, 306, "start"), text_width("Phoenix")).right < 610 - MARKER_RADIUS
    assert labels(names, points, [0]) == {0: Text(487, 306, "end")}


def test_marker_that_is_not_asked_for_gets_no_label():
    assert labels(["A", "B"], [(500, 300), (100, 300)], [1]).keys() == {1}


@pytest.mark.parametrize(("name", "regular", "bold"), MEASURED)
def test_estimated_width_holds_a_wide_font_and_is_no_waste(name, regular, bold):
    assert bold <= text_width(name) * 13 / FONT_SIZE <= 1.3 * regular


def test_room_of_a_text_holds_accents_and_descenders():
    # The ink of "ÑÉdgpqyj(" in DejaVu Sans at 13 units, from the baseline.
    room = text_box(Text(0, 0, "start"), 10)

    assert room.top <= -12.07 * FONT_SIZE / 13
    assert room.bottom >= 2.81 * FONT_SIZE / 13


@pytest.mark.parametrize(
    ("anchor", "left", "right"), [("start", 100, 140), ("middle", 80, 120), ("end", 60, 100)]
)
def test_room_of_a_text_lies_where_its_anchor_puts_it(anchor, left, right):
    room = text_box(Text(100, 0, anchor), 40)

    assert (room.left, room.right) == (left, right)


def test_character_of_no_known_width_counts_as_the_widest():
    assert text_width("木") == max(text_width(character) for character in "WMw木")
