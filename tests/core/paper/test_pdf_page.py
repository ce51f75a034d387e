"""A page is read as its words, its tables and its drawing."""

import io

import pdfplumber
from tests.core.paper.pages import Sheet, pdf_of

from lajur.core.paper.blocks import Arrow, ShapeKind
from lajur.core.paper.pdf_page import Page, read_page


def page_of(sheet: Sheet) -> Page:
    with pdfplumber.open(io.BytesIO(pdf_of(sheet))) as book:
        return read_page(book.pages[0])


def ruled() -> Sheet:
    """Rule a table of one row, with running text above it."""
    sheet = Sheet()
    sheet.grid((40, 100, 400), (100, 300))
    sheet.text(40, 60, "Standar Operasional Prosedur")
    return sheet


def test_words_stand_in_their_cells_or_in_the_running_text() -> None:
    sheet = ruled()
    sheet.text(45, 120, "1")
    sheet.text(105, 120, "Menyusun surat")
    sheet.text(105, 132, "jawaban")
    page = page_of(sheet)
    assert page.cells == [{(0, 0): "1", (0, 1): "Menyusun surat\njawaban"}]
    assert [told for _, *told in page.texts] == [["Standar Operasional Prosedur", None]]


def test_without_a_table_spaces_hold_the_words_apart() -> None:
    sheet = Sheet()
    sheet.text(0, 60, "Kegiatan")
    sheet.text(200, 60, "Pelaksana kegiatan")
    ((_, words, spacing),) = page_of(sheet).texts
    assert words == "Kegiatan Pelaksana kegiatan"
    assert spacing is not None
    assert "Kegiatan    " in spacing


def test_a_page_of_few_letters_is_a_picture() -> None:
    sheet = Sheet()
    sheet.grid((40, 100, 400), (100, 300))
    sheet.text(45, 120, "Hanya 18 huruf saja")
    assert page_of(sheet) == Page(1)


def test_symbols_hold_their_words_and_point_with_their_label() -> None:
    sheet = ruled()
    sheet.rect(200, 120, 260, 150, "S")
    sheet.text(215, 138, "Mulai")
    sheet.rect(200, 220, 260, 250, "S")
    sheet.path([(230, 150), (230, 214)])
    sheet.path([(227, 214), (233, 214), (230, 220)], "f", close=True)
    sheet.text(235, 188, "jika ya")
    page = page_of(sheet)
    assert [(f.kind, f.text) for f in page.figures] == [
        (ShapeKind.PROCESS, "Mulai"),
        (ShapeKind.PROCESS, ""),
    ]
    assert page.joined.arrows == {"1-1": [Arrow("1-2", "jika ya")], "1-2": []}


def test_only_what_is_drawn_at_a_table_is_a_symbol() -> None:
    sheet = ruled()
    for top in (330, 400):
        middle = top + 10
        corners = [(200, middle), (230, top), (260, middle), (230, top + 20)]
        sheet.path(corners, close=True)
    assert [figure.box.top for figure in page_of(sheet).figures] == [330]


def test_a_circle_around_a_letter_is_a_connector_and_around_a_word_none() -> None:
    sheet = ruled()
    for left, words in ((200, "A"), (230, "Mulai"), (265, "")):
        sheet.round(left, 130, left + 24, 154, 12)
        sheet.text(left + 4, 145, words, 5)
    assert [figure.kind for figure in page_of(sheet).figures] == [
        ShapeKind.OFFPAGE,
        ShapeKind.TERMINATOR,
        ShapeKind.TERMINATOR,
    ]
