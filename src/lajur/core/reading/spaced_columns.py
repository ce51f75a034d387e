"""The lines of a spaced table cut at its columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lajur.core.reading.cells import mark_of
from lajur.core.reading.spaced import (
    NUMBER,
    Piece,
    Spread,
    blocks_across,
    cut,
    gap_between,
    occupied,
)
from lajur.core.reading.spaced_heading import Column, Heading
from lajur.core.reading.torn import TIME

#: More torn lines between cells than this only a scan has.
_BARS = 3
#: So many of the words begin exactly under a heading in a table typed by hand.
_ALIGNED = 0.9
#: Without a heading after them times stand this near to theirs.
_REACH = 40
_HOLDS_TIME = re.compile(
    r".*(?:menit|jam|hari|minggu|bulan|waktu|triwulan|sesuai)", re.IGNORECASE
)
_IS_TIME = re.compile(
    r"\d[\d\s.,()a-z-]{0,20}(?:menit|mnt|jam|hari|minggu|bulan)\b.{0,12}$",
    re.IGNORECASE,
)
#: A time whose unit stands in the heading; so many of a column's cells are such.
_BARE_TIME = re.compile(r"\d{1,3}(?:[.,]\d)?$")
_MOST = 0.8
#: What a scan makes of the line between number and text.
_DIRT = re.compile(r"^[I1lJ(\[|]\s?(?=[A-Z][a-z])")


def is_torn(body: Sequence[Spread], heading: Heading) -> bool:
    """Whether a scan has moved the columns away from their headings.

    Then times stand elsewhere than under theirs.
    """
    times = [p for line in body for p in line.pieces if TIME.search(p.text)]
    bars = sum(line.torn for line in body)
    return bars > _BARS or (bool(times) and heading.is_torn)


def under(
    body: Sequence[Spread], columns: Sequence[Column], heading: Heading
) -> list[list[str]]:
    """Give the lines under a heading its columns."""
    if len(columns) == len(heading.columns):
        aligned = _is_aligned(body, columns)
        edges = [c.left for c in columns[1:]] if aligned else _edges(body, columns)
        return [cut(line, edges) for line in body]
    edges = _edges(body, columns[1:])
    return [_numbered(cut(line, edges), columns[1:]) for line in body]


def _is_aligned(body: Sequence[Spread], columns: Sequence[Column]) -> bool:
    """Whether words begin where their headings do, as people type tables."""
    lefts = {column.left for column in columns}
    pieces = [piece for line in body for piece in line.pieces]
    begun = sum(piece.left in lefts for piece in pieces)
    return len(lefts) == len(columns) and begun >= _ALIGNED * len(pieces) > 0


def _numbered(row: list[str], columns: Sequence[Column]) -> list[str]:
    """Part the number from a text whose column heads no numbers."""
    text = [column.head for column in columns].index("text")
    match = NUMBER.match(row[text])
    if match:
        row[text] = _DIRT.sub("", row[text][match.end() :].strip())
        return [match[0], *row]
    return ["", *row]


def _edges(body: Sequence[Spread], columns: Sequence[Column]) -> list[int]:
    counts = occupied(body)
    held = [_where_times_stand(column, body, columns) for column in columns]
    return [_edge(counts, a, b) for a, b in pairwise(held)]


def _edge(counts: Sequence[int], a: Column, b: Column) -> int:
    """Return the border of two columns; times are known to begin and end theirs."""
    low = a.right if a.head == "duration" else a.middle
    high = b.left if b.head == "duration" else b.middle
    start, end = gap_between(counts, low, high)
    if "duration" in (a.head, b.head):
        return end - 1 if b.head == "duration" else start
    return (start + end) // 2


def _where_times_stand(
    column: Column, body: Sequence[Spread], columns: Sequence[Column]
) -> Column:
    """Put the heading of the times over the times, which need no other sign."""
    if column.head != "duration":
        return column
    at = columns.index(column)
    low = columns[at - 1].left if at else 0
    high = columns[at + 1].right if at + 1 < len(columns) else column.right + _REACH
    times = [
        piece
        for line in body
        for piece in line.pieces
        if low < piece.left and piece.right < high and _IS_TIME.match(piece.text)
    ]
    if not times:
        return Column(column.head, column.middle, column.middle)
    left, right = min(p.left for p in times), max(p.right for p in times)
    return Column(column.head, left, right)


def continued(body: Sequence[Spread], columns: Sequence[Column]) -> list[list[str]]:
    """Give the lines of a page without a heading their columns, by order."""
    numbers, bare = without_numbers(body)
    bare = [_without_labels(line) for line in bare]
    blocks = _with_last(blocks_across(bare), bare)
    heads = _heads_of(bare, blocks, [column.head for column in columns])
    edges = [(a[1] + b[0]) // 2 for a, b in pairwise(blocks)]
    order = [column.head for column in columns]
    cells = []
    for number, line in zip(numbers, bare, strict=True):
        row = [""] * len(columns)
        row[order.index("no")] = number
        for head, text in zip(heads, cut(line, edges), strict=False):
            if head is not None and head in order and text:
                place = order.index(head)
                row[place] = f"{row[place]} {text}".strip()
        cells.append(row)
    return cells


def _without_labels(line: Spread) -> Spread:
    """Leave out the labels of arrows: nothing tells whose lane they stand in."""
    kept = tuple(p for p in line.pieces if mark_of(p.text) not in ("yes", "no"))
    return replace(line, pieces=kept)


def _with_last(
    blocks: list[tuple[int, int]], body: Sequence[Spread]
) -> list[tuple[int, int]]:
    """Add the column of remarks, in which few lines may have words."""
    right = blocks[-1][1] if blocks else 0
    beyond = [p for line in body for p in line.pieces if p.left > right]
    if blocks and beyond:
        return [*blocks, (min(p.left for p in beyond), max(p.right for p in beyond))]
    return blocks


def without_numbers(body: Sequence[Spread]) -> tuple[list[str], list[Spread]]:
    """Part the numbers at the left edge from what follows them."""
    edge = min((line.pieces[0].left for line in body if line.pieces), default=0) + 3
    numbers: list[str] = []
    bare: list[Spread] = []
    for line in body:
        first = line.pieces[0] if line.pieces else Piece("", 0, 0)
        match = NUMBER.match(first.text) if first.left <= edge else None
        rest = first.text[match.end() :] if match else ""
        if match is None:
            numbers.append("")
            bare.append(line)
            continue
        numbers.append(match[0])
        left = first.right - len(rest.strip())
        kept = [Piece(rest.strip(), left, first.right)] if rest.strip() else []
        bare.append(Spread((*kept, *line.pieces[1:]), line.at, line.page))
    return numbers, bare


def _heads_of(
    body: Sequence[Spread], blocks: Sequence[tuple[int, int]], names: Sequence[str]
) -> list[str | None]:
    """Tell what the stretches of a page hold: the text first, times in between."""
    held = [
        [p.text for line in body for p in line.pieces if a <= p.left < b]
        for a, b in blocks
    ]
    heads: list[str | None] = ["text", *[None] * (len(blocks) - 1)]
    rest = list(range(1, len(blocks)))
    shares = [
        (_share(held[n], _IS_TIME), _share(held[n], _HOLDS_TIME), -n) for n in rest
    ]
    best = max(shares, default=(0.0, 0.0, 0))
    bare = [n for n in rest if _share(held[n], _BARE_TIME) > _MOST]
    times = [-best[2]] if best[:2] > (0, 0) else bare[:1]
    if times:
        at = times[0]
        heads[at] = "duration"
        inputs = [n for n in rest if n < at][-1:]
        after = [n for n in rest if n > at]
    else:
        inputs, after = rest[:1], rest[1:]
    for n in inputs:
        heads[n] = "inputs"
    for n, head in zip(after, ("output", "remarks"), strict=False):
        heads[n] = head if head in names else None
    return heads


def _share(texts: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.match(text)) for text in texts) / max(len(texts), 1)
