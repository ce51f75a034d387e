"""The steps of an SOP as a workbook: one sheet of identity, one of steps.

A time the document prints as an amount and a unit is a number in its cell, so that
it can be added up; it still reads as printed.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lajur.core.drawing import official_form
from lajur.core.sop import Duration, Sop, Step

_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMOUNT = re.compile(r"(\d{1,9})(?:,(\d{1,4}))? ([A-Za-z ]{2,20})")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_DOES, _TAKES_PART = "●", "○"
_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_MOST = 32_000
_PAPERS = {"F4": "14", "A4": "9"}


def steps_xlsx(sop: Sop, at: datetime, paper: str = "F4") -> bytes:
    """Return an SOP as a workbook; the same moment gives the same bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Identitas"
    _identity(sheet, sop)
    _steps(book.create_sheet("Langkah"), sop)
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _PAPERS[paper]
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.creator = "Lajur"
    book.properties.created = at.astimezone(UTC).replace(tzinfo=None)
    held = io.BytesIO()
    book.save(held)
    return _settled(held.getvalue(), at)


def _settled(content: bytes, at: datetime) -> bytes:
    """Take the moment of writing out, so that files can be compared."""
    held = io.BytesIO()
    moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = _MODIFIED.sub(rb"\g<1>" + moment, old.read(name))
            new.writestr(entry, part)
    return held.getvalue()


def _identity(sheet: Worksheet, sop: Sop) -> None:
    printed = official_form(sop).identity
    for at, maker in enumerate(printed.makers, 1):
        _write(sheet.cell(at, 1), maker, font=_BOLD)
    row = len(printed.makers) + 1
    boxes = [box for pair in printed.boxes for box in pair]
    listed = [(name, _list(items)) for name, items in boxes]
    for at, (name, value) in enumerate([*printed.facts, *listed], row):
        _write(sheet.cell(at, 1), name, font=_BOLD, border=_FRAME)
        _write(sheet.cell(at, 2), value, border=_FRAME)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 90


def _steps(sheet: Worksheet, sop: Sop) -> None:
    lanes = len(sop.actors)
    heads = ["No", "Uraian kegiatan", "Pelaksana", *[""] * (lanes - 1)]
    heads += ["Mutu baku", "", "", "Ket."]
    names = ["", "", *(actor.name for actor in sop.actors)] + [""] * (not lanes)
    names += ["Kelengkapan", "Waktu", "Output", ""]
    first, last = 3, 2 + max(lanes, 1)
    for row, texts in enumerate((heads, names), 1):
        for column, text in enumerate(texts, 1):
            _write(
                sheet.cell(row, column),
                text,
                font=_BOLD,
                border=_FRAME,
                alignment=_MIDDLE,
            )
    for column in (1, 2, last + 4):
        sheet.merge_cells(
            start_row=1, end_row=2, start_column=column, end_column=column
        )
    for begin, end in ((first, last), (last + 1, last + 3)):
        sheet.merge_cells(start_row=1, end_row=1, start_column=begin, end_column=end)
    for row, step in enumerate(sop.steps, 3):
        _step(sheet, row, step, sop)
    _total(sheet, len(sop.steps) + 3, last, sop)
    widths = [5, 45, *[14] * max(lanes, 1), 28, 12, 28, 18]
    for column, wide in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.freeze_panes = "C3"
    sheet.print_title_rows = "1:2"


def _step(sheet: Worksheet, row: int, step: Step, sop: Sop) -> None:
    marks = [
        _DOES if actor.id == step.actor else _TAKES_PART * (actor.id in step.with_)
        for actor in sop.actors
    ] or [""]
    text = "\n".join([step.text, *(f"· {item}" for item in step.checklist)])
    values = [step.number, text, *marks, _list([i.text for i in step.inputs])]
    centred = {1, *range(3, 3 + len(marks)), len(values) + 1}
    values += ["", _list([i.text for i in step.outputs]), step.remarks or ""]
    for column, value in enumerate(values, 1):
        alignment = _MIDDLE if column in centred else _WRAPPED
        _write(sheet.cell(row, column), value, border=_FRAME, alignment=alignment)
    if step.duration:
        _time(sheet.cell(row, len(marks) + 4), step.duration)


def _time(cell: Cell, duration: Duration) -> None:
    """Write an amount with its unit as a number, anything else as text."""
    amount = _AMOUNT.fullmatch(duration.text)
    if amount is None or duration.value is None or duration.min is not None:
        _write(cell, duration.text, border=_FRAME, alignment=_MIDDLE)
        return
    whole, part, unit = amount.groups()
    cell.value = float(f"{whole}.{part}") if part else int(whole)
    places = "." + "0" * len(part) if part else ""
    cell.number_format = f'0{places}" {unit}"'
    cell.border, cell.alignment = _FRAME, _MIDDLE


def _total(sheet: Worksheet, row: int, last: int, sop: Sop) -> None:
    pages = official_form(sop).pages
    total = pages[-1].total if pages else None
    if total:
        _write(sheet.cell(row, 2), "Jumlah total waktu", font=_BOLD, border=_FRAME)
        _write(sheet.cell(row, last + 2), total, font=_BOLD, border=_FRAME)


def _list(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _write(
    cell: Cell,
    text: str,
    *,
    font: Font | None = None,
    border: Border | None = None,
    alignment: Alignment = _WRAPPED,
) -> None:
    if text:
        cell.value = _UNWRITABLE.sub("\ufffd", text)[:_MOST]
        # A text that begins with an equals sign is no formula.
        cell.data_type = "s"
    cell.alignment = alignment
    if font:
        cell.font = font
    if border:
        cell.border = border
