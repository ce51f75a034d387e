import io
from zipfile import ZipFile

import pytest
from docx import Document
from tests.letters.facts import AT, page
from tests.letters.texts import docx_text

from lajur.letters.writing.blocks import Letterhead, lines_of
from lajur.letters.writing.kind import all_kinds
from lajur.letters.writing.word import write_docx

CODES = [kind.code for kind in all_kinds()]


@pytest.mark.parametrize("code", CODES)
def test_the_word_file_says_every_line_of_the_paper(code: str) -> None:
    drawn = page(code)

    text = docx_text(write_docx(drawn, AT))

    for line in lines_of(drawn):
        assert " ".join(line.split()) in text


def test_every_cell_carries_the_width_of_its_column() -> None:
    document = Document(io.BytesIO(write_docx(page("surat_pengantar"), AT)))

    for table in document.tables:
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=False):
                assert column.width is not None
                assert cell.width is not None


def test_lists_are_native_and_each_counts_from_one() -> None:
    content = write_docx(page("surat_tugas"), AT)

    document = Document(io.BytesIO(content))
    numbers = {
        element.get(f"{{{element.nsmap['w']}}}val")
        for element in document.element.body.iter()
        if element.tag.endswith("}numId")
    }
    assert len(numbers) >= 3


def test_names_a_face_every_office_has() -> None:
    with ZipFile(io.BytesIO(write_docx(page(), AT))) as archive:
        xml = archive.read("word/document.xml").decode()

    assert 'w:ascii="Arial"' in xml


def test_the_letterhead_has_its_crest() -> None:
    drawn = page()
    assert any(isinstance(block, Letterhead) for block in drawn.blocks)

    with ZipFile(io.BytesIO(write_docx(drawn, AT))) as archive:
        assert [n for n in archive.namelist() if n.startswith("word/media/")]
