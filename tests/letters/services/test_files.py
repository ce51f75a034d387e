from datetime import timedelta
from hashlib import sha256

import pytest
from tests.factories.letters import make_running
from tests.letters.books import pdf_book, word_book
from tests.letters.texts import docx_text, pdf_text
from tests.letters.verapdf import failures

from lajur.ledger.queries import open_file
from lajur.letters import jobs, queries
from lajur.letters.models import Dispatch, Paper, PaperFile
from lajur.letters.services import files as services
from lajur.letters.services.upload import upload_version
from lajur.letters.writing.received import pages_of
from lajur.office.queries import notices_of

pytestmark = pytest.mark.django_db(transaction=True)


def _render(running, name: str) -> Paper:
    paper = Paper.objects.get(government_id=running.government_id, sop_paper=name)
    payload = {"government_id": running.government_id, "paper": paper.pk}
    jobs.render_paper(payload, running.at + timedelta(minutes=1))
    return paper


def _read(running, paper: Paper, media: str) -> bytes:
    page = queries.paper_page(running.government_id, paper.pk)
    file = next(one for one in page.files if one.media == media)
    with open_file(running.government_id, file.sha256) as stream:
        return stream.read()


def test_both_files_say_what_the_register_and_the_acts_say() -> None:
    running = make_running()
    running.do_until("s10")
    paper = _render(running, "surat")
    row = queries.register(running.government_id).rows[0]

    for text in (
        pdf_text(_read(running, paper, "pdf")),
        docx_text(_read(running, paper, "docx")),
    ):
        assert row.number in text
        assert "5 Januari 2026" in text
        assert "a.n. SEKRETARIS DAERAH" in text
        assert "ASISTEN ADMINISTRASI UMUM," in text
        assert "Pejabat Asisten Administrasi Umum" in text
        assert "Yth. Arsiparis" in text
        assert "Yth. Kepala Dinas Contoh" in text
        assert "Surat Perintah Tugas Nomor 000.8/1/BAGIAN tanggal 5 Januari" in text
        assert "Yth. Sekretaris Daerah" in text
        assert "Kepala Bagian Organisasi diparaf 05-01-2026" in text


def test_the_finished_file_is_archivable() -> None:
    running = make_running()
    running.do_until("s6")
    paper = _render(running, "spt")

    assert failures(_read(running, paper, "pdf"), "2a") == []
    assert failures(_read(running, paper, "pdf"), "ua1") == []


def test_doing_it_again_makes_nothing_new() -> None:
    running = make_running()
    running.do_until("s6")
    paper = _render(running, "spt")
    before = set(PaperFile.objects.filter(paper=paper).values_list("sha256"))

    _render(running, "spt")

    assert set(PaperFile.objects.filter(paper=paper).values_list("sha256")) == before
    assert len(before) == 2


def test_an_unsigned_paper_has_no_finished_file() -> None:
    running = make_running()
    running.do_until("s4")
    paper = _render(running, "spt")

    assert queries.paper_page(running.government_id, paper.pk).files == ()


def test_a_number_given_later_makes_new_files() -> None:
    running = make_running()
    running.do_until("s5")
    paper = _render(running, "spt")
    early = pdf_text(_read(running, paper, "pdf"))

    running.do()
    _render(running, "spt")

    assert "000.8/1/BAGIAN" not in early
    assert "000.8/1/BAGIAN" in pdf_text(_read(running, paper, "pdf"))


def test_a_sent_letter_reaches_every_desk_once() -> None:
    running = make_running()
    running.do_until("s10")
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="surat")
    payload = {"government_id": running.government_id, "paper": paper.pk}

    jobs.deliver_paper(payload, running.at)
    jobs.deliver_paper(payload, running.at)

    rows = Dispatch.objects.filter(paper=paper)
    assert {row.addressee for row in rows} == {"Arsiparis", "Kepala Dinas Contoh"}
    assert all(row.delivered_at for row in rows)
    unit = running.office.units["dinas"].pk
    person = running.office.people["kadis"].pk
    notices = notices_of(running.government_id, person, (f"unit:{unit}",))
    assert len(notices) == 1
    assert "000.8/2/BAGIAN" in notices[0].text


def test_the_act_leaves_its_effects_for_the_worker() -> None:
    from django.db import connection

    running = make_running()
    running.do_until("s10")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, payload FROM ledger_effect WHERE government_id = %s"
            " AND kind LIKE 'paper.%%' ORDER BY id",
            [running.government_id],
        )
        kinds = [row[0] for row in cursor.fetchall()]
    assert kinds.count("paper.dispatch") == 1
    assert kinds.count("paper.render") == 5
    assert set(kinds) <= set(jobs.EFFECTS)


def _hand_in(running, name: str, content: bytes) -> None:
    task_id, step = running.open_task()
    upload_version(
        government_id=running.government_id,
        task_id=task_id,
        paper_id="laporan",
        name=name,
        content=content,
        expected_version=0,
        by=running.acting(running.hand(step)),
        at=running.at,
    )


def _signed_book(running, name: str, content: bytes) -> Paper:
    running.do_until("s11")
    _hand_in(running, name, content)
    while not running.do().acted.finished:
        pass
    return _render(running, "laporan")


def test_a_pdf_book_stays_as_it_came_and_is_joined_page_for_page() -> None:
    running, book = make_running(), pdf_book("Bab satu yang asli.")

    paper = _signed_book(running, "buku.pdf", book)

    files = queries.paper_page(running.government_id, paper.pk).files
    assert {file.media for file in files} == {"docx", "pdf", "book", "combined"}
    assert _read(running, paper, "book") == book
    joined = _read(running, paper, "combined")
    assert pages_of(joined) == pages_of(_read(running, paper, "pdf")) + pages_of(book)
    assert "Bab satu yang asli." in pdf_text(joined)
    letter = pdf_text(_read(running, paper, "pdf"))
    assert sha256(book).hexdigest() in letter
    assert "Bab satu yang asli." not in letter


def test_a_word_book_is_kept_and_its_text_is_on_the_page() -> None:
    running, book = make_running(), word_book("Capaian tahun ini.")

    paper = _signed_book(running, "buku.docx", book)

    files = queries.paper_page(running.government_id, paper.pk).files
    assert {file.media for file in files} == {"docx", "pdf", "book"}
    assert _read(running, paper, "book") == book
    letter = pdf_text(_read(running, paper, "pdf"))
    assert "Capaian tahun ini." in letter
    assert sha256(book).hexdigest() in letter


def test_the_letter_of_a_book_is_archivable() -> None:
    running = make_running()
    paper = _signed_book(running, "buku.pdf", pdf_book("Bab satu."))

    assert failures(_read(running, paper, "pdf"), "2a") == []


def test_a_broken_book_is_kept_though_it_cannot_be_joined(monkeypatch) -> None:
    running = make_running()
    monkeypatch.setattr(services, "joined", lambda _front, _book: None)

    paper = _signed_book(running, "buku.pdf", pdf_book("Bab satu."))

    files = queries.paper_page(running.government_id, paper.pk).files
    assert {file.media for file in files} == {"docx", "pdf", "book"}


def test_the_record_and_the_letter_book_list_every_file() -> None:
    running = make_running()
    _signed_book(running, "buku.pdf", pdf_book("Bab satu."))

    rows = queries.play_papers(running.government_id, running.case_id)

    media = {row["kind"]: {file["media"] for file in row["files"]} for row in rows}
    assert media["laporan"] == {"docx", "pdf", "book", "combined"}
