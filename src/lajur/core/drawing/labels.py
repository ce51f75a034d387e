"""Where the names of the outcomes stand: beside their line, touching nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from lajur.core.drawing.figure import XY, Box, Figure, Label, Line, box_of, overlap
from lajur.core.drawing.text import fitted, width, wrap

SIZE = 12.0
LINE = 13.0
_ROOM = 74.0
_MOST_LINES = 2
_STUB = 3
#: Between a name and its line, and between two places tried along it.
_GAP = 2.0
_STEP = 6.0
_OUT_OF_THE_WAY = 12
#: What it costs to lie on a line, on a rule of the table, and far from the symbol.
_ON_LINE = 40.0
_ON_RULE = 3.0


def labelled(figure: Figure) -> Figure:
    """Return the figure with the names of its outcomes placed.

    A name that finds no place beside its line is cut short, and left to the
    description of the drawing where even that finds none.
    """
    labels: list[Label] = []
    for line in sorted(figure.lines, key=lambda found: len(found.label or "")):
        if line.label:
            names = (lines_of(line.label), (f"{line.label[:_STUB]}\u2026",))
            tried = (_placed(line, name, figure, labels) for name in names)
            labels += islice(filter(None, tried), 1)
    return replace(figure, labels=tuple(labels))


def lines_of(text: str) -> tuple[str, ...]:
    """Return a name in at most two short lines."""
    lines = wrap(fitted(text, _ROOM, SIZE), _ROOM, SIZE)
    if len(lines) <= _MOST_LINES:
        return lines
    return (*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip("-") + "\u2026")


def _placed(
    line: Line, lines: tuple[str, ...], figure: Figure, labels: list[Label]
) -> Label | None:
    size = max(width(part, SIZE) for part in lines), LINE * len(lines)
    best: tuple[float, Box] | None = None
    for cost, box in _boxes(line.points, size):
        if best is not None and cost >= best[0]:
            break
        if _is_taken(box, figure, labels):
            continue
        full = cost + _burden(box, figure)
        if best is None or full < best[0]:
            best = full, box
    return Label(lines, best[1]) if best else None


def _boxes(points: tuple[XY, ...], size: XY) -> Iterator[tuple[float, Box]]:
    """Yield places along a line from its start on, with their cost."""
    far = 0.0
    for a, b in pairwise(points):
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        beside = _above_and_below if a[1] == b[1] else _right_and_left
        at = 0.0
        while at <= length:
            share = at / length if length else 0.0
            point = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            for number, box in enumerate(beside(point, a, b, size)):
                yield far + at + number, box
            at += _STEP
        far += length + _OUT_OF_THE_WAY


def _above_and_below(at: XY, a: XY, b: XY, size: XY) -> Iterable[Box]:
    wide, high = size
    left = at[0] + _GAP if b[0] > a[0] else at[0] - _GAP - wide
    yield left, at[1] - _GAP - high, left + wide, at[1] - _GAP
    yield left, at[1] + _GAP, left + wide, at[1] + _GAP + high


def _right_and_left(at: XY, a: XY, b: XY, size: XY) -> Iterable[Box]:
    wide, high = size
    top = at[1] + _GAP if b[1] > a[1] else at[1] - _GAP - high
    for left in (at[0] + _GAP + 1, at[0] - _GAP - 1 - wide):
        yield left, top, left + wide, top + high


def _is_taken(box: Box, figure: Figure, labels: Iterable[Label]) -> bool:
    wide, high = figure.size
    if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
        return True
    return any(overlap(box, symbol.box) for symbol in figure.symbols) or any(
        overlap(box, label.box, _GAP) for label in labels
    )


def _burden(box: Box, figure: Figure) -> float:
    """Return what lies under a place that a name can be read over, but not well."""
    lines = sum(
        overlap(box, box_of(a, b), 0.5)
        for line in figure.lines
        for a, b in zip(line.points, line.points[1:], strict=False)
    )
    rules = sum(box[0] < x < box[2] for x in figure.lanes[1:-1])
    rules += sum(box[1] < y < box[3] for y in figure.rows[1:-1])
    return lines * _ON_LINE + rules * _ON_RULE
