"""Tables as programs leave them that turn PDF into Word.

They cut rows at every line of text, so that rows are lower than a line and one
step stands in many; and they begin a new table on every page, with columns of its
own. Where cells are drawn tells what was one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lxml import etree

from lajur.core.paper.grid import Cell, Strip
from lajur.core.paper.numbering import W
from lajur.core.paper.symbols import number_of

#: In twips: a row lower than this holds no line; edges this near are one.
_LOWEST, _NEAR = 200.0, 200.0
#: In twips: a printed line.
_LINE = 230.0
#: The share of low rows; a form may have one or two to keep things apart.
_LOW_ROWS = 0.25
#: How many columns more than its head a cut table may have.
_MORE = 2
#: How wide a table that goes on may be, as parts of the one above.
_REACH = (0.85, 1.05)
#: In twips: a cell belongs to the column so far right of its left edge.
_INSIDE = 700.0
#: In twips: a line this near to a table was cut off it.
_TIGHT = 100.0
#: Steps begin with a verb.
_BEGINS = re.compile(r"(?:Me[lmnr]|Pe[mn]|Ber)[a-z]{3,}")


@dataclass(frozen=True)
class Frame:
    """The edges of the columns of a table on its page, in twips."""

    edges: tuple[float, ...]

    def fits(self, other: "Frame") -> bool:
        """Tell whether another table may go on with this one.

        Both begin at the same left; a last column nobody wrote in may be missing.
        """
        left, right = self.edges[0], self.edges[-1]
        reach = (other.edges[-1] - left) / ((right - left) or 1)
        return (
            abs(left - other.edges[0]) <= _NEAR
            and _REACH[0] <= reach <= _REACH[1]
            and len(other.edges) <= len(self.edges) + _MORE
        )

    def column_at(self, place: float) -> int:
        """Return the column at a place, the nearest one outside."""
        last = len(self.edges) - 2
        return min(last, max(0, bisect_right(self.edges, place) - 1))


@dataclass
class Scrap:
    """A cell as it was cut: the rows it covers, its column, its text."""

    row: int
    column: int
    text: str
    rows: int = 1
    #: Printed at the right edge of its cell, and so far under its top.
    right: bool = False
    down: float = 0.0

    def height(self, top: float, bottom: float) -> float:
        """Return where its words stand in a cell from here to there."""
        if self.down > _LINE:
            return min(top + self.down, bottom)
        printed = _LINE * (1 + self.text.count("\n"))
        return top + min(printed, bottom - top) / 2

    def place(self, own: Frame) -> float:
        """Return where it stands on the page, from left to right."""
        left, right = own.edges[self.column], own.edges[self.column + 1]
        inside = min(_INSIDE, (right - left) / 2)
        return right - inside if self.right else left + inside


@dataclass(frozen=True)
class Loose:
    """A line that was left outside its table, and where it stood."""

    text: str
    left: float
    #: Whether it stands close under what is above it, and close over what follows.
    under: bool
    over: bool

    def column(self, frame: Frame) -> int | None:
        """Return the column it was cut from, None at the left edge of the page."""
        return frame.column_at(self.left + _NEAR) if self.left else None


def loose_line(paragraph: etree._Element, text: str) -> Loose:
    """Return a paragraph as such a line."""
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    exact = spacing is not None and spacing.get(f"{W}lineRule") == "exact"
    return Loose(
        text,
        number_of(paragraph.find(f"{W}pPr/{W}ind"), f"{W}left"),
        exact and number_of(spacing, f"{W}before") < _TIGHT,
        exact and number_of(spacing, f"{W}after") < _TIGHT,
    )


def with_line(
    strip: Strip, line: Loose, frame: Frame, *, on_top: bool = False
) -> Strip:
    """Return a row with a line put under (or over) what its column says."""
    at = line.column(frame)
    return replace(
        strip,
        cells=tuple(
            replace(cell, text=_joined(cell.text, line.text, on_top=on_top))
            if cell.column == at
            else cell
            for cell in strip.cells
        ),
    )


def _joined(text: str, line: str, *, on_top: bool) -> str:
    told = (line, text) if on_top else (text, line)
    return "\n".join(told).strip()


def is_shredded(rows: Sequence[etree._Element]) -> bool:
    """Tell whether many rows of a table are lower than a line of text."""
    low = [row for row in rows if 0 < _height(row) < _LOWEST]
    return len(low) >= max(1, _LOW_ROWS * len(rows))


def frame_of(table: etree._Element, rows: Sequence[etree._Element]) -> Frame:
    """Return where the columns are; cells know better than the grid does."""
    widths = [number_of(c, f"{W}w") for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    told: list[Counter[float]] = [Counter() for _ in widths]
    for row in rows:
        cells = row.findall(f"{W}tc")
        if len(cells) == len(widths):
            for counter, cell, grid in zip(told, cells, widths, strict=True):
                width = number_of(cell.find(f"{W}tcPr/{W}tcW"), f"{W}w")
                counter.update([width] if width not in (0.0, grid) else [])
    best = [
        counter.most_common(1)[0][0] if counter else width
        for counter, width in zip(told, widths, strict=True)
    ]
    left = number_of(table.find(f"{W}tblPr/{W}tblInd"), f"{W}w")
    return Frame(tuple(accumulate(best, initial=left)))


def scrap_of(cell: etree._Element, row: int, column: int, text: str) -> Scrap:
    """Return a cell as such a scrap, with where its first words are printed."""
    told = cell.find(f"{W}p/{W}pPr/{W}jc")
    right = told is not None and told.get(f"{W}val") in ("right", "end")
    down = number_of(cell.find(f"{W}p/{W}pPr/{W}spacing"), f"{W}before")
    return Scrap(row, column, text, right=right, down=down)


def whole_rows(
    rows: Sequence[etree._Element],
    scraps: Sequence[Scrap],
    own: Frame,
    frame: Frame,
    line: int,
) -> list[Strip]:
    """Return one row for each number in the first column, under a frame's columns."""
    tops = list(accumulate(map(_height, rows), initial=0.0))
    begun = sorted({tops[s.row] for s in scraps if s.column == 0 and s.text})
    bands: list[dict[int, list[str]]] = [{} for _ in begun or [0.0]]
    for scrap in sorted(scraps, key=lambda scrap: scrap.row):
        if scrap.text:
            at = scrap.height(tops[scrap.row], tops[scrap.row + scrap.rows])
            band = max(0, bisect_right(begun, at) - 1)
            column = frame.column_at(scrap.place(own))
            bands[band].setdefault(column, []).append(scrap.text)
    for above, below in pairwise(bands):
        _lift(above, below)
    return [
        Strip(tuple(_cells(band, len(frame.edges) - 1)), line + number)
        for number, band in enumerate(bands)
    ]


def _lift(above: dict[int, list[str]], band: dict[int, list[str]]) -> None:
    """Give the row above its last line where the cut went through its text."""
    for column, lines in band.items():
        begins = [n for n, text in enumerate(lines) if _BEGINS.match(text)]
        told = above.get(column, [])
        if begins and begins[0] and told and _BEGINS.match(told[0]):
            above[column] = [*told, *lines[: begins[0]]]
            band[column] = lines[begins[0] :]


def _cells(band: dict[int, list[str]], columns: int) -> Iterator[Cell]:
    for column in range(columns):
        yield Cell(column, "\n".join(band.get(column, [])))


def _height(row: etree._Element) -> float:
    return number_of(row.find(f"{W}trPr/{W}trHeight"), f"{W}val")
