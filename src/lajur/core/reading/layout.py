"""Page text with its spacing kept, brought to the tables it shows.

A heading over the steps tells where the columns are; the emptiest stretch between
two headings is the border of their columns. A page that goes on without a heading
has its columns in the same order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from lajur.core.paper import Block, Paragraph, Row, Table
from lajur.core.reading.cells import mark_of, step_number
from lajur.core.reading.headers import head_of
from lajur.core.reading.sheet import sheet_of
from lajur.core.reading.spaced import (
    Piece,
    Spread,
    blocks_across,
    cut,
    gap_between,
    occupied,
    spread,
    without_running,
)
from lajur.core.reading.spaced_rows import rows_between

#: Lines a heading over the steps takes at most, above and below its main line.
_ABOVE, _BELOW = 4, 7
#: So many empty lines after the last step end the table.
_END = 4
_HEADING_WORDS = 3
#: So many headings together make one of a table, words of a cell apart.
_HEADINGS = 4
#: Without a heading after them times stand this near to theirs.
_REACH = 40
_LEAVES = ("no", "text", "inputs", "duration", "output", "remarks")
_PRINTED = {
    "no": "No",
    "text": "Kegiatan",
    "inputs": "Kelengkapan",
    "duration": "Waktu",
    "output": "Output",
    "remarks": "Keterangan",
}
_TIME = re.compile(
    r".*(?:menit|jam|hari|minggu|bulan|waktu|triwulan|sesuai)", re.IGNORECASE
)
_IS_TIME = re.compile(
    r"\d[\d\s.,()a-z-]{0,20}(?:menit|mnt|jam|hari|minggu|bulan)\b.{0,12}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(\d{1,2})\s*[.,)]?")


@dataclass(frozen=True)
class Column:
    """One column: what it holds (or a lane's name) and where its heading stands."""

    head: str
    left: int
    right: int
    lane: str = ""

    @property
    def middle(self) -> int:
        """The centre of its heading."""
        return (self.left + self.right) // 2


@dataclass(frozen=True)
class Heading:
    """The heading over a steps table."""

    columns: tuple[Column, ...]
    first: int
    last: int


def resolved(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with spaced text brought to tables."""
    found: list[Block] = []
    for spaced, run in groupby(blocks, key=_is_spaced):
        own = list(run)
        found += _tables(own) if spaced else own
    return tuple(found)


def _is_spaced(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.spacing is not None


def _tables(blocks: Sequence[Block]) -> Sequence[Block]:
    lines = without_running(
        [
            spread(block.spacing or "", block.line, block.page)
            for block in blocks
            if isinstance(block, Paragraph)
        ]
    )
    headings = list(_headings(lines))
    if not headings:
        return blocks
    found: list[Block] = []
    before = 0
    for index, heading in enumerate(headings):
        end = headings[index + 1].first if index + 1 < len(headings) else len(lines)
        found += sheet_of(lines[before : heading.first])
        table, before = _steps(lines, heading, end)
        found.append(table)
    found += sheet_of(lines[before:])
    return found


def _headings(lines: Sequence[Spread]) -> Iterator[Heading]:
    at = 0
    while at < len(lines):
        if any(_head(piece) == "text" for piece in lines[at].pieces):
            heading = _heading(lines, at)
            if heading:
                yield heading
                at = heading.last
        at += 1


def _heading(lines: Sequence[Spread], main: int) -> Heading | None:
    """Read the heading around its main line, None where it is none."""
    around = range(max(0, main - _ABOVE), min(len(lines), main + _BELOW))
    page = lines[main].page
    heads = [
        (n, piece, head)
        for n in around
        if lines[n].page == page
        for piece in lines[n].pieces
        if (head := _head(piece))
    ]
    told = {head for _, _, head in heads}
    if "quality" not in told and len(told) < _HEADINGS:
        return None
    first = min(n for n, _, _ in heads)
    last = max(n for n, _, _ in heads)
    leaves: dict[str, Column] = {}
    for _, piece, head in heads:
        if head in _LEAVES:
            leaves.setdefault(head, Column(head, piece.left, piece.right))
    text = leaves["text"]
    inputs = leaves.get("inputs") or leaves.get("duration")
    quality = [piece for _, piece, head in heads if head == "quality"]
    edge = inputs.left if inputs else quality[0].left
    while last + 1 < len(lines) and _names_lanes(lines[last + 1], text.right, edge):
        last += 1
    lanes = _lanes(lines[first : last + 1], text.right, edge)
    columns = sorted([*leaves.values(), *lanes], key=lambda column: column.middle)
    return Heading(tuple(columns), first, last)


def _head(piece: Piece) -> str | None:
    """Return the column these words head; a heading is short."""
    short = len(piece.text.split()) <= _HEADING_WORDS and ":" not in piece.text
    return head_of(piece.text) if short else None


def _names_lanes(line: Spread, left: int, right: int) -> bool:
    """Whether a line only goes on with names of lanes."""
    return bool(line.pieces) and all(
        piece.left >= left and piece.right <= right and mark_of(piece.text) is None
        for piece in line.pieces
    )


def _lanes(lines: Sequence[Spread], left: int, right: int) -> list[Column]:
    """Join the pieces between the text and the quality columns to names."""
    groups: list[list[Piece]] = []
    for line in lines:
        for piece in line.pieces:
            if piece.left < left or piece.middle >= right or head_of(piece.text):
                continue
            own = [
                group
                for group in groups
                if any(
                    min(other.right, piece.right) > max(other.left, piece.left)
                    for other in group
                )
            ]
            if own:
                own[0].append(piece)
            else:
                groups.append([piece])
    return [
        Column(
            "lane",
            min(piece.left for piece in group),
            max(piece.right for piece in group),
            " ".join(piece.text for piece in group),
        )
        for group in groups
        if sum(map(str.isalpha, "".join(piece.text for piece in group))) > 1
    ]


def _steps(lines: Sequence[Spread], heading: Heading, end: int) -> tuple[Table, int]:
    """Return the table under a heading and the line after it."""
    start = heading.last + 1
    pages = [
        (page, list(run)) for page, run in groupby(lines[start:end], lambda x: x.page)
    ]
    columns = heading.columns
    rows: list[Row] = []
    stop = start
    if all(column.head != "no" for column in columns):
        columns = (Column("no", 0, 0), *columns)
    for number, (page, own) in enumerate(pages):
        body = _body(own)
        numbered = any(step_number(c) for line in body for c in _firsts(line))
        if number and not numbered and not _goes_on(body, rows):
            break
        edges = _edges(body, columns) if page == lines[heading.last].page else None
        cells = (
            [cut(line, edges) for line in body]
            if edges is not None
            else _continued(body, columns)
        )
        rows += _rows(cells, body, columns)
        stop += len(own)
    head = Row(
        tuple(column.lane or _PRINTED[column.head] for column in columns),
        lines[heading.first].at,
        page=lines[heading.first].page,
    )
    return Table((head, *rows)), stop


def _under(
    body: Sequence[Spread], columns: Sequence[Column], heading: Heading
) -> list[list[str]]:
    """Give the lines under a heading its columns."""
    if len(columns) == len(heading.columns):
        edges = _edges(body, columns)
        return [cut(line, edges) for line in body]
    edges = _edges(body, columns[1:])
    return [_numbered(cut(line, edges), columns[1:]) for line in body]


def _numbered(row: list[str], columns: Sequence[Column]) -> list[str]:
    """Part the number from a text whose column heads no numbers."""
    text = [column.head for column in columns].index("text")
    match = _NUMBER.match(row[text])
    if match and row[text][match.end() : match.end() + 1] in ("", " "):
        row[text] = row[text][match.end() :].strip()
        return [match[0], *row]
    return ["", *row]


def _firsts(line: Spread) -> list[str]:
    return [line.pieces[0].text] if line.pieces else []


def _goes_on(body: Sequence[Spread], rows: Sequence[Row]) -> bool:
    """Whether a page without numbers goes on with the step above it."""
    first = next((line.text for line in body if line.pieces), "")
    return bool(rows) and first[:1].islower()


def _body(lines: Sequence[Spread]) -> list[Spread]:
    """Return the lines up to a long gap after the last number.

    A line that only numbers the columns is none of them.
    """
    lines = [
        Spread((), line.at, line.page)
        if len(line.pieces) > 2
        and all(step_number(piece.text) for piece in line.pieces)
        else line
        for line in lines
    ]
    numbered = [
        n
        for n, line in enumerate(lines)
        if line.pieces and _NUMBER.match(line.pieces[0].text)
    ]
    empty = 0
    for n, line in enumerate(lines):
        empty = 0 if line.pieces else empty + 1
        if numbered and n > numbered[-1] and empty >= _END:
            return list(lines[: n + 1])
    return list(lines)


def _edges(body: Sequence[Spread], columns: Sequence[Column]) -> list[int]:
    counts = occupied(body)
    held = [_where_times_stand(column, body, columns) for column in columns]
    return [
        gap_between(
            counts,
            a.right if a.head == "duration" else a.middle,
            b.left if b.head == "duration" else b.middle,
        )
        for a, b in pairwise(held)
    ]


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


def _continued(body: Sequence[Spread], columns: Sequence[Column]) -> list[list[str]]:
    """Give the lines of a page without a heading their columns, by order."""
    numbers, bare = _without_numbers(body)
    blocks = blocks_across(bare)
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


def _without_numbers(body: Sequence[Spread]) -> tuple[list[str], list[Spread]]:
    """Part the numbers at the left edge from what follows them."""
    edge = min((line.pieces[0].left for line in body if line.pieces), default=0) + 3
    numbers: list[str] = []
    bare: list[Spread] = []
    for line in body:
        first = line.pieces[0] if line.pieces else Piece("", 0, 0)
        match = _NUMBER.match(first.text) if first.left <= edge else None
        rest = first.text[match.end() :] if match else ""
        if match is None or rest[:1] not in ("", " "):
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
    heads: list[str | None] = [None] * len(blocks)
    rest = list(range(1, len(blocks)))
    if blocks:
        heads[0] = "text"
    shares = [(_share(held[n], _IS_TIME), _share(held[n], _TIME), -n) for n in rest]
    times = [-max(shares)[2]] if shares and max(shares) > (0, 0, -99) else []
    if times:
        at = times[0]
        heads[at] = "duration"
        before = [n for n in rest if n < at]
        if before:
            heads[before[-1]] = "inputs"
        after = [n for n in rest if n > at]
    else:
        after = rest[1:]
        if rest:
            heads[rest[0]] = "inputs"
    for n, head in zip(after, ("output", "remarks"), strict=False):
        heads[n] = head if head in names else None
    return heads


def _share(texts: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.match(text)) for text in texts) / max(len(texts), 1)


def _rows(
    cells: list[list[str]], body: Sequence[Spread], columns: Sequence[Column]
) -> list[Row]:
    """Return the rows: by their numbers, else by the empty lines between them."""
    heads = [column.head for column in columns]
    text = heads.index("text")
    anchors = _anchors(cells, heads.index("no"))
    if not anchors:
        return [_row(cells, range(len(cells)), body)] if any(map(any, cells)) else []
    bands = rows_between(cells, anchors, text)
    rows = []
    if bands[0].first > 0:
        rows.append(_row(cells, range(bands[0].first), body))
    rows += [_row(cells, range(band.first, band.last + 1), body) for band in bands]
    return [row for row in rows if any(row.cells)]


def _anchors(cells: Sequence[Sequence[str]], number: int) -> list[int]:
    """Return the lines whose numbers go up, the longest such run of them."""
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
    return [place for place, _ in max(best, key=len, default=[])]


def _row(
    cells: Sequence[Sequence[str]], lines: Sequence[int] | range, body: Sequence[Spread]
) -> Row:
    width = len(cells[0])
    joined = tuple(
        "\n".join(cells[n][column] for n in lines if cells[n][column])
        for column in range(width)
    )
    return Row(joined, body[lines[0]].at, page=body[lines[0]].page)
