"""The ways a line may take from port to port, the likeliest first.

A short way turns at most twice and uses one street; a long way goes round through
a channel between two lanes. Every way comes with what it costs bare, and with a
bound no later way of its kind can undercut.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from lajur.core.drawing.streets import (
    UNIT,
    Path,
    Point,
    Port,
    Segment,
    Side,
    Streets,
    segments,
    straightened,
    street,
    street_of,
)

_TURN = 4.0
_TRACK = 0.4
#: How many parallel tracks of one street are tried for a short way.
_NEAR_TRACKS = 4


class Way(NamedTuple):
    """A path and its price."""

    #: No later way is cheaper than this.
    bound: float
    cost: float
    path: Path
    #: The straight stretches of the path.
    parts: tuple[Segment, ...]


def short_ways(
    streets: Streets, starts: Sequence[Port], ends: Sequence[Port]
) -> Iterator[Way]:
    """Yield the ways with at most two turns."""
    pairs = [(_direct(*pair), *pair) for pair in product(starts, ends)]
    for bound, start, end in sorted(pairs, key=lambda pair: pair[0]):
        for points in _short_points(streets, start, end):
            path = straightened((start.at, *points, end.at))
            if _fits(path, start.side, end.side):
                parts = segments(path)
                cost = start.cost + end.cost + _price(parts)
                yield Way(bound, cost, path, parts)


def long_ways(
    streets: Streets, starts: Sequence[Port], ends: Sequence[Port]
) -> Iterator[Way]:
    """Yield the ways round through a channel between two lanes."""
    rounds = sorted(
        (
            (_bound(start, end, channel), number, channel, start, end)
            for number, (start, end) in enumerate(product(starts, ends))
            for channel in range(streets.lanes + 1)
        ),
        key=lambda found: found[:3],
    )
    for bound, _, channel, start, end in rounds:
        for points in _long_points(streets, start, end, channel):
            path = straightened((start.at, *points, end.at))
            if _fits(path, start.side, end.side):
                parts = segments(path)
                cost = start.cost + end.cost + _price(parts)
                yield Way(bound, cost, path, parts)


def _short_points(
    streets: Streets, start: Port, end: Port
) -> Iterator[tuple[Point, ...]]:
    (x1, y1), (x2, y2) = start.at, end.at
    if start.side.is_upright and not end.side.is_upright:
        yield ((x1, y2),)
    elif end.side.is_upright and not start.side.is_upright:
        yield ((x2, y1),)
    elif start.side.is_upright:
        for y in _near_tracks(streets, start, end, is_level=True):
            yield (x1, y), (x2, y)
    else:
        for x in _near_tracks(streets, start, end, is_level=False):
            yield (x, y1), (x, y2)


def _near_tracks(
    streets: Streets, start: Port, end: Port, *, is_level: bool
) -> Iterator[int]:
    """Yield tracks of the streets next to both symbols."""
    if is_level and start.at[0] == end.at[0]:
        yield start.at[1]
        return
    for index in sorted({_next_street(start), _next_street(end)}):
        farthest = min(streets.widest(index, is_level=is_level) + 1, _NEAR_TRACKS)
        for size, sign in product(range(1, farthest + 1), (1, -1)):
            if streets.allows(index, size * sign, is_level=is_level):
                yield street(index, size * sign)


def _long_points(
    streets: Streets, start: Port, end: Port, channel: int
) -> Iterator[tuple[Point, ...]]:
    (x1, y1), (x2, y2) = start.at, end.at
    low, high = min(y1, y2) - UNIT, max(y1, y2) + UNIT
    for x in _free_tracks(streets, channel, low, high, is_level=False):
        for first, last in product(
            _level_parts(streets, start, x), _level_parts(streets, end, x)
        ):
            head = ((x1, first),) if start.side.is_upright else ()
            tail = ((x2, last),) if end.side.is_upright else ()
            yield (*head, (x, first), (x, last), *tail)


def _level_parts(streets: Streets, port: Port, x: int) -> list[int]:
    """Return the heights at which a line may run between a port and a channel."""
    if not port.side.is_upright:
        return [port.at[1]]
    low, high = sorted((port.at[0], x))
    index, away = _next_street(port), sum(port.side.value)
    free = _free_tracks(streets, index, low, high, is_level=True)
    nearest = street(index, -away * (streets.widest(index, is_level=True) + 1))
    return free if nearest in free else [*free, nearest]


def _free_tracks(
    streets: Streets,
    index: int,
    low: int,
    high: int,
    *,
    is_level: bool,
) -> list[int]:
    """Return the free track nearest the middle of a street, on each of its sides."""
    beyond = streets.widest(index, is_level=is_level) + 1
    return [
        next(
            at
            for size in range(1, beyond + 1)
            if streets.has_room(
                Segment(is_level, at := street(index, sign * size), low, high)
            )
        )
        for sign in (1, -1)
        if streets.allows(index, sign, is_level=is_level)
    ]


def _next_street(port: Port) -> int:
    """Return the gap or channel a port opens to."""
    across, down = port.side.value
    index = (port.at[1] if port.side.is_upright else port.at[0]) // UNIT
    return index + (1 if across + down > 0 else 0)


def _direct(start: Port, end: Port) -> float:
    """Return the least any way between two ports costs."""
    wide, high = abs(start.at[0] - end.at[0]), abs(start.at[1] - end.at[1])
    if start.side.is_upright != end.side.is_upright:
        turns = 1
    else:
        turns = 2 if (wide if start.side.is_upright else high) else 0
    return start.cost + end.cost + _TURN * turns + (wide + high) / UNIT


def _bound(start: Port, end: Port, channel: int) -> float:
    """Return less than any way through this channel costs."""
    x = channel * UNIT
    wide = abs(start.at[0] - x) + abs(end.at[0] - x) - UNIT // 10
    turns = 2 + start.side.is_upright + end.side.is_upright
    return start.cost + end.cost + _TURN * turns + max(wide, 0) / UNIT


def _price(parts: tuple[Segment, ...]) -> float:
    """Return the cost of turns, length, and of leaving the middle of streets."""
    total = _TURN * (len(parts) - 1)
    for _, at, low, high in parts:
        total += (high - low) / UNIT
        track = (street_of(at) or (0, 0))[1]
        # Of two tracks as near, the one under the rule is the likelier.
        total += _TRACK * (abs(track) - (track > 0) / 2)
    return total


def _fits(path: Path, out: Side, into: Side) -> bool:
    """Whether a path leaves and arrives the right way and never turns back."""
    steps = [
        ((x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1))
        for (x1, y1), (x2, y2) in pairwise(path)
    ]
    back = -into.value[0], -into.value[1]
    if not steps or steps[0] != out.value or steps[-1] != back:
        return False
    return all(a[0] * b[0] + a[1] * b[1] == 0 for a, b in pairwise(steps))
