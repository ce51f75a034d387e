import pytest
from tests.core.families.kin import LOANS, loan, with_step
from tests.factories.kin import make_followers, publish, revise
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down

from lajur.procedures.models import Following, Procedure

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (sop.slug for sop in LOANS)


def mended():
    """Return an office whose first follower has changed two places."""
    office = make_office()
    make_followers(office)

    def change(sop):
        longer = with_step(sop, 3, text="Menyetujui peminjaman secara tertulis")
        return longer.with_changes(warnings=("Periksa alat",))

    revise(office, FIRST, change)
    return office, sit_down(office, "kabag")


def test_a_follower_shows_its_values_and_differences():
    office = make_office()
    make_followers(office)
    page = shows(sit_down(office, "staf").get(f"/sop/{SECOND}/pola/"))
    assert "Mengikuti pola Peminjaman edisi 1" in page
    assert "berbunyi sama dengan polanya" in page
    assert "Kendaraan" in page
    assert "Terapkan" not in page


def test_a_mend_is_previewed_and_applied_to_the_pattern():
    _, client = mended()
    page = shows(client.get(f"/sop/{FIRST}/pola/"))
    assert "Versi 2 mengubah bagian yang berasal dari pola" in page
    assert "<ins> secara tertulis</ins>" in page
    told = shows(client.post(f"/sop/{FIRST}/pola/terapkan/", follow=True))
    assert "ditawarkan kepada 2 SOP lain" in told
    assert "mengambil perubahan" in told
    again = client.post(f"/sop/{FIRST}/pola/terapkan/", follow=True)
    assert "tidak mengubah bagian yang berasal dari pola" in shows(again)


@pytest.mark.parametrize(
    ("depth", "said"),
    [
        ("kata", "<ins> secara tertulis</ins>"),
        ("tabel", 'class="is-changed"'),
        ("bagan", "<svg"),
    ],
)
def test_an_offer_is_shown_at_three_depths(depth, said):
    _, client = mended()
    client.post(f"/sop/{FIRST}/pola/terapkan/")
    page = shows(client.get(f"/sop/{SECOND}/pola/?kedalaman={depth}"))
    assert "Tawaran perubahan pola" in page
    assert "Asal perubahan: Prosedur Peminjaman Proyektor Kantor" in page
    assert said in page


def test_the_page_of_an_offer_asks_the_database_a_fixed_number_of_times(
    django_assert_max_num_queries,
):
    office, client = mended()
    client.post(f"/sop/{FIRST}/pola/terapkan/")
    for thing in ("Tenda", "Layar", "Mikrofon"):
        publish(office, loan(thing))
    client.get(f"/sop/{SECOND}/pola/")
    with django_assert_max_num_queries(16):
        client.get(f"/sop/{SECOND}/pola/")


def test_an_accepted_offer_leads_to_the_draft():
    _, client = mended()
    client.post(f"/sop/{FIRST}/pola/terapkan/")
    page = shows(client.post(f"/sop/{SECOND}/pola/terima/", follow=True))
    assert "Perubahan pola masuk ke draf SOP ini" in page
    assert "secara tertulis" in page
    again = shows(client.post(f"/sop/{SECOND}/pola/terima/", follow=True))
    assert "Tawaran perubahan ini sudah selesai" in again


def test_an_offer_is_declined_with_a_reason():
    _, client = mended()
    client.post(f"/sop/{FIRST}/pola/terapkan/")
    address = f"/sop/{SECOND}/pola/tolak/"
    refused = shows(client.post(address, {"reason": ""}, follow=True))
    assert "Tulis alasannya" in refused
    page = shows(client.post(address, {"reason": "Tidak perlu."}, follow=True))
    assert "Tawaran ditolak" in page
    assert "Mengikuti pola Peminjaman edisi 2" in page


def test_places_where_the_follower_reads_differently_are_told():
    office, client = mended()
    revise(office, SECOND, lambda sop: with_step(sop, 3, text="Menolak"))
    client.post(f"/sop/{FIRST}/pola/terapkan/")
    page = shows(client.get(f"/sop/{SECOND}/pola/"))
    assert "bunyinya dipertahankan: langkah 3" in page


def test_what_the_pattern_cannot_take_is_told():
    office = make_office()
    make_followers(office)
    revise(office, FIRST, lambda sop: with_step(sop, 3, text="Menolak"))

    def both(sop):
        lines = ("Berhati-hati",)
        return with_step(sop, 3, text="Melarang").with_changes(warnings=lines)

    revise(office, FIRST, both)
    page = shows(sit_down(office, "kabag").get(f"/sop/{FIRST}/pola/"))
    assert "perubahannya tidak ikut ke pola: langkah 3" in page


def test_an_sop_without_a_pattern_or_kin_says_so():
    office = make_office()
    make_followers(office)
    publish(office, loan("Tenda").with_changes(slug="beli", title="Pengadaan Tenda"))
    client = sit_down(office, "kabag")
    assert "tidak sekeluarga dengan SOP lain" in shows(client.get("/sop/beli/pola/"))
    Following.objects.filter(procedure__slug=SECOND).delete()
    page = shows(client.get(f"/sop/{SECOND}/pola/"))
    assert "Sekeluarga dengan Peminjaman, tetapi tidak mengikuti pola" in page
    assert client.get("/sop/tidak-ada/pola/").status_code == 404


def test_a_person_says_of_which_family_an_sop_is():
    office = make_office()
    family = make_followers(office)
    publish(office, loan("Tenda").with_changes(slug="beli", title="Pengadaan Tenda"))
    client = sit_down(office, "kabag")
    address = "/sop/beli/pola/keluarga/"
    page = client.post(address, {"family": str(family.pk)}, follow=True)
    assert "Keluarga SOP ini disimpan" in shows(page)
    assert Procedure.objects.get(slug="beli").family == family
    client.post(address, {"family": "x"})
    assert Procedure.objects.get(slug="beli").family is None
    assert client.post(address, {"family": "999999"}).status_code == 404


@pytest.mark.parametrize("act", ["terapkan", "terima", "tolak"])
def test_acts_on_an_unknown_sop_are_not_found(act):
    client = sit_down(make_office(), "kabag")
    address = f"/sop/tidak-ada/pola/{act}/"
    assert client.post(address, {"reason": "x"}).status_code == 404
