import io
import zipfile

import pytest
from docx import Document
from tests.letters.facts import AT, facts, page

from lajur.letters.writing import compose
from lajur.letters.writing.kind import kind_of
from lajur.letters.writing.pdf import write_pdf
from lajur.letters.writing.received import Unreadable, body_of, media_of
from lajur.letters.writing.word import write_docx


def _edited(old: str, new: str) -> bytes:
    """Change a word in our own Word file, as somebody in an office would."""
    document = Document(io.BytesIO(write_docx(page(), AT)))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_our_own_file_comes_back_as_the_same_body() -> None:
    body = compose.first_fields(kind_of("surat_dinas"), facts())["isi"]

    found = body_of("docx", write_docx(page(), AT))

    assert found == body


def test_an_edit_in_word_arrives_and_the_frame_does_not() -> None:
    found = body_of("docx", _edited("dokumen pendukung", "bukti dukung"))

    assert "b. bukti dukung data tersebut; dan" in found
    assert "PEMERINTAH KOTA CONTOH" not in found
    assert "Tembusan" not in found


def test_a_strangers_word_file_keeps_headings_lists_and_tables() -> None:
    document = Document()
    document.add_heading("Bab I", 1)
    document.add_paragraph("Isi *bintang* dan garis_bawah")
    document.add_paragraph("butir", style="List Bullet")
    table = document.add_table(2, 2)
    for at, text in enumerate(("A", "B", "1", "2")):
        table.cell(at // 2, at % 2).text = text
    out = io.BytesIO()
    document.save(out)

    found = body_of("docx", out.getvalue())

    assert "# Bab I" in found
    assert r"Isi \*bintang\* dan garis\_bawah" in found
    assert "| A | B |\n| --- | --- |\n| 1 | 2 |" in found


def test_reads_the_text_of_a_pdf() -> None:
    found = body_of("pdf", write_pdf(page(), AT))

    assert "Permohonan Data Laporan Keterangan Tahun 2025" in found


def test_tells_files_by_their_bytes() -> None:
    assert media_of("x.bin", write_pdf(page(), AT)) == "pdf"
    assert media_of("x.pdf", write_docx(page(), AT)) == "docx"


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90", b"PK\x03\x04broken", b"<html>", b"\xd0\xcf\x11\xe0" * 10],
)
def test_refuses_what_is_no_word_or_pdf_file(content: bytes) -> None:
    with pytest.raises(Unreadable):
        media_of("naskah.docx", content)


def test_refuses_a_zip_without_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("lain.txt", "x")

    with pytest.raises(Unreadable):
        media_of("naskah.docx", out.getvalue())


def test_refuses_a_file_that_swells() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)

    with pytest.raises(Unreadable, match="membengkak"):
        media_of("naskah.docx", out.getvalue())


def test_refuses_more_than_ten_megabytes() -> None:
    with pytest.raises(Unreadable, match="10 MB"):
        media_of("naskah.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024))


def test_says_when_a_pdf_is_broken() -> None:
    with pytest.raises(Unreadable, match="rusak"):
        body_of("pdf", b"%PDF-1.7 bukan apa-apa")
