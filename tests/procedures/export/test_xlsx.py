"""The workbook can be calculated with, and its steps are read back."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from tests.core.drawing.sops import catalogue_sops, sop_of
from tests.examples import examples
from tests.procedures.export.read_back import identity, read, steps

from lajur.core.sop import Duration, Sop
from lajur.procedures.export.xlsx import steps_xlsx

AT = datetime(2026, 1, 21, 3, 0, tzinfo=UTC)
SOPS = [*catalogue_sops(), *map(examples.read, examples.FOLDERS)]


def book(sop: Sop) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(steps_xlsx(sop, AT)))


def timed(duration: Duration) -> Sop:
    sop = sop_of(0)
    return sop.with_changes(steps=(replace(sop.steps[0], duration=duration),))


@pytest.mark.parametrize("sop", SOPS, ids=lambda sop: sop.slug[:40])
def test_identity_and_steps_are_read_back(sop: Sop) -> None:
    back = read("sop.xlsx", steps_xlsx(sop, AT))

    assert identity(back) == identity(sop)
    assert steps(back, ways=False) == steps(sop, ways=False)


@pytest.mark.parametrize(
    ("duration", "value", "shown"),
    [
        (Duration("30 menit", 30, "minutes"), 30, '0" menit"'),
        (Duration("0,5 hari kerja", 0.5, "working_days"), 0.5, '0.0" hari kerja"'),
        (Duration("2 - 3 hari", 3, "days", 2, 3), "2 - 3 hari", "General"),
        (Duration("Triwulan"), "Triwulan", "General"),
    ],
)
def test_times_are_numbers_with_their_unit_where_they_can_be(
    duration: Duration, value: object, shown: str
) -> None:
    cell = book(timed(duration))["Langkah"]["E3"]

    assert (cell.value, cell.number_format) == (value, shown)


def test_texts_stay_texts() -> None:
    sop = sop_of(0).with_changes(title="=1+1", approved_by="a\x0bb")

    cells = [cell for row in book(sop)["Identitas"].iter_rows() for cell in row]

    found = {cell.value: cell.data_type for cell in cells}
    assert found["=1+1"] == "s"
    assert "a\ufffdb" in found


def test_an_sop_without_steps_has_its_heads() -> None:
    sheet = book(Sop("kosong", None))["Langkah"]

    assert sheet["B1"].value == "Uraian kegiatan"
    assert sheet["D2"].value == "Kelengkapan"
