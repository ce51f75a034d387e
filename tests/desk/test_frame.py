from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.factories.office import AT, make_office
from tests.factories.pages import shows, sit_down

from lajur.desk.frame import BADGE_LIMIT, Place, places
from lajur.office import services
from lajur.office.models import Capacity
from lajur.office.services.acting import Appointment

pytestmark = pytest.mark.django_db


def test_frame_names_office_unit_and_post() -> None:
    office = make_office()

    page = shows(sit_down(office, "kabag").get("/tugas/"))

    assert "<b>Kota Uji</b>Bagian Organisasi" in page
    assert "Kepala Bagian Organisasi" in page
    assert "jam kerja" in page or "hari libur" in page


def test_a_stranger_is_sent_to_sign_in() -> None:
    response = Client().get("/tugas/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/masuk/?next=/tugas/"


def test_a_page_that_is_not_there_keeps_the_menu() -> None:
    response = sit_down(make_office(), "kabag").get("/tidak-ada/")

    assert response.status_code == 404
    page = response.content.decode()
    assert "Halaman ini tidak ditemukan" in page
    assert 'data-go="tasks"' in page


def test_an_account_without_a_person_is_told_what_to_do() -> None:
    client = Client()
    client.force_login(
        get_user_model().objects.create_user("tanpa-pegawai"),
        "django.contrib.auth.backends.ModelBackend",
    )

    response = client.get("/tugas/")

    assert response.status_code == 403
    assert "Minta pengelola kantor menghubungkan akun Anda" in shows(response)
    assert "Keluar" in shows(response)


def test_a_person_with_two_posts_chooses_whom_to_act_as() -> None:
    office = make_office()
    services.set_acting(
        government_id=office.id,
        post_id=office.posts["sekda"].pk,
        appointment=Appointment(
            office.people["asisten"].pk,
            Capacity.PLH,
            date(2025, 1, 2),
            date(2099, 1, 1),
            "800/1",
        ),
        by=None,
        at=AT,
    )
    client = sit_down(office, "asisten")

    before = shows(client.get("/tugas/"))
    client.post("/jabatan/", {"post": office.posts["sekda"].pk})
    after = shows(client.get("/tugas/"))

    assert "Anda bertindak sebagai Plh. Sekretaris Daerah" in before
    assert 'Akun: Asisten Administrasi Umum"' in before
    assert 'Akun: Plh. Sekretaris Daerah"' in after
    assert "disc acting" in after


def test_a_post_of_somebody_else_cannot_be_chosen() -> None:
    office = make_office()
    client = sit_down(office, "staf")

    client.post("/jabatan/", {"post": office.posts["sekda"].pk})

    assert 'Akun: Staf Subbagian Tata Laksana"' in shows(client.get("/tugas/"))


def test_every_place_of_the_rail_leads_somewhere() -> None:
    office = make_office()
    client = sit_down(office, "kabag")

    found = places("/tugas/", 0)

    assert [place.code for place in found] == [
        "tasks",
        "cases",
        "sops",
        "letters",
        "posts",
    ]
    assert [client.get(place.url).status_code for place in found] == [200] * 5


def test_badge_counts_no_further_than_its_limit() -> None:
    crowded = Place("tasks", "Tugas", "inbox", "/", is_here=True, count=BADGE_LIMIT)

    assert crowded.count_text == "99+"


def test_pages_speak_english_when_asked() -> None:
    office = make_office()
    client = sit_down(office, "kabag")

    client.post("/bahasa/", {"language": "en", "next": "/tugas/"})
    page = shows(client.get("/tugas/"))

    assert '<html lang="en"' in page
    assert "<h1>My tasks</h1>" in page


def test_content_policy_is_sent_and_no_page_needs_more() -> None:
    office = make_office()

    response = sit_down(office, "kabag").get("/tugas/")

    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert " style=" not in shows(response)
    assert "<script>" not in shows(response)
