"""Tabel 7 and Tabel 8 of a year as a workbook (Permenpan RB 35/2012)."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from lajur.procedures.schedule import Kind

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lajur.procedures.queries.schedule import AssessmentRow

_TICKED, _EMPTY = "☑", "☐"
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS_7 = (5, 38, 34, 50, 50, 18)


def workbook(rows: "Sequence[AssessmentRow]", statements: Sequence[str]) -> bytes:
    """Return both tables, a sheet each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    monitored = [row for row in rows if row.kind is Kind.MONITORING]
    evaluated = [row for row in rows if row.kind is Kind.EVALUATION]
    _monitoring(book.create_sheet(_("Tabel 7")), monitored)
    _evaluation(book.create_sheet(_("Tabel 8")), evaluated, statements)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _monitoring(sheet: "Worksheet", rows: "Sequence[AssessmentRow]") -> None:
    sheet.append(
        [
            _("No."),
            _("Prosedur"),
            _("Penilaian terhadap penerapan"),
            _("Catatan hasil penilaian"),
            _("Tindakan yang harus diambil"),
            _("Paraf penilai"),
        ]
    )
    for number, row in enumerate(rows, 1):
        well, badly = (_TICKED, _EMPTY) if row.runs_well else (_EMPTY, _TICKED)
        judged = (
            f"{well} {_('Berjalan dengan baik')}\n"
            f"{badly} {_('Tidak berjalan dengan baik')}"
        )
        sheet.append([number, row.title, judged, row.notes, row.measures, ""])
    _dress(sheet, _WIDTHS_7)


def _evaluation(
    sheet: "Worksheet", rows: "Sequence[AssessmentRow]", statements: Sequence[str]
) -> None:
    sheet.append([_("No."), _("Pernyataan"), *(row.title for row in rows)])
    for index, statement in enumerate(statements):
        marks = ["✓" if row.answers[index] else "✗" for row in rows]
        sheet.append([index + 1, _(statement), *marks])
    _dress(sheet, (5, 50, *[20] * len(rows)))


def _dress(sheet: "Worksheet", widths: Sequence[int]) -> None:
    for column, width in zip(sheet.columns, widths, strict=False):
        sheet.column_dimensions[column[0].column_letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = _WRAP
            cell.font = Font(bold=cell.row == 1)
    sheet.freeze_panes = "A2"
