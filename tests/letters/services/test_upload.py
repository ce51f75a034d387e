import io

import pytest
from docx import Document
from tests.factories.letters import make_running
from tests.letters.books import pdf_book, word_book
from tests.letters.facts import AT, page

from lajur.ledger.queries import open_file
from lajur.letters import queries
from lajur.letters.errors import FileRefused
from lajur.letters.models import Paper, PaperVersion
from lajur.letters.services.draft import save_draft
from lajur.letters.services.upload import upload_version
from lajur.letters.writing.pdf import write_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def _upload(running, paper: str, content: bytes, expected: int, name: str = "a.docx"):
    task_id, step = running.open_task()
    return upload_version(
        government_id=running.government_id,
        task_id=task_id,
        paper_id=paper,
        name=name,
        content=content,
        expected_version=expected,
        by=running.acting(running.hand(step)),
        at=running.at,
    )


def _edited(content: bytes, old: str, new: str) -> bytes:
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_our_word_file_edited_and_uploaded_is_the_next_version() -> None:
    running = make_running()
    running.do_until("s7")
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="surat")
    ours = queries.draft_docx(running.government_id, paper.pk)

    saved = _upload(running, "surat", _edited(ours, "dokumen", "bukti"), 1)

    assert saved.version == 2
    changes = queries.paper_changes(running.government_id, paper.pk)
    assert [c.after for c in changes.paragraphs] == [
        "bukti pendukung data tersebut; dan"
    ]
    version = PaperVersion.objects.get(paper=paper, number=2)
    with open_file(running.government_id, version.file_sha256) as file:
        assert file.read(2) == b"PK"


def test_an_uploaded_book_gets_its_cover_and_letter() -> None:
    running = make_running()
    running.do_until("s11")
    document = Document()
    document.add_heading("Bab I Pendahuluan", 1)
    document.add_paragraph("Isi laporan dari Word.")
    out = io.BytesIO()
    document.save(out)

    _upload(running, "laporan", out.getvalue(), 0, "LAPORAN.docx")

    paper = Paper.objects.get(government_id=running.government_id, sop_paper="laporan")
    from tests.letters.texts import pdf_text

    text = pdf_text(queries.draft_pdf(running.government_id, paper.pk))
    assert text.startswith("LAPORAN KINERJA TAHUN 2025")
    assert "Yth. Kepala Bappeda" in text
    assert "Isi laporan dari Word." in text
    files = queries.paper_page(running.government_id, paper.pk).files
    assert [file.name for file in files] == ["LAPORAN.docx"]


def test_a_letter_takes_no_pdf() -> None:
    running = make_running()
    running.do_until("s6")

    with pytest.raises(FileRefused, match="Surat Dinas"):
        _upload(running, "surat", write_pdf(page(), AT), 0, "a.pdf")


def test_a_file_of_another_sort_is_refused_in_one_sentence() -> None:
    running = make_running()
    running.do_until("s6")

    with pytest.raises(FileRefused, match="bukan berkas Word"):
        _upload(running, "surat", b"GIF89a", 0, "a.docx")


def test_marks_bind_to_the_bytes_of_the_book_not_only_to_its_text() -> None:
    running = make_running()
    running.do_until("s11")
    first = _upload(running, "laporan", word_book("Isi yang sama."), 0)
    other = word_book("Isi yang sama.") + b"\0"

    second = _upload(running, "laporan", other, first.version)

    assert first.content_hash != second.content_hash


def test_writing_over_the_text_of_a_book_lets_the_book_go() -> None:
    running = make_running()
    running.do_until("s11")
    saved = _upload(running, "laporan", word_book("Isi lama."), 0)
    task_id, step = running.open_task()
    given = {
        "government_id": running.government_id,
        "task_id": task_id,
        "paper_id": "laporan",
        "by": running.acting(running.hand(step)),
        "at": running.at,
    }

    kept = save_draft(
        **given, fields={"judul": "Judul lain"}, expected_version=saved.version
    )
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="laporan")
    assert queries.paper_page(running.government_id, paper.pk).book is not None
    save_draft(**given, fields={"isi": "Isi baru."}, expected_version=kept.version)

    assert queries.paper_page(running.government_id, paper.pk).book is None


def test_a_pdf_book_is_replaced_not_retyped() -> None:
    running = make_running()
    running.do_until("s11")
    _upload(running, "laporan", pdf_book("Bab satu."), 0, "buku.pdf")
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="laporan")

    page = queries.paper_page(running.government_id, paper.pk)

    assert "isi" not in {field.name for field in page.fields}
    assert page.book is not None
    assert (page.book.name, page.book.pages) == ("buku.pdf", 1)
