"""The code of a sheet is read from its scan: turned, coarse, among other pages."""

import io

import pypdfium2
import pytest
import segno
from PIL import Image
from tests.letters.books import PNG

from lajur.letters.writing import codes
from lajur.letters.writing.codes import sheet_codes

CODE = "34-7F3A91C2"


def qr(text: str, scale: int = 5) -> Image.Image:
    file = io.BytesIO()
    segno.make_qr(text, error="m").save(file, kind="png", scale=scale)
    return Image.open(file).convert("L")


def page(*texts: str, turned: float = 0.0) -> Image.Image:
    """An A4 page at 150 dots an inch with these codes on it."""
    made = Image.new("L", (1240, 1754), 255)
    for place, text in enumerate(texts):
        made.paste(qr(text), (150 + 400 * place, 1100))
    return made.rotate(turned, expand=True, fillcolor=255)


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "PDF"])
@pytest.mark.parametrize("turned", [0.0, 3.5, 180.0])
def test_the_code_is_read_from_what_scanners_make(kind: str, turned: float) -> None:
    scan = page(f"https://lajur.example/surat/pindai/{CODE}/", turned=turned)

    assert sheet_codes(saved(scan, kind)) == (CODE,)


def test_the_code_may_stand_alone_and_on_any_of_the_last_pages() -> None:
    pages = [page() for _ in range(3)]
    pages[1] = page(CODE)

    scan = saved(page(), "PDF", save_all=True, append_images=pages)

    assert sheet_codes(scan) == (CODE,)


def test_other_codes_are_no_sheets() -> None:
    scan = page("https://contoh.example/34-7F3A91C2X", "WIFI:S:kantor;;")

    assert sheet_codes(saved(scan)) == ()


def test_two_sheets_are_told_apart_and_one_twice_is_one() -> None:
    assert sheet_codes(saved(page(CODE, CODE))) == (CODE,)
    assert set(sheet_codes(saved(page(CODE, "35-7F3A91C2")))) == {CODE, "35-7F3A91C2"}


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 rusak", b"\x89PNG\r\n\x1a\nx", PNG]
)
def test_what_cannot_be_drawn_holds_no_code(content: bytes) -> None:
    assert sheet_codes(content) == ()


def test_a_flood_of_pixels_is_not_looked_at(monkeypatch) -> None:
    monkeypatch.setattr(codes, "_MOST_PIXELS", 1000)

    assert sheet_codes(saved(page(CODE))) == ()


def test_a_pdf_that_fails_while_it_is_drawn_holds_no_code(monkeypatch) -> None:
    def fails(*_args: object, **_given: object) -> object:
        raise pypdfium2.PdfiumError("no")

    monkeypatch.setattr(pypdfium2.PdfPage, "render", fails)

    assert sheet_codes(saved(page(CODE), "PDF")) == ()
