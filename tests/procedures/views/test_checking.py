import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, make_draft, small_sop

from lajur.procedures.models import Draft
from lajur.procedures.queries.checking import checked

pytestmark = pytest.mark.django_db

SPOILT = small_sop().with_changes(
    title="Mekanisme Penyusunan Surat Undangan", number=None
)


def steward(office):
    return sit_down(office, "kabag")


def key(government_id: int, slug: str, code: str) -> str:
    found = checked(government_id, slug)
    rows = (*found.told, *found.asked)
    return next(row.key for row in rows if row.diagnosis.code == code)


def test_a_reader_sees_findings_with_reason_and_no_button():
    office = make_office()
    made = make_adoption(office, SPOILT)

    page = shows(sit_down(office, "staf").get(f"/sop/{made.slug}/?tab=pemeriksaan"))

    assert "Nomor SOP belum diisi." in page
    assert "(L07)" in page
    assert "Pertanyaan untuk Anda" in page
    assert "Kesampingkan" not in page


def test_the_keeper_mends_with_one_press_and_sees_the_draft():
    office = make_office()
    made = make_adoption(office, SPOILT)
    client = steward(office)
    wanted = key(made.government_id, made.slug, "L07")

    done = client.post(
        f"/sop/{made.slug}/periksa/perbaiki/", {"key": wanted}, follow=True
    )

    page = shows(done)
    assert "Perbaikan tersimpan di draf" in page
    assert "Temuan di bawah ini dari draf revisi yang terbuka." in page
    assert wanted not in page
    assert Draft.objects.filter(procedure__slug=made.slug, state="open").exists()


def test_the_keeper_puts_aside_with_a_reason_and_brings_back():
    office = make_office()
    made = make_adoption(office, SPOILT)
    client = steward(office)
    sent = {"key": key(made.government_id, made.slug, "identity_missing")}
    url = f"/sop/{made.slug}/periksa"

    refused = shows(client.post(f"{url}/kesampingkan/", sent, follow=True))
    kept = shows(
        client.post(
            f"{url}/kesampingkan/", {**sent, "reason": "Belum ada"}, follow=True
        )
    )
    back = shows(client.post(f"{url}/tampilkan/", sent, follow=True))

    assert "Tulis alasannya terlebih dahulu." in refused
    assert "<q>Belum ada</q>" in kept
    assert "Temuan ditampilkan kembali." in back


@pytest.mark.parametrize("act", ["perbaiki", "kesampingkan", "tampilkan"])
def test_nobody_else_may_act(act: str):
    office = make_office()
    made = make_adoption(office, SPOILT)
    url = f"/sop/{made.slug}/periksa/{act}/"

    assert sit_down(office, "staf").post(url, {"key": "x"}).status_code == 403
    assert steward(office).get(url).status_code == 405


def test_a_draft_without_version_has_a_page_of_its_own():
    office = make_office()
    draft = make_draft(office, SPOILT)
    client = steward(office)

    page = shows(client.get(f"/sop/{draft.slug}/periksa/"))

    assert "Nomor SOP belum diisi." in page
    assert client.get("/sop/tidak-ada/periksa/").status_code == 404
    gone = client.post("/sop/tidak-ada/periksa/perbaiki/", {"key": "x"})
    assert gone.status_code == 404


def test_a_clean_sop_says_so():
    office = make_office()
    made = make_adoption(office)
    for row in checked(made.government_id, made.slug).told:
        steward(office).post(
            f"/sop/{made.slug}/periksa/kesampingkan/",
            {"key": row.key, "reason": "Sudah diperiksa"},
        )

    page = shows(sit_down(office, "staf").get(f"/sop/{made.slug}/?tab=pemeriksaan"))

    assert "Tidak ada temuan" in page
    listed = shows(sit_down(office, "staf").get("/sop/"))
    assert "Tanpa temuan" in listed


def test_the_catalogue_counts_what_is_left():
    office = make_office()
    make_adoption(office, SPOILT)

    assert "perlu diperiksa" in shows(sit_down(office, "staf").get("/sop/"))


def test_findings_mends_and_answers_are_english_on_an_english_page(settings):
    office = make_office()
    made = make_adoption(office, SPOILT)
    client = steward(office)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    wanted = key(made.government_id, made.slug, "L09")
    address = f"/sop/{made.slug}/periksa/kesampingkan/"
    done = client.post(address, {"key": wanted, "reason": "Yes"}, follow=True)
    assert "Answer saved." in shows(done)

    page = shows(client.get(f"/sop/{made.slug}/?tab=pemeriksaan"))

    assert "The word “Mekanisme” in the name of the SOP is not needed." in page
    assert "Change to “Penyusunan Surat Undangan”" in page
    assert "was it made with the people who do the work?" in page
    assert "tidak" not in page.lower()


def test_no_mend_is_offered_while_the_draft_is_away_for_approval():
    office = make_office()
    draft = make_draft(office, SPOILT)
    address = f"/sop/{draft.slug}/periksa/"
    client = steward(office)
    assert "/periksa/perbaiki/" in shows(client.get(address))

    Draft.objects.filter(pk=draft.draft_id).update(is_frozen=True)
    page = shows(client.get(address))

    assert "Draf ini terkunci" in page
    assert "/periksa/perbaiki/" not in page
    assert "/periksa/kesampingkan/" in page
