"""Points, boxes and lines on a page; y runs downwards, any unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def distance(self, point: Point) -> float:
        """Return how far a point is outside, 0 inside."""
        x, y = point
        return hypot(
            max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom)
        )


def box_of(points: Sequence[Point]) -> Box:
    """Return the box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def area_of(points: Sequence[Point]) -> float:
    """Return the area a closed line of points surrounds."""
    ring = [*points, points[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def length_of(points: Sequence[Point]) -> float:
    """Return the length of a line of points."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def distance_to_line(point: Point, points: Sequence[Point]) -> float:
    """Return how far a point is from a line of points."""
    return min(_to_segment(point, a, b) for a, b in pairwise([*points, points[-1]]))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square if square else 0
    along = min(1, max(0, along))
    return hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)


def centre_line(points: Sequence[Point], near: float) -> tuple[Point, ...]:
    """Return the line along the middle of a thin outline, from end to end.

    Points nearer than `near` are one; an outline then runs along each of its parts
    twice, and its ends are the points with one neighbour only.
    """
    spots: list[Point] = []
    order: list[int] = []
    for point in points:
        known = next(
            (
                i
                for i, spot in enumerate(spots)
                if hypot(spot[0] - point[0], spot[1] - point[1]) <= near
            ),
            None,
        )
        if known is None:
            spots.append(point)
            known = len(spots) - 1
        if not order or order[-1] != known:
            order.append(known)
    beside: dict[int, set[int]] = {i: set() for i in range(len(spots))}
    for a, b in pairwise(order):
        beside[a].add(b)
        beside[b].add(a)
    ends = [i for i, others in beside.items() if len(others) == 1]
    way = [ends[0] if ends else order[0]]
    while following := [i for i in beside[way[-1]] if i not in way]:
        way.append(following[0])
    return tuple(spots[i] for i in way)
