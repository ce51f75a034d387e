"""Cells that span rows and columns, brought to plain rows of equal columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lajur.core.paper.blocks import Block, Paragraph, Row, Shape, Table

#: A list mark in a cell of its own, the text in the next one.
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?|[-\u2013•·*o]", re.IGNORECASE)


#: A table this wide may go on after a page; narrower ones are sheets and lists.
_WIDE = 5
#: So many last columns that hold nothing may be missing.
_UNTOLD = 2
_FURNITURE = re.compile(
    r"\W*(?:hal(?:aman)?\W*)?\d{0,3}(?:\s*(?:dari|/|of)\s*\d{1,3})?\W*|"
    r"\W*\w{0,2}\W*",
    re.IGNORECASE,
)
_LATER_NUMBER = re.compile(r"\(?(?!0?1\b)\d{1,3}[.)]{0,2}")


@dataclass(frozen=True)
class Cell:
    """One cell where it begins; further rows of a merged cell hold no text."""

    column: int
    text: str
    width: int = 1

    def covers(self, column: int) -> bool:
        """Tell whether a column of the grid lies in this cell."""
        return self.column <= column < self.column + self.width


@dataclass(frozen=True)
class Strip:
    """One row of the grid as drawn: its cells and what stands on them."""

    cells: tuple[Cell, ...]
    line: int
    shapes: tuple[Shape, ...] = ()
    page: int | None = None


def table_of(strips: Sequence[Strip]) -> Table | None:
    """Return the rows under as few columns as hold anything, None if nothing is.

    A column in which no cell begins is only the further width of its neighbour:
    sheets and forms that were drawn by hand have many of these.
    """
    folded = _folded(strips)
    kept = _columns(folded)
    place = {old: new for new, old in enumerate(kept)}
    rows = []
    for strip in folded:
        cells = [""] * len(kept)
        for cell in strip.cells:
            if cell.text:
                cells[place[cell.column]] = cell.text
        shapes = tuple(_moved(shape, kept) for shape in strip.shapes)
        if any(cells) or shapes:
            rows.append(Row(tuple(cells), strip.line, strip.page, shapes))
    return Table(tuple(rows)) if rows else None


@dataclass
class Stack:
    """Blocks in order; a table that goes on without its head joins the one above."""

    blocks: list[Block] = field(default_factory=list)
    _strips: list[Strip] = field(default_factory=list)
    _at: int = -1

    def add(self, strips: Sequence[Strip]) -> Table | None:
        """Take in a table as drawn; return it as it now stands."""
        own = list(strips)
        goes_on = self._at >= 0 and self._goes_on(own)
        whole = [*self._strips, *own] if goes_on else own
        table = table_of(whole)
        if table is None:
            return None
        if goes_on:
            del self.blocks[self._at :]
        self._strips, self._at = whole, len(self.blocks)
        self.blocks.append(table)
        return table

    def _goes_on(self, strips: Sequence[Strip]) -> bool:
        """Whether only the end of a page parts these rows from the table above.

        They have as many columns, and begin with a later number or with none.
        """
        first = next((strip.cells[0] for strip in strips if strip.cells), None)
        wide = _width(strips)
        return (
            first is not None
            and wide >= _WIDE
            and 0 <= _width(self._strips) - wide <= _UNTOLD
            and (not first.text or _LATER_NUMBER.fullmatch(first.text) is not None)
            and _is_furniture(self.blocks[self._at + 1 :])
        )


def joined_tables(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Join a table of equal rows that goes on with a later number to the one above."""
    joined: list[Block] = []
    at = -1
    for block in blocks:
        above = joined[at] if at >= 0 else None
        if isinstance(block, Table) and isinstance(above, Table):
            first, wide = block.rows[0].cells[0], len(block.rows[0].cells)
            goes_on = (
                wide >= _WIDE
                and wide == len(above.rows[-1].cells)
                and _LATER_NUMBER.fullmatch(first) is not None
            )
            if goes_on and _is_furniture(joined[at + 1 :]):
                joined[at:] = [replace(above, rows=(*above.rows, *block.rows))]
                continue
        if isinstance(block, Table):
            at = len(joined)
        joined.append(block)
    return tuple(joined)


def _is_furniture(blocks: Sequence[Block]) -> bool:
    """Whether these are only page numbers, crumbs of a scan and empty lines."""
    return all(
        isinstance(block, Paragraph) and _FURNITURE.fullmatch(block.text)
        for block in blocks
    )


def _width(strips: Iterable[Strip]) -> int:
    return max((c.column + c.width for strip in strips for c in strip.cells), default=0)


def _columns(strips: Iterable[Strip]) -> list[int]:
    return sorted(
        {cell.column for strip in strips for cell in strip.cells if cell.text} or {0}
    )


def _moved(shape: Shape, kept: Sequence[int]) -> Shape:
    """Put a shape in the kept columns its own columns belong to."""
    within = [
        max((new for new, old in enumerate(kept) if old <= column), default=0)
        for column in shape.columns
    ]
    return replace(shape, columns=tuple(dict.fromkeys(within)))


def _folded(strips: Sequence[Strip]) -> list[Strip]:
    """Join a list mark with its text where both stand under one wide heading."""
    above: dict[int, Cell] = {}
    folded = []
    for strip in strips:
        cells = list(strip.cells)
        for mark, text in zip(strip.cells, strip.cells[1:], strict=False):
            if _is_mark_of(mark, text, above):
                lead = mark.text if mark.text[-1] in ".)" else f"{mark.text}."
                lead = lead if mark.text[-1].isalnum() else mark.text
                joined = Cell(mark.column, f"{lead} {text.text}", mark.width)
                cells[cells.index(mark)] = joined
                cells.remove(text)
        for cell in strip.cells:
            if cell.text and cell in cells:
                for column in range(cell.column, cell.column + cell.width):
                    above[column] = cell
        folded.append(replace(strip, cells=tuple(cells)))
    return folded


def _is_mark_of(mark: Cell, text: Cell, above: Mapping[int, Cell]) -> bool:
    heading = above.get(mark.column)
    return (
        heading is not None
        and heading.column == mark.column
        and heading.covers(text.column)
        and bool(text.text)
        and _MARK.fullmatch(mark.text) is not None
    )
