"""Workbooks come out as one table a sheet."""

import datetime

import pytest
import python_calamine
from tests.core.paper.office_files import packed, sheet_row, xlsx

from lajur.core.paper import Paragraph, Refused, Table
from lajur.core.paper import xlsx as module
from lajur.core.paper.xlsx import blocks_of_xlsx, printed

OPENED = python_calamine.CalamineWorkbook


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [
        row.cells
        for block in blocks_of_xlsx(data)
        if isinstance(block, Table)
        for row in block.rows
    ]


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        blocks_of_xlsx(data)
    return refused.value.code


def test_merged_cells_and_hidden_sheets() -> None:
    data = xlsx(
        sheet_row(1, "No", "Kegiatan", "", "Waktu") + sheet_row(3, "1", "Menulis"),
        '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="B3:C3"/></mergeCells>',
    )
    assert rows(data) == [("No", "Kegiatan", "Waktu"), ("1", "Menulis", "")]
    assert rows(xlsx(sheet_row(1, "No"), state="hidden")) == []
    assert rows(xlsx("")) == []


def test_a_unit_in_the_format_of_a_number_is_printed() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="0 &quot;menit&quot;"/>'
        '<numFmt numFmtId="171" formatCode="0.0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    cells = '<c r="A1" s="1"><v>15</v></c><c r="B1"><v>2</v></c>'
    data = xlsx(f'<row r="1">{cells}</row>', styles=styles)
    assert rows(data) == [("15 menit", "2")]


def test_single_texts_over_the_table_of_a_sheet_are_lines() -> None:
    title = '<row r="1"><c r="A1"><v>7</v></c></row>'
    pair = '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>'
    lone = '<row r="4"><c r="A4"><v>3</v></c></row>'
    head, *_, table = blocks_of_xlsx(xlsx(title + pair + lone))
    assert head == Paragraph("7", 1)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("1", "2"), ("3", "")]
    assert [b for b in blocks_of_xlsx(xlsx(title)) if isinstance(b, Table)] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.5, "0,5"),
        (True, "✓"),
        (False, ""),
        (datetime.date(2026, 1, 5), "05/01/2026"),
        (datetime.datetime(2026, 1, 5, 8, tzinfo=datetime.UTC), "05/01/2026"),
        (datetime.time(8, 30), "08.30"),
        (" a \n\n b\xa0c ", "a\nb c"),
    ],
)
def test_values_are_printed_as_the_sheet_shows_them(value: object, text: str) -> None:
    assert printed(value) == text


def test_a_workbook_calamine_cannot_open_is_refused() -> None:
    assert code_of(packed({"xl/workbook.xml": "<a/>"})) == "damaged"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "damaged"


def test_a_workbook_with_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        @staticmethod
        def from_filelike(file: object) -> None:
            raise python_calamine.PasswordError

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Locked)
    assert code_of(b"\xd0\xcf") == "encrypted"


@pytest.mark.parametrize("bound", ["MAX_SHEETS", "MAX_AREA"])
def test_too_many_sheets_or_cells_are_refused(
    monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(module, bound, 0)
    assert code_of(xlsx(sheet_row(1, "a"))) == "too_many_cells"
