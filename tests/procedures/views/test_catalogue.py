import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import (
    make_adoption,
    make_draft,
    receive_text,
    small_sop,
)

pytestmark = pytest.mark.django_db


def other_sop(number):
    return small_sop(slug=f"sop-{number}", title=f"Pelayanan Nomor {number}")


def test_lists_what_is_in_force_and_what_waits():
    office = make_office()
    make_adoption(office)
    receive_text(office)

    page = shows(sit_down(office, "kabag").get("/sop/"))

    assert "2 SOP, 1 berlaku hari ini." in page
    assert "Penyusunan Surat Undangan Rapat" in page
    assert "000.8.3/7/ORG" in page
    assert "180 menit" in page
    assert "4 pertanyaan" in page
    assert "Bagian Organisasi" in page


def test_shows_nothing_of_another_government():
    office, other = make_office(), make_office()
    make_adoption(other)

    page = shows(sit_down(office, "kabag").get("/sop/"))

    assert "Belum ada SOP" in page
    assert "Penyusunan Surat Undangan Rapat" not in page


def test_filters_by_words_state_and_unit():
    office = make_office()
    make_adoption(office)
    make_draft(office, other_sop(1))
    client = sit_down(office, "staf")

    by_word = shows(client.get("/sop/?q=rapat 000.8.3"))
    by_state = shows(client.get("/sop/?keadaan=draft"))
    by_unit = shows(client.get(f"/sop/?unit={office.units['bagian'].pk}"))
    nothing = shows(client.get("/sop/?q=tidak-ada"))

    assert "Undangan Rapat" in by_word
    assert "Pelayanan Nomor 1" not in by_word
    assert "Pelayanan Nomor 1" in by_state
    assert "Undangan Rapat" not in by_state
    assert "Undangan Rapat" in by_unit
    assert "Pelayanan Nomor 1" not in by_unit
    assert "Tidak ada yang cocok dengan saringan ini" in nothing


@pytest.mark.parametrize(
    "query", ["unit=abc", "keadaan=lain", "mulai=-3", "mulai=9999", "unit=" + "9" * 30]
)
def test_takes_odd_addresses_calmly(query):
    assert sit_down(make_office(), "staf").get(f"/sop/?{query}").status_code == 200


def test_offers_uploading_to_the_administrator_only():
    office = make_office()

    assert "/sop/unggah/" in shows(sit_down(office, "kabag").get("/sop/"))
    assert "/sop/unggah/" not in shows(sit_down(office, "staf").get("/sop/"))


def test_asks_the_database_as_often_for_many_sops_as_for_one(
    django_assert_max_num_queries,
):
    office = make_office()
    make_adoption(office)
    client = sit_down(office, "kabag")
    client.get("/sop/")
    for number in range(6):
        make_draft(office, other_sop(number))

    with django_assert_max_num_queries(15):
        assert client.get("/sop/").status_code == 200
