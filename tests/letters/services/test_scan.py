import io
from dataclasses import replace

import pypdfium2
import pytest
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.letters.books import PNG, pdf_book, word_book
from tests.letters.texts import docx_text, pdf_text

from lajur.ledger.queries import events_of
from lajur.letters import queries
from lajur.letters.errors import (
    FileRefused,
    ScanMissing,
    SheetOutdated,
    SheetUnknown,
    SheetUnread,
)
from lajur.letters.jobs import render_paper
from lajur.letters.models import Paper
from lajur.letters.queries.papers import paper_state
from lajur.letters.sealing import sheet_code, sheet_of
from lajur.letters.services import scan as scans
from lajur.letters.services.scan import file_scan, keep_scan
from lajur.letters.services.work import Signing
from lajur.letters.writing.pdf import write_pdf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running():
    """A case whose order waits for its signature."""
    made = make_running()
    made.do_until("s4")
    return made


def _paper(running):
    row = Paper.objects.get(case_id=running.case_id, sop_paper="spt")
    state = paper_state(running.government_id, row.pk)
    assert state is not None
    return state


def _file(running, code: str, content: bytes = PNG, name: str = "pindai.png"):
    return file_scan(
        government_id=running.government_id,
        code=code,
        name=name,
        content=content,
        by=running.acting("arsiparis"),
        at=running.at,
    )


def test_the_printed_sheet_names_its_case_and_paper(running) -> None:
    paper = _paper(running)
    said = f"Kasus {running.case_id}, naskah {paper.id}. Kode lembar"

    pdf = queries.draft_pdf(running.government_id, paper.id, address="https://a/")
    word = queries.draft_docx(running.government_id, paper.id)

    for text in (pdf_text(pdf), docx_text(word)):
        assert said in text
        assert sheet_code(paper) in text


@pytest.mark.parametrize("number", [4, 45, 452, 45213])
def test_a_code_stands_in_one_line_however_long_the_numbers(running, number) -> None:
    paper = replace(_paper(running), case_id=number, id=number)

    text = pdf_text(write_pdf(sheet_of(paper, "https://a/"), running.at))

    assert sheet_code(paper) in text


def test_a_scan_is_filed_to_the_case_and_paper_of_its_code(running) -> None:
    paper = _paper(running)

    filed = _file(running, f" {sheet_code(paper).lower()} ")

    assert (filed.case_id, filed.paper_id) == (running.case_id, paper.id)
    page = queries.paper_page(running.government_id, paper.id)
    assert ("scan", filed.sha256) in [(f.media, f.sha256) for f in page.files]
    (event,) = events_of(running.government_id, f"paper:{paper.id}")
    assert event.body["sha256"] == filed.sha256
    assert event.body["case"] == running.case_id


def test_a_filed_scan_serves_the_signature_at_the_desk(running) -> None:
    with pytest.raises(ScanMissing):
        running.do(signing=Signing("wet"))
    filed = _file(running, sheet_code(_paper(running)))

    running.do(signing=Signing("wet"))

    signed = _paper(running).signed
    assert signed is not None
    assert signed.data["scan"] == filed.sha256
    assert signed.data["way"] == "wet"


def test_a_scan_handed_in_at_the_desk_is_listed_with_the_paper(running) -> None:
    stored = keep_scan(
        government_id=running.government_id, name="a.png", content=PNG, at=running.at
    )
    running.do(signing=Signing("wet", scan_sha256=stored.sha256))
    paper = _paper(running)

    payload = {"government_id": running.government_id, "paper": paper.id}
    render_paper(payload, running.at)

    files = queries.paper_page(running.government_id, paper.id).files
    assert {file.media for file in files} == {"docx", "pdf", "scan"}


def test_a_sheet_of_an_older_text_does_not_count(running) -> None:
    old = sheet_code(_paper(running))
    running.do(outcome="return", note="Periksa lagi")
    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})

    with pytest.raises(SheetOutdated, match="Cetak dan tanda tangani"):
        _file(running, old)


