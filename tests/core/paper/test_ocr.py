"""Words found in pictures are put back into lines and cells."""

import io

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from lajur.core.paper import Paragraph, Refused, Table
from lajur.core.paper import ocr as module
from lajur.core.paper.ocr import blocks_of_image, blocks_of_scanned_pdf, words_of

HEAD = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"


def told(*words: tuple[str, int, int]) -> str:
    """Print words, each 100 dots wide and 30 high."""
    lines = [f"5\t1\t1\t1\t1\t1\t{x}\t{y}\t100\t30\t90.5\t{t}" for t, x, y in words]
    return "\n".join([HEAD, *lines])


def picture(*lines: tuple[int, int, int, int], kind: str = "png") -> bytes:
    image = Image.new("L", (2340, 1654), 255)
    pen = ImageDraw.Draw(image)
    for line in lines:
        pen.line(line, fill=0, width=3)
    held = io.BytesIO()
    image.save(held, kind)
    return held.getvalue()


def code_of(data: bytes, *, scanned: bool = False) -> str:
    read = blocks_of_scanned_pdf if scanned else blocks_of_image
    with pytest.raises(Refused) as refused:
        read(data, lambda page: told())
    return refused.value.code


TABLE = (
    (200, 400, 1400, 400),
    (200, 600, 1400, 600),
    (200, 900, 1400, 900),
    (200, 400, 200, 900),
    (800, 400, 800, 900),
    (1400, 400, 1400, 900),
)


def test_words_stand_in_their_cells_and_lines() -> None:
    words = told(
        ("Surat", 340, 200),
        ("SOP", 200, 204),
        ("No", 300, 480),
        ("Kegiatan", 900, 480),
        ("konsep", 900, 760),
        ("Menulis", 900, 700),
        ("Kaki", 200, 1200),
    )
    title, table, foot = blocks_of_image(picture(*TABLE), lambda page: words)
    assert title == Paragraph("SOP Surat", 1, page=1)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("No", "Kegiatan"),
        ("", "Menulis\nkonsep"),
    ]
    assert foot == Paragraph("Kaki", 4, page=1)


def test_an_empty_table_is_left_out() -> None:
    assert blocks_of_image(picture(*TABLE), lambda page: told()) == ()


def test_crumbs_of_lines_and_doubtful_words_are_left_out() -> None:
    lines = told(("|Surat_", 10, 10), ("||", 10, 10), ("( )", 9, 9)) + "\n5\t1\tcut\n"
    doubt = lines + "5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t3.0\tdebu"
    assert [word.text for word in words_of(doubt)] == ["Surat"]


def test_each_page_of_a_scanned_pdf_is_read() -> None:
    held = io.BytesIO()
    pages = [Image.new("L", (600, 400), 255) for _ in range(2)]
    pages[0].save(held, "pdf", save_all=True, append_images=pages[1:])
    blocks = blocks_of_scanned_pdf(held.getvalue(), lambda page: told(("SOP", 9, 9)))
    assert [(block.text, block.page) for block in blocks if hasattr(block, "text")] == [
        ("SOP", 1),
        ("SOP", 2),
    ]


def test_a_page_of_huge_size_is_drawn_small() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_000, 14_000)
    held = io.BytesIO()
    document.save(held)
    document.close()
    seen: list[int] = []

    def read(page: bytes) -> str:
        with Image.open(io.BytesIO(page)) as image:
            seen.extend(image.size)
        return told()

    blocks_of_scanned_pdf(held.getvalue(), read)
    assert max(seen) < 3000


def test_without_a_program_a_scan_is_refused() -> None:
    for read in (blocks_of_image, blocks_of_scanned_pdf):
        with pytest.raises(Refused) as refused:
            read(b"", None)
        assert refused.value.code == "no_ocr"


def test_damaged_pictures_and_pages_are_refused() -> None:
    assert code_of(b"\x89PNG\r\n\x1a\n cut") == "damaged"
    assert code_of(picture(kind="jpeg")[:900]) == "damaged"
    assert code_of(b"%PDF-1.7 cut", scanned=True) == "damaged"


@pytest.mark.parametrize(
    ("bound", "code"),
    [("MAX_PIXELS", "too_big_inside"), ("MAX_PAGES", "too_many_pages")],
)
def test_pictures_beyond_the_bounds_are_refused(
    monkeypatch: pytest.MonkeyPatch, bound: str, code: str
) -> None:
    monkeypatch.setattr(module, bound, 0)
    assert code_of(picture()) == code


def test_a_scan_of_too_many_pages_or_words_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = io.BytesIO()
    Image.new("L", (60, 40), 255).save(held, "pdf")
    monkeypatch.setattr(module, "MAX_PAGES", 0)
    assert code_of(held.getvalue(), scanned=True) == "too_many_pages"
    monkeypatch.setattr(module, "MAX_WORDS", 0)
    with pytest.raises(Refused):
        words_of(told(("SOP", 1, 1)))


def test_a_table_goes_on_over_the_pages_of_a_scan() -> None:
    wide = [200, 500, 800, 1100, 1400, 1700]
    ruled = picture(
        *((200, y, 1700, y) for y in (400, 600, 900)),
        *((x, 400, x, 900) for x in wide),
    )
    pages = Image.open(io.BytesIO(ruled)).convert("L")
    held = io.BytesIO()
    pages.save(held, "pdf", save_all=True, append_images=[pages], resolution=200)
    names = [(name, x + 20, 480) for name, x in zip("ABCDE", wide, strict=False)]
    rows = [[*names, ("1", 220, 700)], [("2", 220, 480), ("Lalu", 520, 480)]]
    read = iter([told(*words) for words in rows])
    (table,) = blocks_of_scanned_pdf(held.getvalue(), lambda page: next(read))
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["A", "1", "2"]
    assert [row.page for row in table.rows] == [1, 1, 2]
