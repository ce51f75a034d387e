import re
from datetime import date

import pytest
from tests.factories.approval import make_approval, make_approving_office
from tests.factories.cases import acting
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import AT, make_adoption, make_draft, small_sop

from lajur.office.models import Government
from lajur.procedures import services
from lajur.procedures.models import Draft, SourceDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_office()


def life(slug):
    return f"/sop/{slug}/siklus/"


def said(response):
    """The words of a page with single blanks."""
    text = re.sub(r"<[^>]+>", " ", shows(response))
    return " ".join(text.split())


def test_shows_where_an_sop_stands_and_what_comes_next(office):
    made = make_adoption(office)

    page = said(sit_down(office, "kabag").get(life(made.slug)))

    assert "Versi 1: efektif." in page
    assert "Pemantauan (enam bulanan)" in page
    assert "Diberlakukan (versi 1)" in page
    for button in ("Buka draf revisi", "Cabut SOP", "Jadikan SOP pengesahan"):
        assert button in page


def test_who_does_not_keep_sops_sees_it_without_buttons(office):
    made = make_adoption(office)

    page = said(sit_down(office, "staf").get(life(made.slug)))

    assert "Cabut SOP" not in page
    assert "diubah oleh pengelola kantor" in page


def test_a_wish_is_made_by_anybody_and_begun_by_the_keeper(office):
    visitor = sit_down(office, "staf")
    data = {
        "title": "Pengelolaan Arsip Dinamis",
        "unit": office.units["umum"].pk,
        "reason": "Belum diatur",
    }

    answer = visitor.post("/sop/usulan/", data, follow=True)

    slug = "pengelolaan-arsip-dinamis"
    assert answer.redirect_chain[-1][0] == life(slug)
    assert "Belum diatur" in said(answer)
    assert "Usulan" in said(visitor.get("/sop/"))
    assert visitor.get(f"/sop/{slug}/").status_code == 302
    again = visitor.post("/sop/usulan/", data)
    assert again.status_code == 422
    assert "Sudah ada SOP bernama" in said(again)
    keeper = sit_down(office, "kabag")
    begun = keeper.post(f"{life(slug)}pindah/", {"act": "begin"})
    assert begun["Location"] == f"/sop/{slug}/ubah/"
    assert keeper.get(begun["Location"]).status_code == 200


def test_a_draft_moves_by_buttons(office):
    drafted = make_draft(office)
    keeper = sit_down(office, "kabag")

    page = keeper.post(f"{life(drafted.slug)}pindah/", {"act": "try_out"}, follow=True)

    assert "Draf kini dalam uji coba." in said(page)
    assert "Draf pada tahap uji coba." in said(page)
    again = keeper.post(f"{life(drafted.slug)}pindah/", {"act": "try_out"}, follow=True)
    assert "tidak dapat dilakukan" in said(again)
    assert keeper.post(f"{life(drafted.slug)}pindah/", {"act": "x"}).status_code == 404


def test_a_revision_is_opened_once(office):
    made = make_adoption(office)
    keeper = sit_down(office, "kabag")

    first = keeper.post(f"{life(made.slug)}pindah/", {"act": "revise"})
    second = keeper.post(f"{life(made.slug)}pindah/", {"act": "revise"}, follow=True)

    assert first["Location"] == f"/sop/{made.slug}/ubah/"
    assert "sudah punya draf" in said(second)
    assert Draft.objects.filter(government_id=office.id, state="open").count() == 1


def test_an_sop_is_appointed_to_approve_and_dismissed(office):
    made = make_adoption(office)
    keeper = sit_down(office, "kabag")

    page = said(
        keeper.post(f"{life(made.slug)}pindah/", {"act": "appoint"}, follow=True)
    )
    assert "SOP inilah yang mengesahkan SOP di kantor ini." in page
    page = said(
        keeper.post(f"{life(made.slug)}pindah/", {"act": "dismiss"}, follow=True)
    )
    assert "Jadikan SOP pengesahan" in page


