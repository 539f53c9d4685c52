"""Names of a few cities that matter most, in two lines, each with a line to its marker. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .labels import Anchor, Box, Text, is_free, text_box, text_width, within
from .projection import HEIGHT, WIDTH, Point

# The name is larger than a label by this, and the second line stands so far under it.
LARGER, SECOND_LINE = 1.18, 22
# Room around the two lines, so that no label touches them.
AIR = 5
MARGIN = 8
# The reach within which a call-out can come near to another marker.
REACH, DOWN = 320, 150
# Where the first line may stand, best first, seen from the marker.
SPOTS = (
    Text(0, -58, "middle"),
    Text(0, 50, "middle"),
    *(
        Text(side * out, y, "start" if side > 0 else "end")
        for up, out in ((46, 36), (78, 20), (100, 40), (70, 90), (40, 110))
        for y in (-up, up - 8)
        for side in (1, -1)
    ),
)


@dataclass(frozen=True)
class Callout:
    """A name at (x, y), what stands under it, and the end of the line from the marker."""

    x: float
    y: float
    anchor: Anchor
    box: Box
    end: Point

    @property
    def second_y(self) -> float:
        return self.y + SECOND_LINE


def callouts(
    names: Sequence[str],
    points: Sequence[Point],
    order: Iterable[int],
    taken: Sequence[Box] = (),
) -> dict[int, Callout]:
    """Return {number: Callout} for those in `order` that find room.

    Each stands inside the frame, meets no call-out given before nor a box that is `taken`, and
    comes near to no marker.
    """
    given: dict[int, Callout] = {}
    for number in order:
        others = [points[number], *within(REACH, number, points, down=DOWN)]
        boxes = [*taken, *(callout.box for callout in given.values())]
        for spot in SPOTS:
            callout = _callout(names[number], points[number], spot)
            if _is_in_frame(callout.box) and is_free(callout.box, boxes, others):
                given[number] = callout
                break
    return given


def _callout(name, point, spot):
    text = Text(round(point[0] + spot.x, 1), round(point[1] + spot.y, 1), spot.anchor)
    left, top, right, bottom = text_box(text, LARGER * text_width(name))
    box = Box(left - AIR, top - AIR, right + AIR, bottom + SECOND_LINE + AIR)
    nearest = min(max(point[0], box.left), box.right)
    end = (round(nearest, 1), round(box.bottom if point[1] > box.bottom else box.top, 1))
    return Callout(*text, box, end)


def _is_in_frame(box):
    return (
        box.left >= MARGIN
        and box.top >= MARGIN
        and box.right <= WIDTH - MARGIN
        and box.bottom <= HEIGHT - MARGIN
    )
