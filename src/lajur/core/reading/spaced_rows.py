"""Rows of a table that is held together by spaces alone.

A number may stand on the first line of its row or in the middle of it. Both are
tried: the rows are parted so that numbers and texts line up best.
"""

from collections.abc import Sequence
from dataclasses import dataclass

#: What it costs to part two rows where no line is empty, or inside running text.
_NO_GAP, _IN_TEXT = 1.5, 2.0
_FAR = 10**6


@dataclass(frozen=True)
class Band:
    """The lines of one row: from first to last, both included."""

    first: int
    last: int


def rows_between(
    cells: Sequence[Sequence[str]], anchors: Sequence[int], text: int
) -> list[Band]:
    """Return the lines of each row, given the lines its numbers stand on."""
    tops = _bands(cells, anchors, [max(at, 0) for at in anchors])
    top_cost = _misfit(cells, tops, anchors, text, centred=False)
    middles = _centred(cells, anchors, text)
    middle_cost = _misfit(cells, middles, anchors, text, centred=True)
    return tops if top_cost <= middle_cost else middles


def _bands(
    cells: Sequence[Sequence[str]], anchors: Sequence[int], starts: Sequence[int]
) -> list[Band]:
    ends = [*(start - 1 for start in starts[1:]), len(cells) - 1]
    return [Band(start, end) for start, end in zip(starts, ends, strict=True)]


def _filled(cells: Sequence[Sequence[str]], band: Band, column: int) -> list[int]:
    return [n for n in range(band.first, band.last + 1) if cells[n][column]]


def _misfit(
    cells: Sequence[Sequence[str]],
    bands: Sequence[Band],
    anchors: Sequence[int],
    text: int,
    *,
    centred: bool,
) -> float:
    """Return how far numbers are from where their texts say they stand."""
    lost = [n for n in range(bands[0].first) if cells[n][text]]
    cost = 2.0 * len(lost)
    for band, anchor in zip(bands, anchors, strict=True):
        own = _filled(cells, band, text)
        if own:
            place = (own[0] + own[-1]) / 2 if centred else own[0]
            cost += min(abs(place - anchor), 6)
    return cost


def _centred(
    cells: Sequence[Sequence[str]], anchors: Sequence[int], text: int
) -> list[Band]:
    """Part the rows so that each number stands in the middle of its text."""
    #: Best cost and way for each possible first line of the row after.
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for index, anchor in enumerate(anchors):
        last = index + 1 == len(anchors)
        ends = [len(cells)] if last else range(anchor + 1, anchors[index + 1] + 1)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, way) in ways.items():
            for end in ends:
                spent = cost + _row_cost(cells, start, end, anchor, text)
                if spent < following.get(end, (_FAR, ()))[0]:
                    following[end] = (spent, (*way, end))
        ways = following
    _, way = min(ways.values(), key=lambda found: found[0])
    return _bands(cells, anchors, way[:-1])


def _row_cost(
    cells: Sequence[Sequence[str]], start: int, end: int, anchor: int, text: int
) -> float:
    cost = 0.0
    for column, weight in ((text, 1.0), (-1, 0.5)):
        own = [
            n
            for n in range(start, end)
            if (cells[n][text] if column == text else any(cells[n]))
        ]
        if own:
            cost += weight * abs((own[0] + own[-1]) / 2 - anchor)
        elif column == text:
            cost += 3
    if end < len(cells) and any(cells[end - 1]) and any(cells[end]):
        cost += _NO_GAP
        if cells[end - 1][text] and cells[end][text]:
            cost += _IN_TEXT
    return cost
