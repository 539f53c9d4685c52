"""The struck seals: told apart by outline, drawn within their box, light enough for every page."""

from xml.etree import ElementTree

import pytest

from certifications.levels import Level
from certifications.seals import MIDDLE, SEALS, SIDE, TONES, Disc, Facet, Wedge, around


def corners(part):
    """Return the points that a part reaches: those of a circle on its four sides."""
    if isinstance(part, Facet):
        return list(part.corners)
    if isinstance(part, Wedge):
        return [around(MIDDLE, part.radius, angle) for angle in (part.start, part.end)]
    (x, y), reach = part.center, part.radius + part.width / 2
    return [(x - reach, y), (x + reach, y), (x, y - reach), (x, y + reach)]


def test_every_level_has_a_seal_and_tones():
    assert SEALS.keys() == TONES.keys() == set(Level)


@pytest.mark.parametrize("level", Level)
def test_a_seal_stays_in_its_box(level):
    reached = [point for part in SEALS[level].parts for point in corners(part)]

    assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in reached)


def test_the_levels_are_told_apart_by_outline_alone():
    silver, gold, platinum = (SEALS[level].outline for level in Level)

    assert isinstance(silver, Disc)
    assert (len(gold.corners), len(platinum.corners)) == (4, 10)
    assert platinum.corners[0] == (50, 1.5)  # its first tip is up


@pytest.mark.parametrize("level", Level)
def test_a_seal_is_well_formed_and_light(level):
    svg = SEALS[level].svg

    shapes = ElementTree.fromstring(f"<svg>{svg}</svg>")
    assert len(shapes) == len(SEALS[level].parts)
    assert len(svg) < 1000
    assert {shape.get("fill") for shape in shapes} <= {*TONES[level], "none"}


def test_the_light_falls_from_the_upper_left():
    facets = [part for part in SEALS[Level.GOLD].parts if len(part.corners) == 3]
    tones = TONES[Level.GOLD]

    assert [part.fill for part in facets] == [tones.base, tones.deep, tones.mid, tones.light]


def test_an_angle_counts_clockwise_from_the_right():
    assert around(MIDDLE, 10, 0) == (60, 50)
    assert around(MIDDLE, 10, 90) == (50, 60)
