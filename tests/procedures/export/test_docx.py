"""The Word file can be edited, and read back it is the same SOP."""

import io
import zipfile

import pytest
from lxml import etree
from tests.core.drawing.sops import catalogue_sops, sop_of
from tests.examples import examples
from tests.procedures.export.read_back import identity, read, steps

from lajur.core.drawing import official_form
from lajur.core.sop import Sop
from lajur.procedures.export.docx import form_docx

SOPS = [*catalogue_sops(), *map(examples.read, examples.FOLDERS)]
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.mark.parametrize("sop", SOPS, ids=lambda sop: sop.slug[:40])
def test_is_read_back_to_the_same_sop(sop: Sop) -> None:
    back = read("sop.docx", form_docx(official_form(sop)))

    assert identity(back) == identity(sop)
    assert steps(back) == steps(sop)


def test_symbols_are_shapes_in_their_cells_and_lines_name_both_ends() -> None:
    sop = sop_of(0, 1, 0, back={3: 1})
    sheet = document(form_docx(official_form(sop)))

    numbers = [one.get("id") for one in sheet.iter(f"{WPS}cNvPr")]
    ends = [one.get("id") for one in sheet.iter(f"{A}stCxn", f"{A}endCxn")]
    presets = [one.get("prst") for one in sheet.iter(f"{A}prstGeom")]

    assert len(set(numbers)) == len(numbers)
    assert set(ends) <= set(numbers)
    assert presets.count("flowChartTerminator") == 2
    assert presets.count("flowChartDecision") == 1
    assert all(
        next(shape.iterancestors(f"{W}tc"), None) is not None
        for shape in sheet.iter(f"{WPS}wsp")
    )
    words = ["".join(one.itertext()) for one in sheet.iter(f"{WPS}txbx")]
    assert {"Mulai", "Setuju", "Tidak", "Selesai"} <= set(words)


def test_those_who_share_a_step_are_joined_by_a_plain_line() -> None:
    sop = sop_of(0, 2, actors=4)
    shared = sop.steps[1]
    sop = sop.with_changes(
        steps=(
            sop.steps[0],
            shared.__class__(**{**vars(shared), "with_": ("a0", "a3")}),
        )
    )

    sheet = document(form_docx(official_form(sop)))

    names = [one.get("name", "") for one in sheet.iter(f"{WPS}cNvPr")]
    assert sum(name.startswith("Garis") for name in names) == 2
    assert len(list(sheet.iter(f"{A}stCxn"))) == 2 + len(sop.steps) - 1


@pytest.mark.parametrize(("paper", "wide"), [("F4", 330), ("A4", 297)])
def test_lies_on_its_paper_and_wide_tables_are_scaled(paper: str, wide: int) -> None:
    form = official_form(sop_of(*range(20)), paper)
    sheet = document(form_docx(form))

    (size,) = sheet.iter(f"{W}pgSz")
    room = int(size.get(f"{W}w", "0"))
    widths = [int(one.get(f"{W}w", "0")) for one in sheet.iter(f"{W}tblW")]
    assert room == pytest.approx(wide / 25.4 * 1440, abs=1)
    assert all(width < room for width in widths)


def test_an_sop_without_steps_or_with_strange_characters_is_written() -> None:
    sop = Sop("kosong", "A & B <c>\x0b", legal_bases=("satu", "dua\nbaris"))

    sheet = document(form_docx(official_form(sop)))

    text = "".join(sheet.itertext())
    assert "A & B <c>\ufffd" in text
    assert "1. satu" in text
