"""The names beside the markers of a map: how wide they are, and where they have room. Pure."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from .projection import HEIGHT, WIDTH, Point

Anchor = Literal["start", "middle", "end"]

# All lengths are units of the viewport. The style sheet sets labels at this size, or smaller.
FONT_SIZE = 17
ASCENT, DESCENT = 16.4, 4.6
MARKER_RADIUS = 10
MARGIN = 4
# A label is nearer to its own marker than this, and to no other: 13 is the furthest of SPOTS.
NEIGHBORHOOD = 15
# East of this line a label ends at its marker: a wider font than expected would leave the frame.
EAST = 850

# Widths of characters in em, rounded up from DejaVu Sans Bold: it is wider than the other faces
# that the style sheet may meet, so that a label which fits in it fits in all of them.
CHARACTER_WIDTHS = {
    character: width
    for width, characters in {
        0.40: " .,'’/ijlIJ",
        0.50: "-()frt",
        0.62: "csz",
        0.73: "abdeghknopquvxyEFLSTY0123456789",
        0.86: "ABCDGHKNOPQRUVXZ",
        1.05: "mwM",
    }.items()
    for character in characters
}
WIDEST = 1.11


class Text(NamedTuple):
    """Where a text stands: the point on its baseline that `anchor` names (as SVG spells it)."""

    x: float
    y: float
    anchor: Anchor


class Box(NamedTuple):
    """The room that a text may take."""

    left: float
    top: float
    right: float
    bottom: float


# Where a label may stand, best first, seen from its marker, which each of them clears: beside it,
# above, below, at its corners.
SPOTS = (
    Text(13, 6, "start"),
    Text(-13, 6, "end"),
    Text(0, -15, "middle"),
    Text(0, 27.5, "middle"),
    Text(9, -10, "start"),
    Text(9, 22, "start"),
    Text(-9, -10, "end"),
    Text(-9, 22, "end"),
)


def labels(names: Sequence[str], points: Sequence[Point], order: Iterable[int]) -> dict[int, Text]:
    """Return {number: the Text of its label} for the markers `names` that stand at `points`.

    Labels are given in that order of numbers, wherever they stand inside the frame, overlap no
    label given before, and are beside no marker but their own: not all get one.
    """
    given: dict[int, Text] = {}
    taken: list[Box] = []
    for number in order:
        width = text_width(names[number])
        others = within(width + 2 * NEIGHBORHOOD, number, points)
        for text in _texts(points[number], SPOTS):
            box = text_box(text, width)
            if _is_in_frame(text, box) and is_free(box, taken, others):
                given[number] = text
                taken.append(box)
                break
    return given


def text_width(text: str) -> float:
    """Return the width of a text at FONT_SIZE, in units: an estimate on the generous side."""
    return FONT_SIZE * sum(CHARACTER_WIDTHS.get(character, WIDEST) for character in text)


def text_box(text: Text, width: float) -> Box:
    """Return the room of a text of that width, with its ascenders and descenders."""
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    return Box(left, text.y - ASCENT, left + width, text.y + DESCENT)


def _texts(point, spots):
    x, y = point
    return (Text(round(x + spot.x, 1), round(y + spot.y, 1), spot.anchor) for spot in spots)


def _is_in_frame(text, box):
    return (
        box.left >= MARGIN
        and box.top >= MARGIN
        and box.right <= WIDTH - MARGIN
        and box.bottom <= HEIGHT - MARGIN
        and (text.anchor == "end" or text.x <= EAST)
    )


def within(
    reach: float, number: int, points: Sequence[Point], *, down: float = 3 * NEIGHBORHOOD
) -> list[Point]:
    """Return the points, without that of the number, that its label could come near."""
    x, y = points[number]
    return [
        point
        for other, point in enumerate(points)
        if other != number and abs(point[0] - x) < reach and abs(point[1] - y) < down
    ]


def is_free(box: Box, taken: Sequence[Box], others: Sequence[Point]) -> bool:
    """Return whether the box meets no label of `taken` and no neighborhood of `others`."""
    return not any(
        box.left < other.right
        and other.left < box.right
        and box.top < other.bottom
        and other.top < box.bottom
        for other in taken
    ) and not any(_distance_squared(box, x, y) < NEIGHBORHOOD**2 for x, y in others)


def _distance_squared(box, x, y):
    """Return the square of the distance from a point to the nearest point of the box."""
    across = max(box.left - x, 0, x - box.right)
    down = max(box.top - y, 0, y - box.bottom)
    return across * across + down * down