def test_withdrawing_asks_for_a_reason_and_stops_new_cases(office):
    made = make_adoption(office)
    keeper = sit_down(office, "kabag")
    address = f"/sop/{made.slug}/cabut/"
    assert keeper.post(address, {}).status_code == 422

    page = said(
        keeper.post(
            address,
            {"reason": "Kegiatan dihapus", "valid_from": date(2026, 2, 1)},
            follow=True,
        )
    )

    assert "Dicabut sejak 1 Februari 2026." in page
    assert "Kegiatan dihapus" in page
    assert "Berlakukan kembali" in page
    assert "Kegiatan dihapus" in said(keeper.get(f"/sop/{made.slug}/"))
    start = sit_down(office, "staf").get(f"/kasus/mulai/{made.adoption_id}/")
    assert "dicabut sejak 01-02-2026" in said(start)
    again = keeper.get(address, follow=True)
    assert again.redirect_chain[-1][0] == life(made.slug)


def test_a_withdrawal_before_its_first_day_is_told_in_the_form(office):
    made = make_adoption(office)

    answer = sit_down(office, "kabag").post(
        f"/sop/{made.slug}/cabut/", {"reason": "x", "valid_from": date(2025, 1, 1)}
    )

    assert answer.status_code == 422
    assert "mendahului tanggal berlakunya" in said(answer)


def test_the_draft_is_shown_as_the_form_its_approvers_see():
    approving = make_approval()
    visitor = sit_down(approving.office, "kasubag")

    page = said(visitor.get(f"/sop/{approving.drafted.slug}/naskah/"))

    assert "yang disahkan adalah yang tampak di sini" in page
    assert "Penyiapan Rapat Dinas" in page
    keeper = sit_down(approving.office, "kabag")
    sent_away = keeper.get(f"/sop/{approving.drafted.slug}/ubah/", follow=True)
    assert "sedang diperiksa para pengesahnya" in said(sent_away)


def test_the_adoption_page_offers_what_the_office_allows():
    office = make_approving_office()
    drafted = make_draft(office, small_sop("rapat", "Penyiapan Rapat"))
    keeper = sit_down(office, "kabag")
    address = f"/sop/{drafted.slug}/berlakukan/?unit={office.units['bagian'].pk}"

    strict = said(keeper.get(address))
    assert "Ajukan pengesahan" in strict
    assert "Sahkan dan berlakukan" not in strict

    settings = {**Government.objects.get(pk=office.id).settings}
    settings["author_may_publish"] = True
    Government.objects.filter(pk=office.id).update(settings=settings)
    lenient = said(keeper.get(address))
    assert "Ajukan pengesahan" in lenient
    assert "juga mengizinkan pengesahan langsung" in lenient


def test_ours_are_marked_as_ours(office):
    made = make_adoption(office)
    keeper = sit_down(office, "kabag")
    assert "Contoh dari Lajur" not in said(keeper.get(f"/sop/{made.slug}/"))

    SourceDocument.objects.filter(government_id=office.id).update(origin="lajur")

    assert "Contoh dari Lajur" in said(keeper.get(f"/sop/{made.slug}/"))


def test_the_page_of_a_life_costs_a_fixed_number_of_statements(
    office, django_assert_max_num_queries
):
    made = make_adoption(office)
    for count in range(5):
        make_adoption(office, small_sop(f"rapat-{count}", f"Penyiapan Rapat {count}"))
    keeper = sit_down(office, "kabag")
    keeper.get(life(made.slug))

    with django_assert_max_num_queries(36):
        keeper.get(life(made.slug))


def test_lanes_and_identity_of_the_version_before_are_kept(office):
    made = make_adoption(office)
    services.rebind_lane(
        government_id=office.id,
        adoption_id=made.adoption_id,
        actor_id="kasubag",
        lane=services.Lane(office.queue("arsiparis")),
        valid_from=date(2026, 1, 6),
        by=acting(office, "kabag"),
        at=AT,
    )
    services.open_revision(
        government_id=office.id, slug=made.slug, by=acting(office, "staf"), at=AT
    )
    unit = office.units["bagian"].pk

    page = shows(
        sit_down(office, "kabag").get(f"/sop/{made.slug}/berlakukan/?unit={unit}")
    )

    assert office.posts["arsiparis"].name in page
