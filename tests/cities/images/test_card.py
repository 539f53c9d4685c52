"""The social cards: what they say, that it stays in the frame, and that they are small."""

from io import BytesIO

import pytest
from PIL import Image

from certifications.levels import Level
from cities.images import card, lettering
from tests.cities.images.test_badge import tokens

pytestmark = pytest.mark.once

LEVELS = [(Level.PLATINUM, 0), (Level.GOLD, 4), (Level.SILVER, 9)]
CARDS = {
    "cohort": card.of_cohort(2018, [(Level.GOLD, 1), (Level.SILVER, 8)]),
    "cohort of one level": card.of_cohort(2024, [(Level.PLATINUM, 1)]),
    "large cohort": card.of_cohort(2030, [(level, 10_234) for level in reversed(Level)]),
    "site": card.of_site(LEVELS, 16),
    "empty site": card.of_site([(level, 0) for level in reversed(Level)], 0),
}


def said(what):
    return [text.text for text in card.texts(what)]


def picture(what):
    return Image.open(BytesIO(card.png(what))).convert("RGB")


def test_a_cohort_card_says_year_count_and_levels():
    shown = said(CARDS["cohort"])

    assert shown[1:3] == ["Certified in 2018", "9 cities"]
    assert shown[4:] == ["1", "Gold", "8", "Silver"]


def test_a_cohort_of_one_city_is_not_called_cities():
    assert said(CARDS["cohort of one level"])[2] == "1 city"


def test_the_site_card_says_the_numbers_of_the_record():
    shown = said(CARDS["site"])

    assert " ".join(shown[1:3]) == "Which cities were certified"
    assert shown[3] == "13 certified cities, 16 awards"
    assert shown[5:] == ["0", "Platinum", "4", "Gold", "9", "Silver"]


def test_the_card_of_an_empty_record_says_so():
    assert "No award is recorded yet" in said(CARDS["empty site"])


@pytest.mark.parametrize("what", CARDS.values(), ids=CARDS)
def test_a_card_is_a_small_png_of_the_size_that_sites_show(what):
    content = card.png(what)
    image = Image.open(BytesIO(content))

    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) < 60_000


@pytest.mark.parametrize("what", CARDS.values(), ids=CARDS)
def test_the_same_card_is_the_same_bytes(what):
    assert card.png(what) == card.png(what)


def test_the_levels_have_shapes_that_differ_without_color():
    masks = {card._mark(level, 84).tobytes() for level in Level}

    assert len(masks) == len(Level)


def inside(box, frame):
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def check_frames(what):
    sheet = (card.MARGIN - 8, 40, card.PANEL - card.MARGIN + 8, card.HEIGHT - 40)
    panel = (card.PANEL + 24, 40, card.WIDTH - 24, card.HEIGHT - 40)
    for text in card.texts(what):
        assert inside(text.box, sheet if text.x < card.PANEL else panel), text
    for _, (x, y), side in card.marks(what):
        assert inside((x, y, x + side, y + side), panel)


@pytest.mark.parametrize("what", CARDS.values(), ids=CARDS)
def test_text_and_shapes_stay_in_their_part_of_the_card(what):
    check_frames(what)


@pytest.mark.parametrize("what", CARDS.values(), ids=CARDS)
def test_no_text_of_a_card_covers_another(what):
    boxes = [text.box for text in card.texts(what)]

    for n, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


def test_a_card_is_drawn_even_without_its_font(monkeypatch):
    lettering.font.cache_clear()
    lettering._has.cache_clear()
    monkeypatch.setattr(lettering, "FONT", lettering.FONT.with_name("gone.woff2"))
    try:
        check_frames(CARDS["large cohort"])
        assert card.png(CARDS["large cohort"]).startswith(b"\x89PNG")
    finally:
        lettering.font.cache_clear()
        lettering._has.cache_clear()


@pytest.mark.parametrize(
    ("color", "token"),
    [
        (card.SHEET, "paper"),
        (card.RULE, "rule"),
        (card.INK, "ink"),
        (card.SOFT, "soft"),
        (card.NAVY, "solid"),
        (card.ON_NAVY, "onsolid"),
    ],
)
def test_a_color_of_the_card_is_that_of_the_pages(color, token):
    assert color == tokens(dark=False)[token]
