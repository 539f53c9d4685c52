"""Levels and events: their order, their words, what each took."""

import ast
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from certifications.levels import (
    CIRCLE_RADIUS,
    SHAPE_SIDE,
    Event,
    Level,
    event_of,
    measure_of,
    rungs_of,
    standard_of,
)

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SVG = "{http://www.w3.org/2000/svg}"


def test_levels_are_ordered():
    assert Level.SILVER < Level.GOLD < Level.PLATINUM


@pytest.mark.parametrize("level", Level)
def test_a_level_is_found_by_its_slug(level):
    assert Level.from_slug(level.slug) is level


@pytest.mark.parametrize("slug", ["bronze", "Gold", "", "1"])
def test_any_other_slug_is_refused(slug):
    with pytest.raises(ValueError, match="is not a level"):
        Level.from_slug(slug)


@pytest.mark.parametrize("level", Level)
def test_shapes_are_those_of_the_pages(level):
    tree = ElementTree.parse(STATIC / "levels.svg")
    symbols = {node.get("id"): node for node in tree.iter(f"{SVG}symbol")}
    symbol = symbols[level.slug]
    [shape] = symbol

    assert symbols.keys() == {*(level.slug for level in Level), "unstruck"}
    assert symbol.get("viewBox") == f"0 0 {SHAPE_SIDE} {SHAPE_SIDE}"
    if level.looks.corners:
        assert path_corners(shape.get("d")) == list(level.looks.corners)
    else:
        circle = tuple(float(shape.get(name)) for name in ("cx", "cy", "r"))
        assert circle == (SHAPE_SIDE / 2, SHAPE_SIDE / 2, CIRCLE_RADIUS)


def path_corners(d):
    """Return the corners of a path of straight lines; a small letter counts from the last one."""
    corners = [(0, 0)]
    for command, run in re.findall(r"([MmLl])([^A-Za-z]*)", d):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", run)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            left, top = corners[-1] if command.islower() else (0, 0)
            corners.append((round(left + x, 3), round(top + y, 3)))
    return corners[1:]


@pytest.mark.parametrize("level", Level)
def test_colors_are_those_of_the_style_sheet(level):
    """The custom properties come twice: first for a light ground, then for a dark one."""
    css = (STATIC / "site.css").read_text()
    metals = (level.looks.light, level.looks.dark)

    for part, suffix in (("surface", ""), ("ink", "-ink"), ("edge", "-edge")):
        in_css = re.findall(rf"--{level.slug}{suffix}: (#\w+);", css)
        assert in_css == [getattr(metal, part) for metal in metals]


@pytest.mark.parametrize(
    ("level", "previous", "event"),
    [
        (Level.SILVER, None, Event.FIRST),
        (Level.GOLD, Level.SILVER, Event.LEVEL_UP),
        (Level.PLATINUM, Level.SILVER, Event.LEVEL_UP),
        (Level.GOLD, Level.GOLD, Event.RENEWED),
        (Level.SILVER, Level.PLATINUM, Event.LOWER),
    ],
)
def test_an_event_compares_with_the_award_before(level, previous, event):
    assert event_of(level, previous) is event


@pytest.mark.parametrize(
    ("announced_on", "gold"),
    [
        (date(2018, 1, 25), "show practices across at least three components"),
        (date(2019, 4, 24), "meet 67–83% of the program’s 45 criteria"),
        (date(2022, 7, 31), "meet 67–83% of the program’s 45 criteria"),
        (date(2022, 8, 1), "meet 68–84% of the program’s 43 criteria"),
        (date(2015, 1, 1), "show practices across at least three components"),
    ],
)
def test_the_standard_is_that_of_the_announcement(announced_on, gold):
    assert standard_of(announced_on).takes[Level.GOLD].startswith(gold)


def test_the_ladder_has_shares_or_before_them_components():
    shares, components = standard_of(date(2019, 4, 24)), standard_of(date(2018, 1, 25))

    assert [*rungs_of(shares).values()] == ["51–66%", "67–83%", "84%+"]
    assert measure_of(shares) == "Of 45 criteria"
    assert rungs_of(components).keys() == rungs_of(shares).keys()
    assert measure_of(components).startswith("Components of the program’s standard")


# A level is a number, and a lower one than silver may come: what tests a level by truth would take
# rank 0 for "no level".


def test_rank_0_is_a_level_like_others():
    assert event_of(0, None) is Event.FIRST
    assert event_of(Level.SILVER, 0) is Event.LEVEL_UP
    assert event_of(0, 0) is Event.RENEWED


def asked_for_truth(tree):
    """Yield what `tree` asks for its truth alone, without a comparison."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
            yield node.test
        elif isinstance(node, ast.BoolOp):
            yield from node.values
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.operand
        elif isinstance(node, ast.comprehension):
            yield from node.ifs


def test_no_code_tests_a_level_by_truth():
    sources = [
        path
        for app in ("certifications", "cities", "wwc_site")
        for path in ROOT.glob(f"{app}/**/*.py")
    ]

    assert sources
    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources
        for node in asked_for_truth(ast.parse(path.read_text()))
        if re.search(r"(^|[._])level$", ast.unparse(node))
    ] == []


def test_no_template_tests_a_level_by_truth():
    level = r"(?:\w+[._])*level"
    by_truth = re.compile(
        rf"{{%\s*(?:el)?if\s(?:[^%]*\s)?{level}\s*(?:and\b|or\b|%}})"
        rf"|{level}\|(?:default|default_if_none|yesno)\b"
        rf"|{{%\s*firstof\s[^%]*{level}\s"
    )
    templates = [path for path in ROOT.glob("templates/**/*") if path.is_file()]

    assert templates
    assert [path.name for path in templates if by_truth.search(path.read_text())] == []
