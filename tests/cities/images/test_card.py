"""The social cards: what they say, that it stays in the frame, and that they are small."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from certifications.levels import Level
from cities.images import card
from tests.cities.images.test_badge import HOSTILE, LOUISVILLE, NAMES, tokens

pytestmark = pytest.mark.once

LEVELS = [(Level.PLATINUM, 0), (Level.GOLD, 4), (Level.SILVER, 9)]
CARDS = {
    "city": card.of_city("Boston", "Massachusetts", Level.SILVER, 2018),
    "long": card.of_city(LOUISVILLE, "Kentucky", Level.GOLD, 2019),
    "hundred letters": card.of_city("W" * 100, "District of Columbia", Level.PLATINUM, 2023),
    "cohort": card.of_cohort(2018, [(Level.GOLD, 1), (Level.SILVER, 8)]),
    "cohort of one level": card.of_cohort(2024, [(Level.PLATINUM, 1)]),
    "large cohort": card.of_cohort(2030, [(level, 10_234) for level in reversed(Level)]),
    "site": card.of_site(LEVELS, 16),
    "empty site": card.of_site([(level, 0) for level in reversed(Level)], 0),
}


def said(what):
    return [text.text for text in card.texts(what)]


def city(name):
    return card.of_city(name, "Massachusetts", Level.SILVER, 2018)


def picture(what):
    return Image.open(BytesIO(card.png(what))).convert("RGB")


def test_a_city_card_says_program_city_state_level_year_and_site():
    assert said(CARDS["city"]) == [
        "What Works Cities Certification",
        "Boston",
        "Massachusetts",
        "What Works Cities directory",
        "Silver",
        "2018",
    ]


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


@pytest.mark.parametrize("level", Level)
def test_a_level_stands_on_the_card_in_its_metal_and_shape(level):
    image = picture(card.of_city("Boston", "Massachusetts", level, 2018))
    [(_, (x, y), side)] = card.marks(card.of_city("Boston", "Massachusetts", level, 2018))
    red, green, blue = image.getpixel((x + side // 2, y + side // 2))

    # Few colors are kept, so that each is near, not equal.
    wanted = ImageColor.getrgb(level.looks.dark.edge)
    assert max(abs(a - b) for a, b in zip((red, green, blue), wanted, strict=True)) < 8


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


@pytest.mark.parametrize("name", NAMES + HOSTILE, ids=range(len(NAMES + HOSTILE)))
def test_any_name_stays_between_the_rules(name):
    check_frames(city(name))
    heading = card.texts(city(name))[1:-4]

    assert all(text.box[1] > 150 and text.box[3] < 490 for text in heading)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), max_size=100))
def test_no_name_breaks_a_card(name):
    check_frames(city(name))


@pytest.mark.parametrize("what", CARDS.values(), ids=CARDS)
def test_no_text_of_a_card_covers_another(what):
    boxes = [text.box for text in card.texts(what)]

    for n, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


def test_a_short_name_is_set_large_on_one_line():
    assert card.set_heading("Boston", card.COLUMN) == (["Boston"], 96)


def test_a_longer_name_shrinks_before_it_is_broken():
    lines, size = card.set_heading("Rancho Palos Verdes", card.COLUMN)

    assert lines == ["Rancho Palos Verdes"]
    assert 64 <= size < 96


@pytest.mark.parametrize("name", [LOUISVILLE, "El Paso de Robles (Paso Robles)"])
def test_a_long_name_is_broken_between_words_and_stays_whole(name):
    lines, size = card.set_heading(name, card.COLUMN)

    assert 2 <= len(lines) <= 3
    assert " ".join(lines) == name
    assert size >= 40


def test_a_name_too_long_for_three_lines_ends_in_an_ellipsis():
    lines, _ = card.set_heading("Massachusetts Bay " * 12, card.COLUMN)

    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_an_endless_word_is_broken_and_cut():
    lines, _ = card.set_heading("W" * 100, card.COLUMN)

    assert len(lines) == 3
    assert lines[-1].endswith("W…")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("Cañon City", "Cañon City"), ("Košice", "Kosice"), ("San\nJosé\x00\u2028", "San José")],
)
def test_a_letter_the_face_lacks_is_drawn_without_its_accent(name, drawn):
    assert card.drawable(name) == drawn


@pytest.mark.parametrize("name", ["Kāneʻohe", "東京", "Ακρόπολη", "🏛️", "\u0301", ""])
def test_a_name_in_letters_the_face_lacks_is_drawn_all_the_same(name):
    check_frames(city(name))
    assert card.png(city(name)).startswith(b"\x89PNG")


def test_a_card_is_drawn_even_without_its_font(monkeypatch):
    card.font.cache_clear()
    card._has.cache_clear()
    monkeypatch.setattr(card, "FONT", card.FONT.with_name("gone.woff2"))
    try:
        check_frames(CARDS["long"])
        assert card.png(CARDS["long"]).startswith(b"\x89PNG")
    finally:
        card.font.cache_clear()
        card._has.cache_clear()


@pytest.mark.parametrize(
    ("color", "token"),
    [
        (card.SHEET, "paper"),
        (card.RULE, "rule"),
        (card.INK, "ink"),
        (card.SOFT, "ink-soft"),
        (card.NAVY, "solid"),
        (card.ON_NAVY, "on-solid"),
    ],
)
def test_a_color_of_the_card_is_that_of_the_pages(color, token):
    assert color == tokens(dark=False)[token]
