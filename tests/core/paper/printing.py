"""The blocks of a text, put into files of other formats as an office would."""

import io
from collections.abc import Sequence

import openpyxl
from docx import Document
from docx.table import _Cell

from lajur.core.paper import Block, Paragraph, Table

_WIDE = ("pelaksana", "aktor", "mutu baku", "baku mutu", "pendukung", "mutu buku")


def merges(rows: Sequence[tuple[str, ...]]) -> list[tuple[int, int, int, int]]:
    """Return the merged cells of a step table: row, column, height, width."""
    if len(rows) < 2 or not any(cell.lower() in _WIDE for cell in rows[0]):
        return []
    if rows[1][0]:  # A heading of one row.
        return []
    found = []
    head = rows[0]
    for column, text in enumerate(head):
        if text.lower() in _WIDE:
            width = 1
            while column + width < len(head) and not head[column + width]:
                width += 1
            found.append((0, column, 1, width))
        elif text:
            found.append((0, column, 2, 1))
    return found


def even(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table, all of the same length."""
    wide = max(len(row.cells) for row in table.rows)
    return [(*row.cells, *[""] * (wide - len(row.cells))) for row in table.rows]


def as_docx(blocks: Sequence[Block]) -> bytes:
    """Print blocks as a Word file."""
    document = Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        rows = even(block)
        table = document.add_table(len(rows), len(rows[0]))
        for number, cells in enumerate(rows):
            for cell, text in zip(table.rows[number].cells, cells, strict=True):
                _write(cell, text)
        for row, column, high, wide in merges(rows):
            first = table.cell(row, column)
            first.merge(table.cell(row + high - 1, column + wide - 1))
            _write(first, rows[row][column])
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _write(cell: _Cell, text: str) -> None:
    cell.text = text


def as_xlsx(blocks: Sequence[Block]) -> bytes:
    """Print blocks as a workbook, one sheet for all."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    at = 1
    for block in blocks:
        rows = [(block.text,)] if isinstance(block, Paragraph) else even(block)
        for row, column, high, wide in merges(rows):
            sheet.merge_cells(
                start_row=at + row,
                start_column=column + 1,
                end_row=at + row + high - 1,
                end_column=column + wide,
            )
        for cells in rows:
            for column, text in enumerate(cells, 1):
                if text:
                    sheet.cell(at, column, text)
            at += 1
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def as_html(blocks: Sequence[Block]) -> bytes:
    """Print blocks as a web page."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(f"<p>{block.text}</p>")
            continue
        rows = even(block)
        spans = {(r, c): (high, wide) for r, c, high, wide in merges(rows)}
        hidden = {
            (row + y, column + x)
            for (row, column), (high, wide) in spans.items()
            for y in range(high)
            for x in range(wide)
        } - set(spans)
        lines = []
        for row, cells in enumerate(rows):
            told = "".join(
                f"<td rowspan={spans.get((row, column), (1, 1))[0]} "
                f"colspan={spans.get((row, column), (1, 1))[1]}>{_broken(text)}</td>"
                for column, text in enumerate(cells)
                if (row, column) not in hidden
            )
            lines.append(f"<tr>{told}</tr>")
        parts.append(f"<table>{''.join(lines)}</table>")
    return f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>".encode()


def _broken(text: str) -> str:
    return text.replace("\n", "<br>")
