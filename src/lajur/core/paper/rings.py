"""Symbols drawn part by part: a diamond of four strokes, a capsule of arcs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lajur.core.paper.geometry import Point
from lajur.core.paper.ink import Path

#: Ends this near are one; no symbol has more parts; a straight part is no shorter,
#: or it is half an arrow head.
_NEAR, _MOST, _SHORTEST = 1.0, 8, 8.0

_Ends = dict[tuple[int, int], list[int]]


def with_rings(paths: Iterable[Path]) -> list[Path]:
    """Return the paths, those that together close a symbol as one."""
    whole = list(paths)
    bent = [n for n, path in enumerate(whole) if _is_bent(path)]
    if len(bent) < 2:
        return whole
    arcs = _ends(whole, [n for n in bent if whole[n].curves])
    parts = bent + [n for n, path in enumerate(whole) if _joins(path, whole, arcs)]
    ends = _ends(whole, parts)
    used: set[int] = set()
    for first in bent:
        way = [] if first in used else _round(first, whole, ends, used)
        if way:
            used.update(way)
            whole.append(_ring([whole[n] for n in way]))
    return [path for n, path in enumerate(whole) if n not in used]


def _is_bent(path: Path) -> bool:
    """Whether an open path is an arc, or slants all along."""
    if path.closed or len(path.points) < 2:
        return False
    long = max(path.box.width, path.box.height)
    return path.curves or (
        long >= _SHORTEST
        and all(
            min(abs(a[0] - b[0]), abs(a[1] - b[1])) > _NEAR
            for a, b in pairwise(path.points)
        )
    )


def _joins(path: Path, paths: Sequence[Path], arcs: _Ends) -> bool:
    """Whether a straight line leads from arc to arc."""
    if path.closed or path.curves or len(path.points) != 2 or _is_bent(path):
        return False
    return all(any(_at(end, paths, arcs)) for end in path.points)


def _ends(paths: Sequence[Path], parts: Sequence[int]) -> _Ends:
    found: _Ends = {}
    for n in parts:
        for x, y in (paths[n].points[0], paths[n].points[-1]):
            found.setdefault((round(x), round(y)), []).append(n)
    return found


def _at(point: Point, paths: Sequence[Path], ends: _Ends) -> Iterator[int]:
    """Give the parts that have an end at a point."""
    x, y = round(point[0]), round(point[1])
    for cell in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for n in ends.get(cell, ()):
            path = paths[n]
            if any(_same(point, end) for end in (path.points[0], path.points[-1])):
                yield n


def _round(first: int, paths: Sequence[Path], ends: _Ends, used: set[int]) -> list[int]:
    """Return the parts that lead on from this one until back at its beginning."""
    way = [first]
    start, at = paths[first].points[0], paths[first].points[-1]
    while not _same(start, at):
        onward = [n for n in _at(at, paths, ends) if n not in used and n not in way]
        if not onward or len(way) == _MOST:
            return []
        way.append(onward[0])
        points = paths[onward[0]].points
        at = points[-1] if _same(points[0], at) else points[0]
    return way if len(way) > 1 else []


def _ring(parts: Sequence[Path]) -> Path:
    points: list[Point] = []
    for part in parts:
        forth = not points or _same(points[-1], part.points[0])
        points += part.points if forth else reversed(part.points)
    return Path(
        tuple(points),
        closed=True,
        filled=False,
        stroked=True,
        curves=any(part.curves for part in parts),
        lines=any(not part.curves for part in parts),
    )


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR
