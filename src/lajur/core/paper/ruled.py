"""Tables found by their ruling lines, with merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ink import Ruling

#: Lines this near are one line; ends this near to a line touch it.
_NEAR = 3.0


@dataclass(frozen=True)
class Grid:
    """A table: the places of its columns and rows, and which cells are one."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    #: The first cell of the merged cell that each place belongs to.
    owner: dict[tuple[int, int], tuple[int, int]]

    @property
    def box(self) -> Box:
        """The frame around it."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def place(self, point: Point) -> tuple[int, int]:
        """Return the row and column at a point, the nearest ones outside."""
        return _slot(self.ys, point[1]), _slot(self.xs, point[0])

    def columns_under(self, box: Box) -> tuple[int, ...]:
        """Return the columns a box stands in by more than a fifth of its width."""
        found = [
            column
            for column, (left, right) in enumerate(pairwise(self.xs))
            if min(right, box.right) - max(left, box.left) > 0.2 * box.width
        ]
        return tuple(found) or (self.place(box.middle)[1],)


def _slot(edges: Sequence[float], at: float) -> int:
    inner = [n for n, edge in enumerate(edges[:-1]) if edge <= at]
    return inner[-1] if inner else 0


@dataclass(frozen=True)
class Ruled:
    """What ruling lines draw: tables, single boxes, and lines of neither."""

    grids: tuple[Grid, ...]
    boxes: tuple[Box, ...]
    rest: tuple[tuple[Point, ...], ...]


def find_grids(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Ruled:
    """Return the tables and boxes these lines draw, and the lines left over."""
    levels, uprights = _joined(level), _joined(upright)
    kept_l, kept_u = _closed(levels, uprights)
    grids, boxes = [], []
    used_l: list[Ruling] = []
    used_u: list[Ruling] = []
    for own_l, own_u in _together(kept_l, kept_u):
        grid = _grid(own_l, own_u)
        if grid.rows * grid.columns > 1:
            grids.append(grid)
        else:
            boxes.append(grid.box)
        used_l += own_l
        used_u += own_u
    rest: list[tuple[Point, ...]] = [
        ((line.low, line.at), (line.high, line.at))
        for line in levels
        if line not in used_l
    ]
    rest += [
        ((line.at, line.low), (line.at, line.high))
        for line in uprights
        if line not in used_u
    ]
    grids.sort(key=lambda grid: grid.box.top)
    return Ruled(tuple(grids), tuple(boxes), tuple(rest))


def _joined(lines: Sequence[Ruling]) -> list[Ruling]:
    """Join pieces that run on in each other."""
    joined: list[Ruling] = []
    rows: list[list[Ruling]] = []
    for line in sorted(lines, key=lambda line: line.at):
        if rows and line.at - rows[-1][-1].at <= 1.0:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        pieces: list[Ruling] = []
        for line in sorted(row, key=lambda line: line.low):
            if pieces and line.low - pieces[-1].high <= _NEAR:
                last = pieces.pop()
                line = Ruling(last.at, last.low, max(last.high, line.high))
            pieces.append(line)
        joined += pieces
    return joined


def _closed(
    levels: Sequence[Ruling], uprights: Sequence[Ruling]
) -> tuple[list[Ruling], list[Ruling]]:
    """Keep the lines whose both ends lie on lines across, again and again.

    What points into a cell and stops there is part of a drawing.
    """
    kept_l, kept_u = list(levels), list(uprights)
    while True:
        next_l = [line for line in kept_l if _held(line, kept_u)]
        next_u = [line for line in kept_u if _held(line, next_l)]
        if (next_l, next_u) == (kept_l, kept_u):
            return kept_l, kept_u
        kept_l, kept_u = next_l, next_u


def _held(line: Ruling, across: Sequence[Ruling]) -> bool:
    return all(
        any(
            abs(other.at - end) <= _NEAR
            and other.low - _NEAR <= line.at <= other.high + _NEAR
            for other in across
        )
        for end in (line.low, line.high)
    )


def _together(
    levels: Sequence[Ruling], uprights: Sequence[Ruling]
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the lines that touch or cross each other, as groups."""
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    for line in levels:
        own_u = [other for other in uprights if _cross(line, other)]
        own_l = [line]
        rest = []
        for group in groups:
            if any(other in group[1] for other in own_u):
                own_l += group[0]
                own_u += [other for other in group[1] if other not in own_u]
            else:
                rest.append(group)
        groups = [*rest, (own_l, own_u)]
    return groups


def _cross(line: Ruling, other: Ruling) -> bool:
    return (
        line.low - _NEAR <= other.at <= line.high + _NEAR
        and other.low - _NEAR <= line.at <= other.high + _NEAR
    )


def _grid(levels: Sequence[Ruling], uprights: Sequence[Ruling]) -> Grid:
    xs, ys = _places(uprights), _places(levels)
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in owner:
                _fill(row, column, xs, ys, levels, uprights, owner)
    return Grid(xs, ys, owner)


def _fill(
    row: int,
    column: int,
    xs: Sequence[float],
    ys: Sequence[float],
    levels: Sequence[Ruling],
    uprights: Sequence[Ruling],
    owner: dict[tuple[int, int], tuple[int, int]],
) -> None:
    """Let a cell own the places to its right and below that no line parts off."""
    right, below = column, row
    middle = (ys[row] + ys[row + 1]) / 2
    while (
        right + 2 < len(xs)
        and (row, right + 1) not in owner
        and not _drawn(uprights, xs[right + 1], middle)
    ):
        right += 1
    middle = (xs[column] + xs[column + 1]) / 2
    while (
        below + 2 < len(ys)
        and (below + 1, column) not in owner
        and not _drawn(levels, ys[below + 1], middle)
    ):
        below += 1
    for y in range(row, below + 1):
        for x in range(column, right + 1):
            owner.setdefault((y, x), (row, column))


def _drawn(lines: Sequence[Ruling], at: float, across: float) -> bool:
    return any(
        abs(line.at - at) <= _NEAR and line.low <= across <= line.high for line in lines
    )


def _places(lines: Sequence[Ruling]) -> tuple[float, ...]:
    places: list[list[float]] = []
    for at in sorted(line.at for line in lines):
        if places and at - places[-1][-1] <= _NEAR:
            places[-1].append(at)
        else:
            places.append([at])
    return tuple(sum(near) / len(near) for near in places)