def test_a_scan_of_another_government_finds_no_sheet(running) -> None:
    code = sheet_code(_paper(running))
    other = make_office()

    with pytest.raises(SheetUnknown, match=code):
        file_scan(
            government_id=other.id,
            code=code,
            name="a.png",
            content=PNG,
            by=running.acting("arsiparis"),
            at=running.at,
        )


@pytest.mark.parametrize("code", ["abc", "1", "999999-00000000"])
def test_a_code_no_sheet_bears_is_said_so(running, code: str) -> None:
    with pytest.raises(SheetUnknown):
        _file(running, code)


def test_only_what_a_scanner_makes_is_taken(running, monkeypatch) -> None:
    code = sheet_code(_paper(running))

    with pytest.raises(FileRefused, match="bukan PDF, JPG, atau PNG"):
        _file(running, code, word_book("x"), "a.docx")
    with pytest.raises(FileRefused, match="rusak"):
        _file(running, code, b"%PDF-1.7 broken", "a.pdf")
    with pytest.raises(FileRefused, match="10 MB"):
        _file(running, code, PNG + b"\0" * scans.MAX_BYTES)
    monkeypatch.setattr(scans, "MAX_PAGES", 0)
    with pytest.raises(FileRefused, match="Pecah dahulu"):
        _file(running, code, pdf_book("Satu."), "a.pdf")


def test_a_scanned_pdf_is_taken_too(running) -> None:
    filed = _file(running, sheet_code(_paper(running)), pdf_book("Satu."), "a.pdf")

    assert filed.title == _paper(running).title


def _scanned(pdf: bytes) -> bytes:
    """Our own sheet, printed, laid askew on a scanner, and saved as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[len(document) - 1].render(scale=150 / 72).to_pil().convert("L")
    document.close()
    file = io.BytesIO()
    picture.rotate(2, fillcolor=255).save(file, "JPEG", quality=60)
    return file.getvalue()


def test_the_qr_code_of_our_own_sheet_files_its_scan(running) -> None:
    paper = _paper(running)
    pdf = queries.draft_pdf(
        running.government_id, paper.id, address="https://lajur.example/surat/pindai/"
    )

    filed = _file(running, "", _scanned(pdf), "pindai.jpg")

    assert (filed.case_id, filed.paper_id) == (running.case_id, paper.id)


def test_without_a_code_to_read_the_officer_is_asked_to_type_it(running) -> None:
    with pytest.raises(SheetUnread, match="Ketik kode"):
        _file(running, "")


def test_two_sheets_in_one_file_are_refused(running, monkeypatch) -> None:
    monkeypatch.setattr(scans, "sheet_codes", lambda _content: ("1-A", "2-B"))

    with pytest.raises(FileRefused, match="2 lembar"):
        _file(running, "")


def test_no_code_is_looked_for_in_what_no_scanner_makes(running, monkeypatch) -> None:
    monkeypatch.setattr(scans, "sheet_codes", None)

    with pytest.raises(FileRefused, match="bukan PDF, JPG, atau PNG"):
        _file(running, "", b"MZ", "a.exe")


def test_the_scan_of_another_sheet_is_refused_where_a_paper_is_signed(running) -> None:
    paper = _paper(running)
    other = Paper.objects.get(case_id=running.case_id, sop_paper="disposisi")
    given = {"government_id": running.government_id, "name": "a.jpg", "at": running.at}
    pdf = queries.draft_pdf(running.government_id, paper.id, address="https://a/")
    scan = _scanned(pdf)

    assert keep_scan(**given, content=scan, papers=[paper.id]).sha256
    assert keep_scan(**given | {"name": "a.png"}, content=PNG, papers=[paper.id]).sha256
    with pytest.raises(FileRefused, match=f"lembar {sheet_code(paper)}"):
        keep_scan(**given, content=scan, papers=[other.pk])
