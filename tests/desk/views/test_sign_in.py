import pytest
from axes.utils import reset
from django.test import Client
from tests.factories.office import make_government, make_office, make_person
from tests.factories.pages import shows, sit_down

pytestmark = pytest.mark.django_db
PASSWORD = "sandi-yang-panjang-8"


@pytest.fixture
def person():
    reset()
    government = make_government()
    return make_person(government, "Pejabat", username="kabag", password=PASSWORD)


def test_signs_in_and_goes_on_to_the_page_asked_for(person) -> None:
    response = Client().post(
        "/masuk/", {"username": "kabag", "password": PASSWORD, "next": "/kasus/"}
    )

    assert response.status_code == 302
    assert response.headers["Location"] == "/kasus/"


def test_goes_to_no_other_site(person) -> None:
    response = Client().post(
        "/masuk/",
        {"username": "kabag", "password": PASSWORD, "next": "https://example.org/"},
    )

    assert response.headers["Location"] == "/"


def test_a_wrong_password_is_said_without_telling_which_half_is_wrong(person) -> None:
    response = Client().post("/masuk/", {"username": "kabag", "password": "salah"})

    assert "Nama pengguna dan kata sandi tidak cocok" in shows(response)


def test_empty_fields_are_told_one_by_one(person) -> None:
    page = shows(Client().post("/masuk/", {}))

    assert '<a href="#id_username">Nama pengguna belum diisi.</a>' in page
    assert '<a href="#id_password">Kata sandi belum diisi.</a>' in page


def test_ten_failures_lock_the_name_and_say_what_to_do(person) -> None:
    client = Client()
    for _ in range(10):
        locked = client.post("/masuk/", {"username": "kabag", "password": "salah"})

    assert locked.status_code == 429
    assert "Coba lagi setelah 15 menit" in shows(locked)
    still = client.post("/masuk/", {"username": "kabag", "password": PASSWORD})
    assert still.status_code == 429
    reset()


def test_signing_out_closes_the_desk() -> None:
    client = sit_down(make_office(), "staf")

    client.post("/keluar/")

    assert client.get("/tugas/").status_code == 302


def test_demo_posts_are_not_offered_where_the_demo_is_closed(settings) -> None:
    settings.DEMO = False
    make_office(make_government(is_demo=True))

    assert "Masuk ke peragaan" not in shows(Client().get("/masuk/"))


def test_demo_sign_in_is_refused_where_the_demo_is_closed(settings) -> None:
    settings.DEMO = False
    office = make_office(make_government(is_demo=True))
    client = Client()

    response = client.post("/peragaan/", {"person": office.people["kabag"].pk})

    assert response.status_code == 403
    assert client.get("/tugas/").status_code == 302


def test_demo_sits_down_at_the_chosen_post(settings) -> None:
    settings.DEMO = True
    office = make_office(make_government(is_demo=True))
    client = Client()

    client.post("/peragaan/", {"person": office.people["kabag"].pk})
    page = shows(client.get("/tugas/"))

    assert 'Akun: Kepala Bagian Organisasi"' in page
    assert "Peragaan: pindah ke jabatan" in page


@pytest.mark.parametrize("person", ["", "abc", "999999999"])
def test_demo_refuses_whoever_is_not_of_the_demo(settings, person) -> None:
    settings.DEMO = True

    assert Client().post("/peragaan/", {"person": person}).status_code == 403


def test_demo_opens_no_desk_of_a_real_office(settings) -> None:
    settings.DEMO = True
    office = make_office()
    client = Client()

    response = client.post("/peragaan/", {"person": office.people["kabag"].pk})

    assert response.status_code == 403
    assert client.get("/tugas/").status_code == 302
