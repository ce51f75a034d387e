"""Where each SOP of a file begins and ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lajur.core.paper import Block, Paragraph, Row, Shape, Table
from lajur.core.reading import labels
from lajur.core.reading.headers import is_header

_LEVEL = re.compile(
    r"(PEMERINTAH|PROVINSI|KABUPATEN|KOTA|KEMENTERIAN|SEKRETARIAT|BADAN|DINAS|"
    r"INSPEKTORAT|KECAMATAN|KELURAHAN|KANTOR|SATUAN|RUMAH SAKIT|RSUD|PUSKESMAS|"
    r"UPT|UPTD|BALAI|BAGIAN|BIDANG|SEKSI|SUB ?BAGIAN|SUB ?BAG|SUB ?BIDANG|"
    r"SUB ?KOORDINATOR|K?ASUB ?B?AG|KASI|KABAG)\b(?! *:)",
)


#: An office within another that one line names after it.
_LOWER = re.compile(
    r"(?<!KEPALA )(?<!KOORDINATOR )(?<!SUB )(?<!DAN )(?<!PADA )\b(?:"
    r"SUB ?(?:KOORDINATOR|BAG)|SEKRETARIAT DAERAH|(?:DINAS|BADAN|INSPEKTORAT|"
    r"KECAMATAN|KELURAHAN|BAGIAN|BIDANG|SEKSI|UPTD?|RUMAH SAKIT|PUSKESMAS)(?= \w))"
)


@dataclass(frozen=True)
class Line:
    """One paragraph or one row of a table, with its place in the file."""

    cells: tuple[str, ...]
    at: int
    #: A row (exact or loose) of a table, or running text.
    row: bool = False
    #: Only the order of its cells counts, not where the row ends.
    loose: bool = False
    heading: bool = False
    page: int | None = None
    shapes: tuple[Shape, ...] = ()
    spaced: bool = False

    @property
    def text(self) -> str:
        """The cells as one text."""
        return " ".join(cell for cell in self.cells if cell)


def lines_of(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the blocks as one run of lines."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(
                Line((block.text,), block.line, heading=block.heading, page=block.page)
            )
        else:
            lines += [_row(r, block) for r in block.rows]
    return tuple(lines)


def _row(row: Row, table: Table) -> Line:
    return Line(
        row.cells,
        row.line,
        row=True,
        loose=table.loose,
        spaced=table.spaced,
        page=row.page,
        shapes=row.shapes,
    )


def is_letterhead(text: str) -> bool:
    """Whether this line names a government, an office or a part of one."""
    return text.upper() == text and _LEVEL.match(text) is not None


def levels_of(text: str) -> tuple[str, ...]:
    """Return the offices one line of a letterhead names, highest first.

    "DINAS KETENAGAKERJAAN SUB KOORDINATOR PERENCANAAN" names two.
    """
    cuts = [match.start() for match in _LOWER.finditer(text)]
    edges = [0, *(cut for cut in cuts if cut), len(text)]
    return tuple(text[a:b].strip() for a, b in pairwise(edges) if text[a:b])


def find_parts(blocks: Sequence[Block]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each SOP of a file, in order.

    An SOP begins at its identity sheet, or at its steps where the file prints
    steps first. A file without either is one part.
    """
    lines = lines_of(blocks)
    cuts = dict(list(_beginnings(lines))[1:])
    parts: list[tuple[Line, ...]] = []
    begun: list[Line] = []
    for index, line in enumerate(lines):
        if index not in cuts:
            begun.append(line)
            continue
        before, after = _split(line, cuts[index])
        begun += before
        parts.append(tuple(begun))
        begun = after
    parts.append(tuple(begun))
    return tuple(parts)


def _beginnings(lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    """Give (line, cell) of each beginning, its letterhead included."""
    marks = sorted([*_sheets(lines), *_tables(lines)])
    if not marks:
        return
    first, last = marks[0][2], ""
    for at, cell, kind in marks:
        if kind == first and (kind == "sheet" or last != kind):
            yield _with_letterhead(lines, at, cell)
        last = kind


def _sheets(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, str]]:
    """Give each place where an SOP's number is followed by its date."""
    places = [
        (at, cell, labels.begins_with(text))
        for at, line in enumerate(lines)
        for cell, held in enumerate(line.cells)
        for text in held.split("\n")
    ]
    known = [place for place in places if place[2] is not None]
    for here, following in pairwise(known):
        if here[2] == "number" and following[2] == "created_date":
            yield here[0], here[1], "sheet"


def _tables(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, str]]:
    for at, line in enumerate(lines):
        if line.row and is_header(line.cells):
            yield at, 0, "table"


def _with_letterhead(lines: tuple[Line, ...], at: int, cell: int) -> tuple[int, int]:
    if lines[at].loose:
        return at, cell
    while at and _leads(lines[at - 1]):
        at -= 1
    return at, 0


def _leads(above: Line) -> bool:
    """Whether a line over the sheet belongs to it: a letterhead, or a row of one."""
    if above.row:
        return not above.loose and is_letterhead(above.text)
    return not above.text or above.heading or is_letterhead(above.text)


def _split(line: Line, cell: int) -> tuple[list[Line], list[Line]]:
    """Part a line before one of its cells, the letterhead going with what follows."""
    if not line.loose:
        return [], [line]
    before, after = list(line.cells[:cell]), list(line.cells[cell:])
    head: list[str] = []
    if before:
        told = before[-1].split("\n")
        while told and is_letterhead(told[-1]):
            head.insert(0, told.pop())
        before[-1] = "\n".join(told)
    whole = [*(["\n".join(head)] if head else []), *after]
    return (
        [replace(line, cells=tuple(before))] if before else [],
        [replace(line, cells=tuple(whole))],
    )
