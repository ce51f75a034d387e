import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, small_sop

pytestmark = pytest.mark.django_db


def related_office():
    office = make_office()
    surat = small_sop("surat", "Surat Keluar")
    arsip = small_sop("arsip", "Pengelolaan Arsip")
    make_adoption(
        office,
        surat.with_changes(related_sops=("SOP Pengelolaan Arsip", "SOP Rapat Dinas")),
    )
    make_adoption(office, arsip.with_changes(related_sops=("SOP Surat Keluar",)))
    return office


def test_the_map_is_a_picture_and_a_list():
    client = sit_down(related_office(), "staf")

    page = shows(client.get("/sop/peta/"))

    assert '<svg class="map"' in page
    assert "3 kaitan antar-SOP" in page
    assert "1 menyebut SOP yang belum ada" in page
    assert "Lingkaran" in page
    assert page.count("data-row") == 2


def test_an_empty_register_says_so():
    client = sit_down(make_office(), "staf")

    assert "Belum ada SOP yang menyebut" in shows(client.get("/sop/peta/"))


def test_the_page_of_an_sop_tells_whom_it_names_and_who_names_it():
    client = sit_down(related_office(), "staf")

    page = shows(client.get("/sop/surat/?tab=kaitan"))

    assert "Menyebut SOP lain" in page
    assert page.count("Pengelolaan Arsip") == 2
    assert "belum ada di katalog" in page
    assert "/kasus/?sop=surat" in page
