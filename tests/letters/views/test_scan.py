import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.letters import make_running
from tests.factories.pages import shows, sit_down
from tests.letters.books import PNG

from lajur.letters.models import Paper
from lajur.letters.queries.papers import paper_state
from lajur.letters.sealing import sheet_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def running():
    """A case whose order waits for its signature."""
    made = make_running()
    made.do_until("s4")
    return made


def _paper(running):
    row = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    state = paper_state(running.government_id, row.pk)
    assert state is not None
    return state


def test_a_scan_uploaded_from_the_letter_book_lands_on_its_paper(running) -> None:
    client, paper = sit_down(running.office, "arsiparis"), _paper(running)
    assert "/surat/pindai/" in shows(client.get("/surat/"))
    file = SimpleUploadedFile("pindai.png", PNG, "image/png")

    answer = client.post(
        "/surat/pindai/", {"code": sheet_code(paper), "scan": file}, follow=True
    )

    page = shows(answer)
    assert answer.redirect_chain[0][0] == f"/surat/{paper.id}/"
    assert "Pindaian tersimpan pada" in page
    assert "pindai.png" in page


def test_the_address_in_the_qr_code_fills_the_code_in(running) -> None:
    code = sheet_code(_paper(running))

    page = shows(sit_down(running.office, "sekda").get(f"/surat/pindai/{code}"))

    assert f'value="{code}"' in page


def test_a_wrong_code_or_no_file_is_said_at_the_form(running) -> None:
    client = sit_down(running.office, "arsiparis")
    file = SimpleUploadedFile("pindai.png", PNG, "image/png")

    wrong = client.post("/surat/pindai/", {"code": "1-00000000", "scan": file})
    empty = client.post("/surat/pindai/", {})

    assert (wrong.status_code, empty.status_code) == (422, 422)
    assert "Tidak ada lembar berkode" in shows(wrong)
    assert "Pilih berkas hasil pindainya." in shows(empty)
