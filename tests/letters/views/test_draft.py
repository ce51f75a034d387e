import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    running = make_running()
    running.do_until("s6")
    task, step = running.open_task()
    return running, task, sit_down(running.office, running.hand(step))


def field_of(client, task: int) -> str:
    page = shows(client.get(f"/tugas/{task}/"))
    found = re.search(r'name="(surat\.[^"]+)" form="work" type="text"', page)
    assert found
    return found[1]


def test_a_draft_saved_without_scripts_comes_back_as_a_page(desk) -> None:
    _running, task, client = desk
    fields = {field_of(client, task): "Permohonan data awal", "surat.version": "0"}

    response = client.post(f"/tugas/{task}/naskah/?paper=surat", fields, follow=True)

    assert "Draf tersimpan." in shows(response)
    assert "Permohonan data awal" in shows(response)


def test_saving_while_typing_answers_with_one_line(desk) -> None:
    _running, task, client = desk
    fields = {field_of(client, task): "Permohonan data awal", "surat.version": "0"}

    response = client.post(
        f"/tugas/{task}/naskah/?paper=surat", fields, headers={"HX-Request": "true"}
    )

    assert "Tersimpan" in shows(response)
    assert 'name="surat.version" value="1" hx-swap-oob="true"' in shows(response)
    assert "<html" not in shows(response)


def test_an_old_page_does_not_overwrite_what_was_saved_since(desk) -> None:
    _running, task, client = desk
    fields = {field_of(client, task): "Versi baru", "surat.version": "7"}

    response = client.post(
        f"/tugas/{task}/naskah/?paper=surat", fields, headers={"HX-Request": "true"}
    )

    assert "Muat ulang untuk melihat isinya" in shows(response)


def test_an_upload_without_a_file_says_so(desk) -> None:
    _running, task, client = desk

    response = client.post(
        f"/tugas/{task}/unggah/?paper=surat", {"surat.version": "0"}, follow=True
    )

    assert "Pilih berkas dahulu." in shows(response)


def test_an_upload_that_is_no_word_file_is_refused_in_one_sentence(desk) -> None:
    _running, task, client = desk
    file = SimpleUploadedFile("surat.docx", b"bukan word")

    response = client.post(
        f"/tugas/{task}/unggah/?paper=surat",
        {"surat.version": "0", "upload": file},
        follow=True,
    )

    assert "note late" in shows(response)


def test_nobody_of_another_government_saves(desk) -> None:
    _running, task, _client = desk
    stranger = sit_down(make_office(), "staf")

    response = stranger.post(
        f"/tugas/{task}/naskah/?paper=surat",
        {"surat.version": "0"},
        headers={"HX-Request": "true"},
    )

    assert response.status_code == 404
