"""The text of the cards: how a name fills its column, and what letters it is drawn in."""

import pytest

from cities.images import lettering
from tests.cities.images.test_badge import LOUISVILLE

COLUMN = 672


def test_a_short_name_is_set_large_on_one_line():
    assert lettering.set_heading("Boston", COLUMN) == (["Boston"], 96)


def test_a_longer_name_shrinks_before_it_is_broken():
    lines, size = lettering.set_heading("Rancho Palos Verdes", COLUMN)

    assert lines == ["Rancho Palos Verdes"]
    assert 64 <= size < 96


@pytest.mark.parametrize("name", [LOUISVILLE, "El Paso de Robles (Paso Robles)"])
def test_a_long_name_is_broken_between_words_and_stays_whole(name):
    lines, size = lettering.set_heading(name, COLUMN)

    assert 2 <= len(lines) <= 3
    assert " ".join(lines) == name
    assert size >= 40


def test_a_name_too_long_for_three_lines_ends_in_an_ellipsis():
    lines, _ = lettering.set_heading("Massachusetts Bay " * 12, COLUMN)

    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_an_endless_word_is_broken_and_cut():
    lines, _ = lettering.set_heading("W" * 100, COLUMN)

    assert len(lines) == 3
    assert lines[-1].endswith("W…")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("Cañon City", "Cañon City"), ("Košice", "Kosice"), ("San\nJosé\x00\u2028", "San José")],
)
def test_a_letter_the_face_lacks_is_drawn_without_its_accent(name, drawn):
    assert lettering.drawable(name) == drawn
