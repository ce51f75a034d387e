"""Workbooks to blocks: one table a sheet, with the shapes drawn over its cells.

The cells are read by calamine, from any kind of workbook; merged cells, number
formats and drawings are looked up in the parts of .xlsx files.
"""

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import python_calamine

from lajur.core.paper.blocks import Block, Paragraph, Shape
from lajur.core.paper.grid import Cell, Stack, Strip
from lajur.core.paper.off_page import with_pages_joined
from lajur.core.paper.refusals import refused
from lajur.core.paper.sheet_drawing import shapes_on_sheet
from lajur.core.paper.sheets import MAX_AREA, SheetPart, sheet_parts
from lajur.core.paper.zipped import Package

MAX_SHEETS = 200


def blocks_of_xlsx(data: bytes) -> tuple[Block, ...]:
    """Return a table for each visible sheet; raises Refused where it cannot."""
    package = Package(data) if data.startswith(b"PK") else None
    parts = sheet_parts(package) if package else {}
    stack = Stack()
    line = 1
    for name, values in _sheets(data):
        part = parts.get(name) or SheetPart()
        shapes: Mapping[int, tuple[Shape, ...]] = {}
        if package and part.drawing and values:
            shapes = shapes_on_sheet(
                package.xml(part.drawing), part, len(values), len(values[0]), name
            )
        strips = [
            Strip(tuple(_cells(row, at, part)), line + at, shapes.get(at, ()))
            for at, row in enumerate(values)
        ]
        lead = _lead(strips)
        for strip in strips[:lead]:
            told = "".join(cell.text for cell in strip.cells)
            stack.blocks += [Paragraph(text, strip.line) for text in told.split("\n")]
        stack.add(strips[lead:])
        line += len(values)
    return with_pages_joined(stack.blocks)


def _lead(strips: Sequence[Strip]) -> int:
    """Return how many rows over the table of a sheet hold one text each, or none."""
    for at, strip in enumerate(strips):
        if strip.shapes or sum(bool(cell.text) for cell in strip.cells) > 1:
            return at
    return len(strips)


def _sheets(data: bytes) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    """Give the name and the values of each sheet that is shown."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        if len(shown) > MAX_SHEETS:
            raise refused("too_many_cells")
        for name in shown:
            sheet = book.get_sheet_by_name(name)
            row, column = sheet.end or (-1, -1)
            if (row + 1) * (column + 1) > MAX_AREA:
                raise refused("too_many_cells")
            yield name, sheet.to_python(skip_empty_area=False)
    except python_calamine.PasswordError as error:
        raise refused("encrypted") from error
    except python_calamine.CalamineError as error:
        raise refused("damaged") from error


def _cells(row: Sequence[Any], index: int, part: SheetPart) -> Iterator[Cell]:
    """Give the cells of a row; the further columns of a merged one are none."""
    free = 0
    for column, value in enumerate(row):
        if column < free:
            continue
        text = printed(value)
        if text and (unit := part.units.get((index, column))):
            text = f"{text} {unit}"
        width = part.merged.get((index, column), 1)
        free = column + width
        yield Cell(column, text, width)


def printed(value: object) -> str:
    """Return a value as the sheet shows it."""
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
        )
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H.%M}"
    text = str(value).replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
