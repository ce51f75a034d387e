import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption
from tests.procedures.queries.test_law import CITING, NEW, OLD

from lajur.procedures.models import LawNote

pytestmark = pytest.mark.django_db
ADDRESS = "/sop/dasar-hukum/"
REPLACED = {"law": OLD, "status": "replaced", "successor": NEW, "source": "JDIH"}


def test_a_reader_sees_laws_and_who_cites_them_without_a_form():
    office = make_office()
    made = make_adoption(office, CITING)

    page = shows(sit_down(office, "staf").get(ADDRESS))

    assert "Undang-Undang Nomor 32 Tahun 2004" in page
    assert "Undang-Undang Nomor 23 Tahun 2014" in page
    assert f"/sop/{made.slug}/?tab=pemeriksaan" in page
    assert "Catat peraturan" not in page


def test_the_keeper_says_that_a_law_was_replaced_and_takes_it_back():
    office = make_office()
    made = make_adoption(office, CITING)
    client = sit_down(office, "kabag")

    page = shows(client.post(f"{ADDRESS}catat/", REPLACED, follow=True))

    assert "SOP yang mencantumkannya sudah diperiksa ulang" in page
    assert "Sumber: JDIH" in page
    found = shows(client.get(f"/sop/{made.slug}/?tab=pemeriksaan"))
    assert "Peraturan Daerah Nomor 8 Tahun 2008 tidak berlaku lagi" in found
    page = shows(client.post(f"{ADDRESS}hapus/", {"code": "perda 8/2008"}, follow=True))
    assert "Catatan peraturan dihapus." in page


def test_what_cannot_be_read_is_refused_in_a_sentence():
    office = make_office()
    client = sit_down(office, "kabag")

    page = shows(
        client.post(f"{ADDRESS}catat/", {**REPLACED, "law": "Aturan"}, follow=True)
    )
    assert "tidak dikenali sebagai peraturan" in page
    page = shows(client.post(f"{ADDRESS}hapus/", {"code": "x"}, follow=True))
    assert "sudah tidak ada" in page


def test_an_unknown_standing_means_replaced():
    office = make_office()

    sit_down(office, "kabag").post(f"{ADDRESS}catat/", {**REPLACED, "status": "?"})

    note = LawNote.objects.get(government_id=office.id, code="perda 8/2008")
    assert note.status == LawNote.Status.REPLACED


def test_laws_are_looked_for_by_name():
    office = make_office()
    make_adoption(office, CITING)

    page = shows(sit_down(office, "staf").get(ADDRESS, {"q": "susunan"}))

    assert OLD in page
    assert "Undang-Undang" not in page
