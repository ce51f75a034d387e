"""The shapes drawn over a sheet, in the rows and columns they stand in."""

from itertools import accumulate

from lxml import etree

from lajur.core.paper.blocks import Shape
from lajur.core.paper.drawingml import take
from lajur.core.paper.geometry import Box
from lajur.core.paper.markup import local
from lajur.core.paper.ruled import Grid
from lajur.core.paper.sheets import SheetPart
from lajur.core.paper.symbols import POINT, Drawing, number_of

X = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

#: A column is so many points wide for each character.
_CHARACTER = 5.25


def shapes_on_sheet(
    root: etree._Element, part: SheetPart, rows: int, columns: int, name: str
) -> dict[int, tuple[Shape, ...]]:
    """Return the symbols of a sheet by row, with the arrows between them."""
    grid = Grid(
        (0.0, *accumulate(_CHARACTER * part.width(n) for n in range(columns))),
        (0.0, *accumulate(part.height(n) for n in range(rows))),
        {},
    )
    drawing = Drawing([], [], [])

    def named(element: etree._Element) -> str:
        told = next(element.iter(f"{X}cNvPr"), element)
        return f"{name}-{told.get('id', '')}"

    for anchor in root:
        frame = _frame(anchor, grid)
        for child in anchor:
            take(child, frame, drawing, named)
    return drawing.shapes(grid, loosely=False)


def _frame(anchor: etree._Element, grid: Grid) -> Box:
    """Return the place of an anchor, in points from the corner of the sheet."""
    left, top = _corner(anchor.find(f"{X}from"), grid)
    end = anchor.find(f"{X}to")
    if end is not None:
        return Box(left, top, *_corner(end, grid))
    place, size = anchor.find(f"{X}pos"), anchor.find(f"{X}ext")
    left += number_of(place, "x") / POINT
    top += number_of(place, "y") / POINT
    return Box(
        left,
        top,
        left + number_of(size, "cx") / POINT,
        top + number_of(size, "cy") / POINT,
    )


def _corner(mark: etree._Element | None, grid: Grid) -> tuple[float, float]:
    if mark is None:
        return 0.0, 0.0
    told = {local(child): _whole(child.text) for child in mark}
    across = grid.xs[min(told.get("col", 0), len(grid.xs) - 1)]
    down = grid.ys[min(told.get("row", 0), len(grid.ys) - 1)]
    return (
        across + told.get("colOff", 0) / POINT,
        down + told.get("rowOff", 0) / POINT,
    )


def _whole(text: str | None) -> int:
    bare = (text or "").strip()
    return int(bare) if bare.isdecimal() and len(bare) < 10 else 0
