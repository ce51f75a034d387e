import pytest
from tests.core.families.kin import LOANS, loan, members
from tests.factories.kin import AT, make_family, make_followers, publish, revise
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down

from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.models import Draft, Family, Offer, Procedure
from lajur.procedures.services.offer import mend_pattern

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (sop.slug for sop in LOANS)


def steward(office):
    return sit_down(office, "kabag")


def test_an_empty_register_says_so():
    page = shows(steward(make_office()).get("/sop/pola/"))
    assert "Belum ada SOP yang sekeluarga" in page


def test_families_are_listed_and_lead_to_a_new_sop():
    office = make_office()
    family = make_followers(office)
    page = shows(steward(office).get("/sop/pola/"))
    assert "3 SOP termasuk dalam 1 keluarga" in page
    assert f"/sop/pola/{family.pk}/baru/" in page
    others = shows(sit_down(office, "staf").get("/sop/pola/"))
    assert f"/sop/pola/{family.pk}/baru/" not in others


def test_a_family_shows_its_members_and_how_they_differ():
    office = make_office()
    family = make_followers(office)
    services.import_sop(government_id=office.id, sop=loan("Tenda"), by=SYSTEM, at=AT)
    page = shows(steward(office).get(f"/sop/pola/{family.pk}/"))
    assert "Keluarga Peminjaman" in page
    assert "Prosedur Peminjaman Ruang Rapat Kantor" in page
    assert "Mencatat permohonan peminjaman [Pokok SOP]" in page
    assert "masih draf" in page
    assert steward(office).get("/sop/pola/999999/").status_code == 404


def test_a_family_of_one_course_in_other_words_says_why_it_has_no_pattern():
    office = make_office()
    reports = [
        sop.with_changes(slug=f"lapor-{n}", certainty={})
        for n, sop in enumerate(members("penyusunan_laporan"))
    ]
    family = make_family(office, reports)
    client = steward(office)
    page = shows(client.get(f"/sop/pola/{family.pk}/"))
    assert "belum berpola" in page
    told = client.post(f"/sop/pola/{family.pk}/buat/", follow=True)
    assert "Pola memerlukan sedikitnya dua SOP" in shows(told)
    assert client.get(f"/sop/pola/{family.pk}/baru/").status_code == 404


def test_a_pattern_is_made_by_a_button():
    office = make_office()
    family = make_family(office)
    client = steward(office)
    page = client.post(f"/sop/pola/{family.pk}/buat/", follow=True)
    assert "Pola dibuat" in shows(page)
    assert "SOP baru dari pola" in shows(page)


def test_a_family_is_renamed():
    office = make_office()
    family = make_family(office)
    client = steward(office)
    address = f"/sop/pola/{family.pk}/nama/"
    page = client.post(address, {"name": "Pinjam barang"}, follow=True)
    assert "Keluarga Pinjam barang" in shows(page)
    refused = client.post(address, {"name": ""}, follow=True)
    assert "Tulis nama keluarga" in shows(refused)


def test_the_register_is_sorted_anew_on_request():
    office = make_office()
    make_family(office)
    Procedure.objects.filter(slug=FIRST).update(family=None)
    client = steward(office)
    page = shows(client.post("/sop/pola/kenali/", follow=True))
    assert "1 SOP berpindah keluarga" in page
    again = shows(client.post("/sop/pola/kenali/", follow=True))
    assert "Semua SOP sudah berada dalam keluarganya" in again


def test_a_new_sop_is_shown_while_it_is_filled_in_and_then_drafted():
    office = make_office()
    family = make_followers(office)
    client = steward(office)
    address = f"/sop/pola/{family.pk}/baru/"
    assert "Prosedur Peminjaman [Pokok SOP] Kantor" in shows(client.get(address))
    typed = shows(client.get(address, {"p-subject": "Tenda"}))
    assert "Prosedur Peminjaman Tenda Kantor" in typed
    assert not Draft.objects.filter(procedure__title__contains="Tenda").exists()
    page = shows(client.post(address, {"p-subject": "Tenda"}, follow=True))
    assert "Draf siap" in page
    assert "Siap disahkan" in page
    assert "Mirip dengan 3 SOP lain" in page


def test_a_new_sop_without_a_subject_or_with_a_taken_title_is_sent_back():
    office = make_office()
    family = make_followers(office)
    client = steward(office)
    address = f"/sop/pola/{family.pk}/baru/"
    empty = client.post(address, {"p-subject": " "})
    assert empty.status_code == 422
    assert "Isi pokok SOP" in empty.content.decode()
    client.post(address, {"p-subject": "Tenda"})
    taken = client.post(address, {"p-subject": "Tenda"})
    assert taken.status_code == 422
    assert "sudah ada di katalog" in taken.content.decode()


def test_all_offers_are_accepted_by_one_button():
    office = make_office()
    family = make_followers(office)
    revise(office, FIRST, lambda sop: sop.with_changes(warnings=("Periksa",)))
    mend_pattern(government_id=office.id, slug=FIRST, by=SYSTEM, at=AT)
    client = steward(office)
    assert "2 SOP ditawari perubahan pola" in shows(
        client.get(f"/sop/pola/{family.pk}/")
    )
    draft_id = services.open_revision(
        government_id=office.id, slug=THIRD, by=SYSTEM, at=AT
    )
    Draft.objects.filter(pk=draft_id).update(is_frozen=True)
    page = shows(client.post(f"/sop/pola/{family.pk}/terima/", follow=True))
    assert "masuk ke draf 1 SOP" in page
    assert "sedang diperiksa" in page
    assert Offer.objects.filter(state="accepted").count() == 1


def test_the_catalogue_is_filtered_by_family():
    office = make_office()
    family = make_family(office)
    other = loan("Tenda").with_changes(slug="beli", title="Pengadaan Tenda")
    publish(office, other)
    client = steward(office)
    page = shows(client.get("/sop/", {"keluarga": family.pk}))
    assert "Peminjaman Proyektor" in page
    assert "Pengadaan Tenda" not in page
    assert f'<option value="{family.pk}" selected>Peminjaman' in page
    assert "Pengadaan Tenda" in shows(client.get("/sop/"))


def test_an_sop_tells_its_family_on_its_page():
    office = make_office()
    make_followers(office)
    page = shows(steward(office).get(f"/sop/{SECOND}/?tab=kaitan"))
    assert "Mirip dengan 2 SOP lain" in page
    assert "mengikuti pola edisi 1" in page
    assert Family.objects.count() == 1
