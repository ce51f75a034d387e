import re
from dataclasses import replace

import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, region_sop, small_sop

pytestmark = pytest.mark.django_db
FIELDS = {"period": "2026", "subject": "Rapat kerja", "request_key": "satu"}


def test_plan_stands_before_anything_begins() -> None:
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "staf")

    page = shows(client.get(f"/kasus/mulai/{made.adoption_id}/"))

    assert "5 langkah, mulai" in page
    assert "Kepala Subbagian Tata Laksana" in page
    assert "Belum ada kasus" in shows(client.get("/kasus/"))


def test_legal_date_shows_the_latest_start_of_each_step() -> None:
    office = make_office()
    made = make_adoption(office)

    page = shows(
        sit_down(office, "staf").post(
            f"/kasus/mulai/{made.adoption_id}/",
            FIELDS | {"act": "preview", "legal_date": "2030-12-31"},
        )
    )

    assert "Paling lambat mulai" in page
    assert "Longgar" in page


def test_a_day_the_sop_sets_is_filled_in() -> None:
    office = make_office()
    warned = replace(small_sop(), warnings=("Dikirim paling lambat 31 Desember",))
    made = make_adoption(office, warned)

    page = shows(sit_down(office, "staf").get(f"/kasus/mulai/{made.adoption_id}/"))

    assert re.search(r'name="legal_date"[^>]*value="\d{4}-12-31"', page)


def test_begins_once_however_often_the_button_is_pressed() -> None:
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "staf")
    address = f"/kasus/mulai/{made.adoption_id}/"

    first = client.post(address, FIELDS | {"act": "start"})
    second = client.post(address, FIELDS | {"act": "start"})

    assert first.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]


def test_missing_fields_are_told_and_nothing_begins() -> None:
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "staf")

    response = client.post(f"/kasus/mulai/{made.adoption_id}/", {"act": "start"})

    assert response.status_code == 422
    assert '<a href="#id_subject">Perihal belum diisi.</a>' in shows(response)
    assert "Belum ada kasus" in shows(client.get("/kasus/"))


def test_whoever_may_not_begin_reads_who_may() -> None:
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "kadis")
    address = f"/kasus/mulai/{made.adoption_id}/"

    page = shows(client.get(address))
    refused = client.post(address, FIELDS | {"act": "start"})

    assert "SOP ini dimulai oleh" in page
    assert re.search(r'value="start" disabled', page)
    assert refused.status_code == 422


def test_units_are_offered_only_where_a_region_asks_them() -> None:
    office = make_office()
    plain = make_adoption(office)
    region = make_adoption(office, region_sop())
    client = sit_down(office, "kabag")

    assert "Unit yang diminta" not in shows(
        client.get(f"/kasus/mulai/{plain.adoption_id}/")
    )
    assert "Unit yang diminta" in shows(
        client.get(f"/kasus/mulai/{region.adoption_id}/")
    )


def test_sop_of_another_government_cannot_be_run() -> None:
    made = make_adoption(make_office())
    stranger = sit_down(make_office(), "staf")

    response = stranger.post(
        f"/kasus/mulai/{made.adoption_id}/", FIELDS | {"act": "start"}
    )

    assert response.status_code == 404
