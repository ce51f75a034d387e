"""Every kind of file finds its reader."""

import io

import pytest
from PIL import Image
from tests.core.paper.office_files import docx, paragraph, sheet_row, xlsx

from lajur.core.paper import Paragraph, Refused
from lajur.core.paper import files as module
from lajur.core.paper.files import blocks_of_file

TSV = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\t"
    "height\tconf\ttext\n5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96.0\tSOP\n"
)


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("L", (200, 100), 255).save(held, "png")
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"SOP",
        b"<html><body>SOP</body></html>",
        docx(paragraph("SOP")),
        xlsx(sheet_row(1, "SOP")),
        picture(),
    ],
)
def test_a_file_is_read_by_what_it_holds(data: bytes) -> None:
    (block,) = blocks_of_file(data, lambda image: TSV)
    text = block.text if isinstance(block, Paragraph) else block.rows[0].cells[0]
    assert text == "SOP"


def test_a_pdf_is_read_or_refused_as_one() -> None:
    with pytest.raises(Refused) as refused:
        blocks_of_file(b"%PDF-1.7 cut")
    assert refused.value.code == "damaged"


def test_a_file_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    with pytest.raises(Refused) as refused:
        blocks_of_file(b"1234")
    assert refused.value.code == "too_big_inside"
