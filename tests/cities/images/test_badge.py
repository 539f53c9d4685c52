"""The badge: what it says, that it fits, and that no name can break it."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from certifications.levels import Level
from certifications.seals import TONES
from cities.images.badge import PADDING, badge_of, width_of

SVG = "{http://www.w3.org/2000/svg}"
STYLE_SHEET = Path(__file__).parents[3] / "static" / "site.css"
LOUISVILLE = "Louisville/Jefferson County Metro Government"
HUNDRED = (
    "Winchester-on-the-Severn and the Honourable Borough of Kensington with Much Hadham under Lyme"
)
NAMES = [
    "Ely",
    "Boston",
    "El Paso de Robles (Paso Robles)",
    LOUISVILLE,
    HUNDRED,
    "W" * 100,
    "i" * 100,
    "東京都" * 30,
    "Kāneʻohe",
]
HOSTILE = [
    '"><script>alert(1)</script>',
    "</title><svg onload='alert(1)'>",
    "]]><!--&amp;&nbsp;",
    "{{ 7|add:7 }}{% now %}",
    "a\x00b\x0bc\x1bd\ufffee\u2028f\x85g",
    "\u202eAvalon",
]


DAY = "April 24, 2019"
REACH = f"Record complete through {DAY}"


def boston(level=Level.SILVER, year=2018):
    return badge_of("Boston", "MA", "Massachusetts", level, year, DAY)


def drawn(badge):
    """Return the badge as a reader of XML sees it."""
    return ElementTree.fromstring(
        render_to_string("cities/images/badge.svg", {"publisher": "A & B", "badge": badge})
    )


def lines(svg):
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def test_badge_says_program_city_level_and_year():
    assert lines(drawn(boston())) == [
        "What Works Cities Certified",
        "Boston, MA",
        REACH,
        "2018",
        "Silver",
    ]


def test_badge_of_a_record_that_reaches_nowhere_says_no_day():
    badge = badge_of("Boston", "MA", "Massachusetts", Level.SILVER, 2018)

    assert badge.reach is None
    assert not [line for line in lines(drawn(badge)) if "Record" in line]


def test_badge_is_an_image_with_title_and_description():
    svg = drawn(boston())

    assert svg.get("role") == "img"
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text == (
        f"Boston, Massachusetts: What Works Cities Certified, Silver, 2018. {REACH}"
    )
    assert svg[1].tag == f"{SVG}desc"
    assert "latest award" in svg[1].text


@pytest.mark.parametrize("level", Level)
def test_a_level_is_told_by_seal_word_and_year(level):
    def seal(badge):
        return [dict(node.items()) for node in drawn(badge).find(f"{SVG}svg")]

    assert lines(drawn(boston(level)))[-2:] == ["2018", level.label]
    assert seal(boston(level)) not in [seal(boston(other)) for other in Level if other != level]


@pytest.mark.parametrize("level", Level)
def test_small_badge_says_level_and_year(level):
    context = {"publisher": "A & B", "badge": boston(level)}
    svg = ElementTree.fromstring(render_to_string("cities/images/small_badge.svg", context))

    assert lines(svg) == ["What Works Cities", f"{level.label}, 2018"]
    assert svg[0].text == boston(level).title
    assert (svg.get("width"), svg.get("height")) == ("196", "40")


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_every_text_stays_in_its_part_of_the_badge(name, level):
    badge = badge_of(name, "MA", "Massachusetts", level, 2018, DAY)

    assert badge.width <= 600
    texts = (badge.program, *badge.name, badge.reach)
    for text in texts:
        assert text.x + text.width <= badge.panel - PADDING + 1
        assert text.size < text.y < badge.height - 8
    for above, below in pairwise(texts):
        assert below.y - above.y >= below.size
    assert badge.panel + 8 < badge.level.x
    assert badge.level.x + badge.level.width <= badge.width - 8
    assert badge.panel < badge.seal_x < badge.seal_x + badge.seal_side < badge.width


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_every_text_is_held_to_its_width_in_whatever_font(name):
    svg = drawn(badge_of(name, "MA", "Massachusetts", Level.GOLD, 2018))
    texts = [node for node in svg.iter(f"{SVG}text") if node.get("text-anchor") != "middle"]

    assert len(texts) >= 3
    assert all(float(node.get("textLength")) > 0 for node in texts)


def test_the_badge_grows_with_the_name():
    widths = [
        badge_of(name, "CA", "California", Level.GOLD, 2018).width
        for name in ("San Francisco", "Rancho Santa Margarita", "El Paso de Robles (Paso Robles)")
    ]

    assert widths == sorted(set(widths))


@pytest.mark.parametrize("name", [LOUISVILLE, HUNDRED])
def test_a_long_name_stands_whole_in_two_lines_broken_between_words(name):
    badge = badge_of(name, "KY", "Kentucky", Level.GOLD, 2019)

    assert " ".join(line.text for line in badge.name) == f"{name}, KY"
    assert len(badge.name) == 2
    assert badge.width < 600


def test_a_new_level_leaves_the_badge_as_wide_as_it_is_embedded():
    assert len({boston(level).width for level in Level}) == 1


def test_one_endless_word_is_broken_rather_than_squeezed():
    first, second = badge_of("i" * 40 + "M" * 60, "KY", "Kentucky", Level.GOLD, 2019).name

    assert first.text + second.text == "i" * 40 + "M" * 60 + ", KY"
    assert abs(width_of(first.text, 16) - width_of(second.text, 16)) < 20


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_text_and_nothing_else(name):
    svg = drawn(badge_of(name, "MA", "Massachusetts", Level.GOLD, 2018))

    tags = {node.tag.removeprefix(SVG) for node in svg.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text", "g", "circle"}
    assert lines(svg)[-2:] == ["2018", "Gold"]


@settings(deadline=None)
@given(st.text(st.characters(), max_size=100))
def test_no_name_makes_the_badge_malformed(name):
    svg = drawn(badge_of(name, "MA", "Massachusetts", Level.GOLD, 2018))

    assert svg[0].text.endswith("Certified, Gold, 2018")


@pytest.mark.parametrize("level", Level)
def test_a_badge_loads_and_runs_nothing(level):
    """It must look the same alone, as an image, and under a policy that allows no style."""
    svg = drawn(boston(level))
    names = {name for node in svg.iter() for name in node.keys()}  # noqa: SIM118

    assert not {name for name in names if re.search(r"href|src|style|class|^on|^id$", name)}
    assert "url(" not in ElementTree.tostring(svg, encoding="unicode")


@pytest.mark.parametrize("level", Level)
def test_text_and_seal_stand_out_from_their_ground(level):
    svg = drawn(boston(level))
    panel, sheet = (svg.find(f"{SVG}{tag}").get("fill") for tag in ("rect", "path"))
    ink = [svg.find(f"{SVG}text").get("fill"), svg.find(f"{SVG}g").get("fill")]

    assert all(contrast(color, sheet) >= 6.5 for color in ink)
    assert contrast(TONES[level].base, panel) >= 4.5
    assert contrast(TONES[level].struck, TONES[level].base) >= 7
    assert contrast(svg.findall(f"{SVG}text")[-1].get("fill"), panel) >= 7


def contrast(*colors):
    """Return the contrast ratio of two colors, as WCAG 2.2 defines it."""

    def luminance(color):
        parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
        linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted(luminance(color) for color in colors)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(*, dark):
    """Return {name: color} of the tokens of the style sheet, light or dark."""
    light, rest = STYLE_SHEET.read_text().split("@media (prefers-color-scheme: dark)", 1)
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest.split("}")[0] if dark else light)
    return dict(found)


@pytest.mark.parametrize("template", ["badge", "small_badge"])
def test_every_color_of_the_badge_is_a_token_of_the_pages(template):
    context = {"publisher": "A & B", "badge": boston(Level.GOLD)}
    svg = render_to_string(f"cities/images/{template}.svg", context)
    used = set(re.findall(r"#[0-9a-f]{6}", svg)) - set(TONES[Level.GOLD])

    assert used <= set(tokens(dark=False).values())
