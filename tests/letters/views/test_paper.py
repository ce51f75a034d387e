import re

import pytest
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down

from lajur.letters.views.paper import receivers

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbered():
    running = make_running()
    running.do_until("s6")
    return running


def test_letter_book_shows_numbered_papers(numbered) -> None:
    page = shows(sit_down(numbered.office, "arsiparis").get("/surat/"))

    assert re.search(r'href="/surat/\d+/" data-row', page)
    assert "Terdaftar" in page


def test_letter_book_filters_by_year_and_words(numbered) -> None:
    client = sit_down(numbered.office, "arsiparis")

    assert "Hapus saringan" in shows(client.get("/surat/?tahun=1999"))
    assert "Hapus saringan" in shows(client.get("/surat/?q=tidak-ada"))
    assert "data-row" in shows(client.get("/surat/?tahun=2026"))


def test_letter_book_of_another_government_stays_closed(numbered) -> None:
    stranger = sit_down(make_office(), "arsiparis")
    book = shows(sit_down(numbered.office, "arsiparis").get("/surat/"))
    address = re.search(r'href="(/surat/\d+/)"', book)
    assert address

    assert "Belum ada surat bernomor" in shows(stranger.get("/surat/"))
    assert stranger.get(address[1]).status_code == 404
    assert stranger.get(address[1] + "pdf/").status_code == 404


def test_a_paper_shows_its_marks_and_versions(numbered) -> None:
    client = sit_down(numbered.office, "arsiparis")
    address = re.search(r'href="(/surat/\d+/)"', shows(client.get("/surat/")))
    assert address

    page = shows(client.get(address[1]))

    assert "Ditandatangani" in page
    assert "Draf 1" in page
    assert '<article class="paper"' in page


def test_a_paper_is_handed_over_as_word_and_pdf(numbered) -> None:
    client = sit_down(numbered.office, "arsiparis")
    address = re.search(r'href="(/surat/\d+/)"', shows(client.get("/surat/")))
    assert address

    word = client.get(address[1] + "docx/")
    pdf = client.get(address[1] + "pdf/")

    assert b"".join(word)[:2] == b"PK"
    assert b"".join(pdf)[:5] == b"%PDF-"
    assert pdf.headers["Content-Type"] == "application/pdf"


def test_many_receivers_are_counted() -> None:
    assert receivers("A; B; C") == "A; B; C"
    assert receivers("A; B; C; D") == "A; B dan 2 lainnya"
