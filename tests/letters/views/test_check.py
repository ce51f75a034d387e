import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.letters import make_running
from tests.factories.pages import shows

from lajur.ledger.queries import open_file
from lajur.letters import queries
from lajur.letters.jobs import render_paper
from lajur.letters.models import Mark
from lajur.letters.views import check

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _new_window():
    cache.clear()


@pytest.fixture
def signed():
    """A signed and numbered order, and its signature."""
    running = make_running()
    running.do_until("s6")
    mark = Mark.objects.get(
        government_id=running.government_id, paper__sop_paper="spt", kind="signed"
    )
    return running, mark


def test_anybody_reads_what_a_code_stands_for(signed) -> None:
    running, mark = signed

    page = shows(Client().get(f"/periksa/{mark.code}/"))

    for text in ("000.8/1/BAGIAN", "Sekretaris Daerah", "Berlaku", mark.code):
        assert text in page
    assert "Pejabat Sekretaris Daerah" not in page
    assert f"/kasus/{running.case_id}" not in page
    assert "melaksanakan" not in page


def test_a_file_is_compared_and_not_kept(signed) -> None:
    running, mark = signed
    payload = {"government_id": running.government_id, "paper": mark.paper_id}
    render_paper(payload, running.at)
    files = queries.paper_page(running.government_id, mark.paper_id).files
    kept = next(file for file in files if file.media == "pdf")
    with open_file(running.government_id, kept.sha256) as stream:
        content = stream.read()
    address = f"/periksa/{mark.code}/"

    same = Client().post(address, {"file": SimpleUploadedFile("a.pdf", content)})
    other = Client().post(address, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")})
    none = Client().post(address, {})

    assert "sama, sampai bit terakhir" in shows(same)
    assert "berbeda dari yang tercatat" in shows(other)
    assert none.status_code == 422


def test_a_file_too_large_to_be_a_paper_is_not_compared(signed, monkeypatch) -> None:
    _running, mark = signed
    monkeypatch.setattr(check, "LARGEST", 3)

    answer = Client().post(
        f"/periksa/{mark.code}/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-")}
    )

    assert answer.status_code == 422
    assert "20 MB" in shows(answer)


def test_the_code_is_typed_in_any_case(signed) -> None:
    _running, mark = signed

    answer = Client().post("/periksa/", {"code": f" {mark.code.lower()} "})
    short = Client().post("/periksa/", {"code": "7F3A"})

    assert answer["Location"] == f"/periksa/{mark.code}"
    assert short.status_code == 422
    assert "tidak lengkap" in shows(short)


def test_an_unknown_code_says_so(signed) -> None:
    answer = Client().get("/periksa/1-0000-0000-0000")

    assert answer.status_code == 404
    assert "Tidak ada surat dengan kode ini" in shows(answer)


def test_nobody_tries_all_codes(signed, monkeypatch) -> None:
    _running, mark = signed
    monkeypatch.setattr(check, "MOST", 2)
    client = Client()

    states = [client.get(f"/periksa/{mark.code}/").status_code for _ in range(4)]

    assert states == [200, 200, 429, 429]
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.get(f"/periksa/{mark.code}/").status_code == 200
