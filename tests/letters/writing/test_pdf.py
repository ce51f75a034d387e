import pytest
from tests.letters.facts import AT, page
from tests.letters.texts import pdf_text
from tests.letters.verapdf import failures

from lajur.letters.writing.kind import all_kinds
from lajur.letters.writing.pdf import write_pdf

CODES = [kind.code for kind in all_kinds()]


@pytest.mark.parametrize("code", CODES)
def test_every_kind_is_archivable_and_accessible(code: str) -> None:
    content = write_pdf(page(code), AT)

    assert failures(content, "2a") == []
    assert failures(content, "ua1") == []


def test_the_validator_finds_what_is_wrong() -> None:
    import typst

    content = bytes(typst.compile(b"Hanya teks.", format="pdf"))

    assert failures(content, "2a") != []


def test_the_file_says_what_the_paper_says() -> None:
    text = pdf_text(write_pdf(page(), AT))

    for part in (
        "Nomor : 000.8/44/RENKEU",
        "Kota Contoh, 21 Januari 2026",
        "Hal : Permohonan Data Laporan Keterangan Tahun 2025",
        "Yth. Kepala Bagian Umum Yth. Kepala Bagian Hukum",
        "a. data sesuai tugas",
        "a.n. SEKRETARIS DAERAH ASISTEN ADMINISTRASI UMUM,",
        "Kode periksa 7F3A-91C2",
        "Pejabat Asisten",
        "Kepala Bagian Perencanaan dan Keuangan diparaf 20-01-2026",
        "Tembusan: Yth. Sekretaris Daerah",
    ):
        assert part in text


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_pdf(page(), AT) == write_pdf(page(), AT)


def test_ends_with_a_newline_for_the_signature_behind_it() -> None:
    assert write_pdf(page(), AT).endswith(b"%%EOF\n")


def test_typst_code_in_a_name_is_only_text() -> None:
    nasty = '#panic("x") $x$ [y] @z <a> \\ // /* */'

    text = pdf_text(write_pdf(page("naskah", fields={"judul": nasty}), AT))

    assert nasty.upper() in text


def test_takes_the_size_of_the_office() -> None:
    import pypdfium2

    sizes = {}
    for size in ("A4", "F4"):
        document = pypdfium2.PdfDocument(write_pdf(page(size=size), AT))
        sizes[size] = tuple(round(n / 72 * 25.4) for n in document[0].get_size())
        document.close()

    assert sizes == {"A4": (210, 297), "F4": (215, 330)}


def test_a_long_paper_numbers_its_pages_from_the_second() -> None:
    body = "\n\n".join(f"Paragraf {n}. " + "kata " * 60 for n in range(30))

    text = pdf_text(write_pdf(page(fields={"isi": body}), AT))

    assert "Paragraf 29." in text
    assert text.count("PEMERINTAH KOTA CONTOH") == 1
