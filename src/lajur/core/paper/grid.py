"""Cells that span rows and columns, brought to plain rows of equal columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lajur.core.paper.blocks import Row, Shape, Table

#: A list mark in a cell of its own, the text in the next one.
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?|[-\u2013•·*o]", re.IGNORECASE)


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
