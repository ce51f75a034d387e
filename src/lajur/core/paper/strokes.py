"""Lines with the ends their arrow heads stand at."""

from collections.abc import Iterable, Sequence

from lajur.core.paper.flowchart import Stroke
from lajur.core.paper.geometry import Box, Point

#: A head this near to the end of a line belongs to it.
_NEAR_END = 6.0


def strokes_of(
    lines: Iterable[tuple[Point, ...]], heads: Sequence[Box]
) -> list[Stroke]:
    """Return the lines, each with the ends an arrow head stands at.

    A head belongs to the line one of whose ends is nearest to it.
    """
    known = list(lines)
    claims: list[list[tuple[int, int]]] = []
    for head in heads:
        near = [
            (head.distance(line[end]), at, end)
            for at, line in enumerate(known)
            for end in (0, -1)
        ]
        least = min(near, default=(_NEAR_END + 1, 0, 0))
        if least[0] <= _NEAR_END:
            claims.append(
                [(at, end) for distance, at, end in near if distance <= least[0] + 0.5]
            )
    pointed = _agreed(claims)
    return [
        Stroke(
            _lengthened(line, at, pointed, heads),
            (at, 0) in pointed,
            (at, -1) in pointed,
        )
        for at, line in enumerate(known)
    ]


def _agreed(claims: Sequence[list[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Return the ends that heads belong to.

    Where several lines share a head, one that has its own at the other end begins
    there.
    """
    pointed = {claim[0] for claim in claims if len(claim) == 1}
    for claim in claims:
        others = [(at, end) for at, end in claim if (at, -1 - end) not in pointed]
        pointed |= set(others or claim)
    return pointed


def _lengthened(
    line: tuple[Point, ...],
    at: int,
    pointed: set[tuple[int, int]],
    heads: Sequence[Box],
) -> tuple[Point, ...]:
    """Let a line end at the tip of its head, the part farthest from its body."""
    points = list(line)
    for end, inner in ((0, 1), (-1, -2)):
        if (at, end) in pointed and len(points) > 1:
            head = min(heads, key=lambda box: box.distance(points[end]))
            points[end] = _tip(head, points[inner], points[end])
    return tuple(points)


def _tip(head: Box, inner: Point, end: Point) -> Point:
    x, y = head.middle
    if abs(end[0] - inner[0]) >= abs(end[1] - inner[1]):
        return (head.right if end[0] > inner[0] else head.left, y)
    return (x, head.bottom if end[1] > inner[1] else head.top)
