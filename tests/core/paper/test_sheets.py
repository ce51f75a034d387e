"""Sizes, merged cells and units of a sheet, looked up in its parts."""

import pytest
from tests.core.paper.office_files import packed, relations, sheet_row, xlsx

from lajur.core.paper import Refused
from lajur.core.paper import sheets as module
from lajur.core.paper.sheets import SheetPart, sheet_parts
from lajur.core.paper.zipped import Package


def part(*told: str, **given: str) -> SheetPart:
    return sheet_parts(Package(xlsx(*told, **given)))["SOP"]  # type: ignore[arg-type]


def test_sizes_are_those_the_sheet_gives() -> None:
    found = part(
        sheet_row(2, "a", height="30.5") + '<row ht="x"/>',
        before='<cols><col min="2" max="3" width="20"/><col min="x"/></cols>',
    )
    assert [found.height(row) for row in range(2)] == [0.0, 30.5]
    assert [found.width(column) for column in range(3)] == [0.0, 20.0, 20.0]
    assert SheetPart().width(0) > 0
    assert SheetPart().height(0) > 0


def test_merged_cells_are_kept_by_their_first_place() -> None:
    found = part(
        sheet_row(1, "a"),
        '<mergeCell ref="B2:D3"/><mergeCell ref="AA1:AB1"/><mergeCell ref="?"/>',
    )
    assert found.merged == {(1, 1): 3, (0, 26): 2}


def test_cells_without_a_place_or_a_value_count_for_nothing() -> None:
    found = part('<row><c><v>1</v></c><c r="XFD1048576"/></row>')
    assert found.units == {}


@pytest.mark.parametrize(
    "place",
    [
        '<row><c r="A20001"><v>1</v></c></row>',
        '<row><c r="XFD100"><v>1</v></c></row>',
    ],
)
def test_a_sheet_larger_than_any_form_is_refused(place: str) -> None:
    with pytest.raises(Refused) as refused:
        part(place)
    assert refused.value.code == "too_many_cells"


def test_too_many_merged_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MERGED", 0)
    with pytest.raises(Refused):
        part("", '<mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/>')


def test_a_binary_workbook_has_no_parts_to_look_up() -> None:
    binary = packed({"_rels/.rels": relations(("officeDocument", "xl/workbook.bin"))})
    assert sheet_parts(Package(binary)) == {}


def test_a_sheet_that_is_listed_but_absent_is_left_out() -> None:
    gone = packed(
        {
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f'<workbook xmlns="{module.M[1:-1]}"><sheets><sheet name="SOP"/>'
                "</sheets></workbook>"
            ),
        }
    )
    assert sheet_parts(Package(gone)) == {}
