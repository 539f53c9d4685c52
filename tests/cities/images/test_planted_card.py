"""The card of a city: what it says, that nothing leaves the frame, and that it is small."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from certifications.levels import Level
from certifications.seals import TONES
from cities.images import planted_card
from cities.images.planted_card import HEIGHT, LEFT, STRUCK, UNSTRUCK, WIDTH, PlantedCard
from cities.map.plate import plate_of
from cities.map.shapes import shapes
from tests.cities.images.test_badge import HOSTILE, LOUISVILLE, NAMES, tokens

pytestmark = pytest.mark.once

DAY = "April 24, 2019"
AT = {"MA": (42.36, -71.06), "HI": (21.3, -157.8), "AK": (61.2, -149.9), "WA": (47.6, -122.3)}


def card_of(name="Boston", state="MA", level=Level.SILVER, through=DAY, *, place=True):
    latitude, longitude = AT[state] if place else (None, None)
    year = None if level is None else 2018
    return PlantedCard(name, state, "Massachusetts", latitude, longitude, level, year, through)


CARDS = {
    "silver": card_of(),
    "platinum": card_of(level=Level.PLATINUM),
    "not certified": card_of(level=None),
    "nothing known": card_of(level=None, through=""),
    "no coverage": card_of(through=""),
    "no place": card_of(place=False),
    "long": card_of(LOUISVILLE),
    "endless": card_of("W" * 100),
    "Hawaii": card_of("Honolulu", "HI"),
    "Alaska": card_of("Anchorage", "AK"),
    "at the edge": card_of("Seattle", "WA"),
}
EACH = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)


def said(card):
    return [text.text for text in planted_card.texts(card)]


def laid_out(card):
    return plate_of(card, "social", {code: shape.bbox for code, shape in shapes().items()})


def test_a_certified_city_is_told_with_its_award_and_the_reach_of_the_record():
    assert said(card_of()) == [
        "What Works Cities Certification",
        "Boston",
        "Massachusetts",
        "Silver, 2018",
        "Latest award in a record complete through April 24, 2019",
    ]


def test_a_city_without_an_award_is_told_until_when():
    assert said(card_of(level=None))[3:] == [
        "Not certified as",
        "of April 24, 2019",
        "The last day this record is complete for",
    ]
    assert said(card_of(level=None, through=""))[3:] == ["No award recorded"]


@EACH
def test_it_is_a_small_png_of_the_size_that_sites_show_and_always_the_same(card):
    content = planted_card.png(card, shapes())
    image = Image.open(BytesIO(content))

    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) < 60_000
    assert planted_card.png(card, shapes()) == content


def check_frames(card):
    boxes = [text.box for text in planted_card.texts(card)]
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert left >= LEFT - 8
        assert top >= 40
        assert right <= WIDTH - 40
        assert bottom <= HEIGHT - 40
        for other in boxes[n + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


@EACH
def test_no_text_leaves_the_frame_or_covers_another(card):
    check_frames(card)


@pytest.mark.parametrize("level", [Level.GOLD, None])
@pytest.mark.parametrize("name", NAMES + HOSTILE, ids=range(len(NAMES + HOSTILE)))
def test_any_name_stays_in_its_column(name, level):
    check_frames(card_of(name, level=level))


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(), max_size=100))
@example("0000000000<M|\rÀÆ")  # the accents of a line under the strokes of the one above
def test_no_name_breaks_a_card(name):
    check_frames(card_of(name))


@EACH
def test_the_seal_stands_in_the_picture(card):
    plate = laid_out(card)
    if plate.foot is None:
        return
    x, y = plate.foot
    box = plate.box
    assert x - box.seal / 2 >= 0
    assert x + box.seal / 2 <= box.width
    assert y - box.stem - box.seal >= 0


@pytest.mark.parametrize("level", Level)
def test_the_seal_is_of_the_metal_of_its_level(level):
    card = card_of(level=level)
    plate = laid_out(card)
    image = Image.open(BytesIO(planted_card.png(card, shapes()))).convert("RGB")
    x = planted_card.PICTURE + plate.foot[0]
    y = plate.foot[1] - plate.box.stem - plate.box.seal * 0.3

    shown = image.getpixel((round(x), round(y)))

    # Few colors are kept, so that each is near, not equal.
    wanted = ImageColor.getrgb(TONES[level].base)
    assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) < 12


def test_the_grounds_are_those_of_the_pages():
    light = tokens(dark=False)

    assert (STRUCK.ground, STRUCK.home, STRUCK.neighbors) == (
        light["plate"],
        light["plate2"],
        light["plate3"],
    )
    assert (UNSTRUCK.ground, UNSTRUCK.home, UNSTRUCK.neighbors, UNSTRUCK.text) == (
        light["land"],
        light["land2"],
        light["unst"],
        light["ink"],
    )
