"""Word files come out as the paragraphs and tables they print."""

import pytest
from tests.core.paper.office_files import (
    DRAWINGS,
    cell,
    docx,
    packed,
    paragraph,
    relations,
    row,
    table,
)

from lajur.core.paper import Block, Paragraph, Refused, Table
from lajur.core.paper import docx as module
from lajur.core.paper.docx import blocks_of_docx

GOES_ON = "<w:vMerge/>"
BEGINS = '<w:vMerge w:val="restart"/>'
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERS = (
    f"<w:numbering {DRAWINGS}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {DRAWINGS}><w:style w:styleId="h"><w:name w:val="heading 1"/>'
    "</w:style></w:styles>"
)


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def rows(block: Block) -> list[tuple[str, ...]]:
    assert isinstance(block, Table)
    return [each.cells for each in block.rows]


def test_paragraphs_headings_and_lines() -> None:
    body = paragraph("SOP", '<w:pStyle w:val="h"/>') + (
        "<w:p><w:r><w:t>satu</w:t><w:br/><w:t>dua</w:t></w:r></w:p><w:p/><w:sectPr/>"
    )
    assert blocks_of_docx(docx(body, {"styles": STYLES})) == (
        Paragraph("SOP", 1, heading=True),
        Paragraph("satu", 2),
        Paragraph("dua", 3),
        Paragraph("", 4),
    )


def test_merged_cells_keep_their_text_in_the_first_column_and_row() -> None:
    body = table(
        row(
            cell("No", BEGINS),
            cell("Kegiatan", BEGINS),
            cell("Pelaksana", wide(2)),
            cell("Waktu", BEGINS),
        ),
        row(
            cell("", GOES_ON),
            cell("", GOES_ON),
            cell("Staf"),
            cell("Kabag"),
            cell("tersembunyi", GOES_ON),
        ),
        row(cell("1"), cell("Menulis"), cell(), cell(), cell("1 hari")),
        row(cell("dihapus"), properties="<w:del/>"),
        row(
            cell("Jumlah", wide(2)),
            cell("1 hari"),
            properties=('<w:gridBefore w:val="2"/>'),
        ),
    )
    (block,) = blocks_of_docx(docx(body))
    assert rows(block) == [
        ("No", "Kegiatan", "Pelaksana", "", "Waktu"),
        ("", "", "Staf", "Kabag", ""),
        ("1", "Menulis", "", "", "1 hari"),
        ("", "", "Jumlah", "", "1 hari"),
    ]


def test_automatic_numbers_are_printed_in_cells() -> None:
    lines = [
        row(cell(paragraph("", LIST)), cell(paragraph(text)))
        for text in ("Menulis", "Memaraf")
    ]
    (block,) = blocks_of_docx(docx(table(*lines), {"numbering": NUMBERS}))
    assert rows(block) == [("1.", "Menulis"), ("2.", "Memaraf")]


def test_a_small_table_in_a_cell_is_part_of_its_words() -> None:
    inner = table(row(cell("a"), cell("b")), row(cell("c"), cell()))
    (block,) = blocks_of_docx(docx(table(row(cell(inner + paragraph("d")), cell("e")))))
    assert rows(block) == [("a b\nc\nd", "e")]


def test_a_form_in_a_frame_of_one_cell_is_a_table_of_its_own() -> None:
    form = table(
        row(cell("No"), cell("Kegiatan"), cell("Waktu")),
        row(cell("1"), cell("Menulis"), cell("1 hari")),
    )
    frame = table(row(cell("Judul")), row(cell(form + paragraph())), row(cell("Kaki")))
    assert [rows(block) for block in blocks_of_docx(docx(frame))] == [
        [("Judul",)],
        [("No", "Kegiatan", "Waktu"), ("1", "Menulis", "1 hari")],
        [("Kaki",)],
    ]


def test_page_headers_come_first_and_frames_of_text_after_their_paragraph() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        f"{paragraph('kotak')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><w:txbxContent>{paragraph('kotak')}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    head = f"<w:hdr {DRAWINGS}>{paragraph('KOP')}</w:hdr>"
    told = blocks_of_docx(docx(box, {"header": head}))
    assert [b.text for b in told if isinstance(b, Paragraph)] == ["KOP", "", "kotak"]


def test_content_controls_are_looked_through() -> None:
    body = table(
        f"<w:sdt><w:sdtContent>{row(cell('a'))}</w:sdtContent></w:sdt>",
        "<w:tr><w:sdt><w:sdtContent>" + cell("b") + "</w:sdtContent></w:sdt></w:tr>",
    )
    (block,) = blocks_of_docx(docx(body))
    assert rows(block) == [("a",), ("b",)]


def test_a_table_that_holds_nothing_is_left_out() -> None:
    assert blocks_of_docx(docx(table(row(cell())))) == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed({"word/document.xml": "<a/>"}), "damaged"),
        (
            packed(
                {
                    "_rels/.rels": relations(("officeDocument", "word/document.xml")),
                    "word/document.xml": "<a/>",
                }
            ),
            "damaged",
        ),
        (docx(table(row(cell("a", wide(201))))), "too_many_cells"),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        blocks_of_docx(data)
    assert refused.value.code == code


def test_a_document_of_too_many_lines_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_BLOCKS", 2)
    with pytest.raises(Refused):
        blocks_of_docx(docx(paragraph("a") * 3))


def test_a_width_that_makes_no_sense_is_one_column() -> None:
    body = table(row(cell("a", '<w:gridSpan w:val="x"/>'), cell("b", wide(0))))
    (block,) = blocks_of_docx(docx(body))
    assert rows(block) == [("a", "b")]
