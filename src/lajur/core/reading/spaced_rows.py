"""Rows of a table that is held together by spaces alone.

A number may stand on the first line of its row or in the middle of it. Both are
tried: the rows are parted so that numbers and texts line up best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lajur.core.paper import Row
from lajur.core.reading.cells import step_number
from lajur.core.reading.spaced import VERB, Spread
from lajur.core.reading.spaced_heading import Column

#: What it costs to part two rows where no line is empty, or inside running text.
_NO_GAP, _IN_TEXT = 1.5, 2.0
#: What a row without any text costs.
_NO_TEXT = 3.0
#: What a line of text before the first row costs.
_LOST = 8.0
_FAR = 10**6


@dataclass(frozen=True)
class Band:
    """The lines of one row: from first to last, both included."""

    first: int
    last: int


def rows_between(
    cells: Sequence[Sequence[str]], anchors: Sequence[int], text: int, *, headed: bool
) -> list[Band]:
    """Return the lines of each row, given the lines its numbers stand on.

    Under a heading no text comes before the first row; on a page without one the
    step above may go on.
    """
    tops = _bands(cells, anchors, [max(at, 0) for at in anchors])
    lost = [n for n in range(tops[0].first) if cells[n][text]]
    top_cost = _misfit(cells, tops, anchors, text, centred=False)
    top_cost += (_LOST if headed else 1) * len(lost)
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
    cost = 0.0
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
    told = [n for n in range(start, end) if any(cells[n])]
    texts = [n for n in told if cells[n][text]]
    cost = abs((texts[0] + texts[-1]) / 2 - anchor) if texts else _NO_TEXT
    cost += abs((told[0] + told[-1]) / 2 - anchor) / 2
    if end < len(cells) and any(cells[end - 1]) and any(cells[end]):
        cost += _NO_GAP
        if cells[end - 1][text] and cells[end][text]:
            cost += _IN_TEXT
    return cost


def rows_of(
    cells: list[list[str]],
    body: Sequence[Spread],
    columns: Sequence[Column],
    known: int,
    *,
    headed: bool,
) -> list[Row]:
    """Return the rows: by their numbers, else by the empty lines between them."""
    heads = [column.head for column in columns]
    text = heads.index("text")
    anchors = _anchors(cells, heads.index("no"), text, known)
    if not anchors and not known and "duration" in heads:
        anchors = _unnumbered(cells, text, heads.index("duration"))
    if not anchors:
        return [_row(cells, range(len(cells)), body)] if any(map(any, cells)) else []
    bands = rows_between(cells, anchors, text, headed=headed)
    rows = []
    if bands[0].first > 0:
        rows.append(_row(cells, range(bands[0].first), body))
    rows += [_row(cells, range(band.first, band.last + 1), body) for band in bands]
    return [row for row in rows if any(row.cells)]


def _anchors(
    cells: Sequence[Sequence[str]], number: int, text: int, known: int
) -> list[int]:
    """Return the lines rows are known by: numbers that go up, and lost ones.

    Where a number is missing a step begins with a verb at the start of a line.
    """
    found = [
        (n, value)
        for n, row in enumerate(cells)
        if (value := step_number(row[number].replace(",", "."))) is not None
    ]
    best: list[list[tuple[int, int]]] = []
    for place, value in found:
        runs = [run for run in best if run[-1][1] < value <= run[-1][1] + 3]
        longest = max(runs, key=len, default=[])
        best.append([*longest, (place, value)])
    run = max(best, key=len, default=[])
    return sorted({place for place, _ in run} | set(_lost(run, cells, text, known)))


def _unnumbered(cells: Sequence[Sequence[str]], text: int, time: int) -> list[int]:
    """Return the lines steps begin on where none has a number: those with a verb.

    Where most of these have a time beside them, the others are in a running text.
    """
    begun = [n for n, row in enumerate(cells) if VERB.match(row[text])]
    timed = [n for n in begun if cells[n][time]]
    return timed if 2 * len(timed) > len(begun) else begun


def _lost(
    run: Sequence[tuple[int, int]],
    cells: Sequence[Sequence[str]],
    text: int,
    known: int,
) -> Iterator[int]:
    """Give the lines of steps whose numbers are missing."""
    begun = [n for n, row in enumerate(cells) if VERB.match(row[text])]
    values = [value for _, value in run]
    known = known if values and values[0] > known else 0
    torn = values != list(range(known + 1, known + 1 + len(run)))
    ends = [*run, (len(cells), 10**3)] if torn else list(run)
    before, last = -1, known
    for place, value in ends:
        own = [n for n in begun if before < n < place]
        missing = value - last - 1
        yield from own[:missing]
        before, last = place, value


def _row(
    cells: Sequence[Sequence[str]], lines: Sequence[int] | range, body: Sequence[Spread]
) -> Row:
    width = len(cells[0])
    joined = tuple(
        "\n".join(cells[n][column] for n in lines if cells[n][column])
        for column in range(width)
    )
    return Row(joined, body[lines[0]].at, page=body[lines[0]].page)
