"""The picture of a city: its state on a ground, and the seal planted at the city's point. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from .projection import CONES, Frame, Point, frame_of, project

BBox = tuple[float, float, float, float]


class Box(NamedTuple):
    """The measures of a picture in pixels; the seal stands `stem` above the city's point."""

    width: int
    height: int
    seal: int
    stem: int


BOXES = {
    "wide": Box(760, 430, 132, 30),
    "phone": Box(360, 196, 74, 16),
    "card": Box(370, 188, 82, 18),
    "social": Box(760, 630, 206, 46),
}
# What a state may take of the box, and where its middle stands.
SHARE = (0.46, 0.66)
SHARE_OF_TALL = 0.8
TALL = 1.25  # times as high as it is wide
MIDDLE = (0.6, 0.56)
# The seal keeps this far off the edges. On phones a wide picture is shown smaller, and its seal
# drawn larger in it by this factor, so that the year can be read: the room is kept for that.
MARGIN = 12
LARGER_SEAL = 1.18

ICON = (48, 40)
ICON_MARGIN = 7
ICON_MARK = 14


class Plate(NamedTuple):
    """A picture, laid out: `frame` puts the outlines there, `foot` is the city's point."""

    box: Box
    frame: Frame
    neighbors: tuple[str, ...]
    foot: Point | None

    @property
    def view(self) -> list[float]:
        """What the picture shows of the map of the states: left, top, width and height."""
        box, frame = self.box, self.frame
        return [round(x / frame.scale, 4) for x in (-frame.dx, -frame.dy, box.width, box.height)]

    @property
    def anchor(self) -> Point:
        """What the seal stands on: the city's point, or the middle where none is recorded."""
        return self.foot or (MIDDLE[0] * self.box.width, MIDDLE[1] * self.box.height)

    @property
    def stem_top(self) -> float:
        """How far the stem goes up: to the middle of the seal, for a star has no foot there."""
        return self.box.stem + self.box.seal / 2

    @property
    def seal_at(self) -> Point:
        """Where the box of the seal begins, seen from the anchor."""
        half = self.box.seal / 2
        return -half, -self.box.seal - self.box.stem if self.foot else -half


class Icon(NamedTuple):
    """A state in the size of a word, and where the mark of the city stands in it."""

    frame: Frame | None
    mark_at: Point


def plate_of(place, shape: str, bboxes: Mapping[str, BBox]) -> Plate:
    """Lay out the picture of a place that has `latitude`, `longitude` and `state`.

    `bboxes` is the room of each state on the map of the states. Alaska and Hawaii stand apart
    there, and have no neighbors.
    """
    box = BOXES[shape]
    frame = _fitted(bboxes[place.state], box)
    foot = _point(place, frame)
    if foot:
        right, down = _shift(foot, box)
        frame = Frame(frame.scale, round(frame.dx + right, 2), round(frame.dy + down, 2))
        foot = _point(place, frame)
    apart = {*CONES, place.state}
    neighbors = () if place.state in CONES else tuple(c for c in bboxes if c not in apart)
    seen = tuple(code for code in neighbors if _crosses(bboxes[code], frame, box))
    return Plate(box, frame, seen, foot)


def icon_of(place, bbox: BBox) -> Icon:
    """Lay out a state of that room with its city, whose mark stays within the picture.

    Where the place is not recorded no outline is shown: its mark would claim a point.
    """
    width, height = ICON
    if place.latitude is None:
        return Icon(None, ((width - ICON_MARK) / 2, (height - ICON_MARK) / 2))
    frame = frame_of(bbox, ICON_MARGIN, ICON)
    x, y = frame.put(*project(place.latitude, place.longitude, place.state))
    left = min(max(x - ICON_MARK / 2, 0), width - ICON_MARK)
    top = min(max(y - ICON_MARK / 2, 0), height - ICON_MARK)
    return Icon(frame, (round(left, 1), round(top, 1)))


def _fitted(bbox, box):
    """Return the frame that shows the room of a state at its place in the box."""
    left, top, right, bottom = bbox
    is_tall = bottom - top > TALL * (right - left)
    share = SHARE_OF_TALL if is_tall else SHARE[1]
    scale = min(SHARE[0] * box.width / (right - left), share * box.height / (bottom - top))
    scale = round(scale, 4)
    dx = MIDDLE[0] * box.width - scale * (left + right) / 2
    # A tall state leaves less room below than the middle of the others has.
    middle = min(MIDDLE[1] * box.height, box.height - MARGIN - scale * (bottom - top) / 2)
    return Frame(scale, dx, middle - scale * (top + bottom) / 2)


def _shift(foot, box):
    """Return how far the map goes left and down, so that all of the seal stands in the box."""
    seal = box.seal * LARGER_SEAL
    top = foot[1] - box.stem * LARGER_SEAL - seal
    right = box.width - foot[0] - seal / 2
    return min(0, right - MARGIN), max(0, MARGIN - top)


def _point(place, frame) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    x, y = frame.put(*project(place.latitude, place.longitude, place.state))
    return round(x, 1), round(y, 1)


def _crosses(bbox, frame, box):
    left, top = frame.put(*bbox[:2])
    right, bottom = frame.put(*bbox[2:])
    return left < box.width and right > 0 and top < box.height and bottom > 0
