import pytest
from tests.factories.cases import make_case
from tests.factories.letters import make_running
from tests.factories.office import AT, make_office
from tests.factories.pages import shows, sit_down

from lajur.office.services import notify

pytestmark = pytest.mark.django_db


def test_search_finds_cases_and_sops() -> None:
    running = make_case()
    client = sit_down(running.office, "kabag")

    assert f'href="/kasus/{running.case_id}/"' in shows(
        client.get("/cari/", {"q": "rapat"})
    )
    assert 'href="/sop/surat-undangan/"' in shows(
        client.get("/cari/", {"q": "undangan"})
    )


def test_search_finds_a_paper_by_its_number() -> None:
    running = make_running()
    running.do_until("s6")
    client = sit_down(running.office, "kabag")

    page = shows(client.get("/cari/", {"q": "Surat Perintah Tugas"}))

    assert "/surat/" in page


def test_search_finds_nothing_of_another_government() -> None:
    make_case()
    client = sit_down(make_office(), "kabag")

    page = shows(client.get("/cari/", {"q": "rapat"}))

    assert "Tidak ada yang cocok" in page


def test_an_empty_question_asks_what_to_type() -> None:
    page = shows(sit_down(make_office(), "kabag").get("/cari/"))

    assert "Ketik nama kasus, nomor surat, atau nama SOP." in page


def test_a_notice_is_read_once_and_only_by_its_reader() -> None:
    office = make_office()
    notify(
        government_id=office.id,
        person_id=office.people["staf"].pk,
        text="Kasus Anda selesai.",
        at=AT,
    )
    client = sit_down(office, "staf")
    page = shows(client.get("/pemberitahuan/"))
    number = page.split('action="/pemberitahuan/')[1].split("/")[0]

    sit_down(office, "kadis").post(f"/pemberitahuan/{number}/dibaca/")
    assert "Tandai dibaca" in shows(client.get("/pemberitahuan/"))
    client.post(f"/pemberitahuan/{number}/dibaca/")
    assert "sudah dibaca" in shows(client.get("/pemberitahuan/"))


def test_single_keys_can_be_switched_off() -> None:
    client = sit_down(make_office(), "staf")

    client.post("/pengaturan/", {"theme": "light"})
    page = shows(client.get("/tugas/"))

    assert 'data-keys="off"' in page
    assert 'data-theme="light"' in page


def test_settings_refuse_an_unknown_colour() -> None:
    response = sit_down(make_office(), "staf").post("/pengaturan/", {"theme": "x"})

    assert "data-summary" in shows(response)


def test_a_missing_page_is_told_with_a_next_step() -> None:
    response = sit_down(make_office(), "staf").get("/tidak-ada/")

    assert response.status_code == 404
    assert "Ke daftar tugas" in shows(response)
