"""The grid of streets that lines run on, in whole numbers, before any measure.

Rows and lanes are `UNIT` apart. Between two rows runs a gap, between two lanes a
channel; both hold any number of parallel tracks, counted from their middle. A
symbol fills the middle of its row and lane and has ports on its four sides. How
the numbers become centimetres is decided later, and only by maps that keep their
order: what crosses, touches or overlaps here does so on the sheet, and only that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from lajur.core.drawing.lanes import Place, Plan

UNIT = 1000
#: From the middle of a symbol to its border.
HALF = 90
#: Between two ports of one side.
PORT = 5

Point = tuple[int, int]
Path = tuple[Point, ...]
_Lines = dict[int, list[tuple[int, int]]]
_Tracks = dict[int, list[int]]


class Side(Enum):
    """A side of a symbol, as the step one takes when leaving it."""

    TOP = (0, -1)
    BOTTOM = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)

    @property
    def is_upright(self) -> bool:
        """Whether lines leave this side up or down."""
        return self in (Side.TOP, Side.BOTTOM)


@dataclass(frozen=True)
class Port:
    """Where a line may leave or enter a symbol; `cost` says how unwelcome."""

    side: Side
    at: Point
    cost: float


def middle(index: int) -> int:
    """Return the middle of a row or lane."""
    return index * UNIT + UNIT // 2


def street(index: int, track: int) -> int:
    """Return a track of the gap above a row, or of the channel left of a lane."""
    return index * UNIT + track


def port_of(place: Place, side: Side, slot: int, cost: float) -> Port:
    """Return a port of a symbol; slot 0 is the middle of the side."""
    across, down = side.value
    shift = slot * PORT
    x = middle(place.lane) + (across * HALF if across else shift)
    y = middle(place.row) + (down * HALF if down else shift)
    return Port(side, (x, y), cost)


def street_of(number: int) -> tuple[int, int] | None:
    """Return street and track of a coordinate; None inside a row or lane."""
    index = (number + UNIT // 2) // UNIT
    track = number - index * UNIT
    return (index, track) if abs(track) < UNIT // 2 - HALF else None


def slot_of(number: int) -> tuple[int, int]:
    """Return row or lane and slot of a coordinate in the middle of one."""
    index = number // UNIT
    return index, (number - middle(index)) // PORT


class Segment(NamedTuple):
    """One straight stretch of a path: level at a height, or upright."""

    is_level: bool
    at: int
    low: int
    high: int


class Streets:
    """The lines laid so far, and the symbols they must go around."""

    def __init__(self, plan: Plan) -> None:
        """Begin with the symbols of a plan and no line."""
        self.rows = len(plan.rows)
        self.lanes = len(plan.lanes)
        self._in_row: dict[int, list[int]] = {}
        self._in_lane: dict[int, list[int]] = {}
        for place in plan.places:
            self._in_row.setdefault(place.row, []).append(middle(place.lane))
            self._in_lane.setdefault(place.lane, []).append(middle(place.row))
        #: Level and upright stretches in use, per coordinate.
        self._lines: tuple[_Lines, _Lines] = ({}, {})
        #: Tracks in use, per channel and per gap.
        self._tracks: tuple[_Tracks, _Tracks] = ({}, {})

    def add(self, path: Path) -> None:
        """Lay a line."""
        for segment in segments(path):
            lines = self._lines[segment.is_level]
            lines.setdefault(segment.at, []).append((segment.low, segment.high))
            found = street_of(segment.at)
            if found is not None:
                tracks = self._tracks[segment.is_level]
                tracks.setdefault(found[0], []).append(found[1])

    def remove(self, path: Path) -> None:
        """Take a line up again."""
        for segment in segments(path):
            lines = self._lines[segment.is_level]
            lines[segment.at].remove((segment.low, segment.high))
            found = street_of(segment.at)
            if found is not None:
                self._tracks[segment.is_level][found[0]].remove(found[1])

    def is_free(self, parts: Iterable[Segment]) -> bool:
        """Whether a path touches no symbol and lies on no other line."""
        return all(self.has_room(part) and self._is_clear(part) for part in parts)

    def is_open(self, port: Port) -> bool:
        """Whether no line leaves or enters by a port yet."""
        x, y = port.at
        is_level = not port.side.is_upright
        at, along = (y, x) if is_level else (x, y)
        return self.has_room(Segment(is_level, at, along, along))

    def has_room(self, segment: Segment) -> bool:
        """Whether a stretch is free of other lines along it."""
        is_level, at, low, high = segment
        lines = self._lines[is_level].get(at, ())
        return not any(low <= end and high >= begin for begin, end in lines)

    def crossings(self, parts: Iterable[Segment]) -> int:
        """Count the lines a path crosses."""
        return sum(map(self._crossed, parts))

    def widest(self, index: int, *, is_level: bool) -> int:
        """Return how far from its middle a gap or channel is in use."""
        tracks = self._tracks[is_level].get(index)
        return max(map(abs, tracks)) if tracks else 0

    def allows(self, index: int, track: int, *, is_level: bool) -> bool:
        """Whether a track lies inside the table."""
        last = self.rows if is_level else self.lanes
        return (track > 0 or index > 0) and (track < 0 or index < last)

    def _is_clear(self, segment: Segment) -> bool:
        """Whether a stretch runs around every symbol."""
        if street_of(segment.at) is not None:
            return True
        in_the_way = self._in_row if segment.is_level else self._in_lane
        return not any(
            segment.low < centre + HALF and segment.high > centre - HALF
            for centre in in_the_way.get(segment.at // UNIT, ())
        )

    def _crossed(self, segment: Segment) -> int:
        is_level, at, low, high = segment
        count = 0
        for place, lines in self._lines[not is_level].items():
            if low < place < high:
                for begin, end in lines:
                    count += begin < at < end
        return count


def joins(plan: Plan) -> Iterable[Path]:
    """Yield the plain lines between the symbols of those who share a step."""
    rows: dict[int, list[int]] = {}
    for place in plan.places:
        rows.setdefault(place.row, []).append(middle(place.lane))
    for row, centres in rows.items():
        ordered = sorted(centres)
        for left, right in pairwise(ordered):
            yield (left + HALF, middle(row)), (right - HALF, middle(row))


def straightened(points: Iterable[Point]) -> Path:
    """Return a path without the points it does not turn at."""
    path: list[Point] = []
    for point in points:
        if path and point == path[-1]:
            continue
        if len(path) > 1 and _is_between(path[-2], path[-1], point):
            path[-1] = point
        else:
            path.append(point)
    return tuple(path)


def _is_between(before: Point, here: Point, after: Point) -> bool:
    """Whether a path goes straight on, not back, through a point."""
    for axis in (0, 1):
        if before[axis] == here[axis] == after[axis]:
            other = 1 - axis
            return (here[other] > before[other]) == (after[other] > here[other])
    return False


def segments(path: Path) -> tuple[Segment, ...]:
    """Return the straight stretches of a path."""
    return tuple(
        Segment(y1 == y2, y1, min(x1, x2), max(x1, x2))
        if y1 == y2
        else Segment(y1 == y2, x1, min(y1, y2), max(y1, y2))
        for (x1, y1), (x2, y2) in pairwise(path)
    )
