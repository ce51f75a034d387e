import json

import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import (
    make_adoption,
    make_draft,
    region_sop,
    small_sop,
)

from lajur.core.sop.codec import from_json
from lajur.office.models import Person

pytestmark = pytest.mark.django_db


def test_shows_the_official_sheet_with_the_office_s_own_identity():
    office = make_office()
    made = make_adoption(office)

    page = shows(sit_down(office, "staf").get(f"/sop/{made.slug}/"))

    assert "Versi 1 · 5 langkah · 3 pelaksana · 180 menit" in page.replace("\n", " ")
    assert "kota seberang" not in page.lower()
    assert "Bagian Organisasi" in page
    assert "Buku agenda" in page
    assert "Jalankan" in page
    assert "<svg" in page


def test_shows_who_holds_each_lane_and_what_they_lack():
    office = make_office()
    made = make_adoption(office)
    Person.objects.filter(pk=office.people["kasubag"].pk).update(
        qualifications=["memahami tata naskah dinas"]
    )

    page = shows(sit_down(office, "staf").get(f"/sop/{made.slug}/?tab=pelaksana"))

    assert "Pejabat Kepala Subbagian Tata Laksana" in page
    assert "1 belum tercatat" in page
    assert "Mampu mengoperasikan komputer" in page
    assert "Ganti pelaksana" not in page


def test_shows_findings_and_versions():
    office = make_office()
    made = make_adoption(office)
    make_adoption(office, small_sop().with_changes(records=("Arsip",)))
    client = sit_down(office, "kabag")

    assert client.get(f"/sop/{made.slug}/?tab=pemeriksaan").status_code == 200
    versions = shows(client.get(f"/sop/{made.slug}/?tab=versi"))
    assert "Versi 2" in versions
    assert "Diganti versi baru" in versions
    old = shows(client.get(f"/sop/{made.slug}/?adopsi={made.adoption_id}"))
    assert "Versi 1" in old


def test_leads_to_the_review_while_there_is_only_a_draft():
    office = make_office()
    draft = make_draft(office)

    response = sit_down(office, "staf").get(f"/sop/{draft.slug}/")

    assert response.headers["Location"] == f"/sop/{draft.slug}/tinjau/"


def test_tells_of_a_draft_that_waits_beside_the_version():
    office = make_office()
    made = make_adoption(office)
    make_draft(office, small_sop().with_changes(records=("Arsip",)))

    page = shows(sit_down(office, "staf").get(f"/sop/{made.slug}/"))

    assert "Ada draf baru untuk SOP ini." in page


def test_gives_the_sop_as_data_every_tool_reads():
    office = make_office()
    made = make_adoption(office, region_sop())

    response = sit_down(office, "staf").get(f"/sop/{made.slug}/unduh/json/")

    sop = from_json(json.loads(response.content))
    assert [step.text for step in sop.steps] == [s.text for s in made.sop.steps]
    assert sop.government == "Pemerintah Kota Uji"


def test_is_unknown_to_another_government_and_to_strangers(client):
    made = make_adoption(make_office())
    stranger = sit_down(make_office(), "kabag")

    for path in ("", "unduh/json/", "tinjau/", "berlakukan/"):
        address = f"/sop/{made.slug}/{path}"
        assert stranger.get(address).status_code == 404, path
        assert client.get(address).status_code == 302, path


def test_asks_the_database_a_fixed_number_of_times(django_assert_max_num_queries):
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "staf")
    client.get(f"/sop/{made.slug}/")

    with django_assert_max_num_queries(15):
        client.get(f"/sop/{made.slug}/")
    with django_assert_max_num_queries(20):
        client.get(f"/sop/{made.slug}/?tab=pelaksana")
