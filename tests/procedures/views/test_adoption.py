import html
import re
from datetime import date

import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import (
    AT,
    make_adoption,
    make_draft,
    receive_text,
    region_sop,
    small_sop,
)

from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.office.models import Government
from lajur.procedures import queries, services
from lajur.procedures.lane import Lane
from lajur.procedures.models import Version

pytestmark = pytest.mark.django_db
ADOPT = "/sop/pengumpulan-data/berlakukan/"


def let_authors_publish(office):
    Government.objects.filter(pk=office.id).update(
        settings={"author_may_publish": True}
    )


def fields_on(page):
    """Return what a browser would send for the form of lanes."""
    data = {}
    for found in re.finditer(r"<input([^>]*)>", page):
        given = dict(re.findall(r'([a-z_]+)="([^"]*)"', found.group(1)))
        if given.get("type") == "checkbox" and "checked" not in found.group(1):
            continue
        if given.get("name") not in (None, "q", "csrfmiddlewaretoken"):
            value = html.unescape(given.get("value", ""))
            data.setdefault(given["name"], []).append(value)
    return data


def test_proposes_lanes_and_shows_who_holds_them_today():
    office = make_office()
    make_draft(office, region_sop())

    page = shows(sit_down(office, "kabag").get(ADOPT))

    data = fields_on(page)
    assert data["lane-kasubag"] == ["Kepala Subbagian Tata Laksana"]
    assert data["lane-opd"] == [str(office.units["dinas"].pk)]
    assert "Pejabat Kepala Subbagian Tata Laksana" in page
    assert data["office"] == ["Sekretariat Daerah"]
    assert data["unit"][-1] in ("Bagian Organisasi", str(office.units["bagian"].pk))


def test_puts_an_sop_in_force_as_shown():
    office = make_office()
    make_draft(office, region_sop())
    client = sit_down(office, "sekda")
    office.people["sekda"].manages_office = True
    office.people["sekda"].save()
    data = {**fields_on(shows(client.get(ADOPT))), "act": "adopt"}
    data["unit"] = str(office.units["bagian"].pk)
    data["valid_from"] = "2026-02-02"
    data["lane-staf"] = "Staf Subbagian Kelembagaan"

    response = client.post(ADOPT, data)

    assert response.headers["Location"] == "/sop/pengumpulan-data/"
    row = queries.adoption_of_slug(office.id, "pengumpulan-data", date(2026, 2, 2))
    lanes = queries.lanes(office.id, row.id, date(2026, 2, 2))
    assert lanes["staf"] == Lane(office.queue("staf2"))
    assert lanes["opd"] == Lane(None, (office.units["dinas"].pk,))


def test_names_the_lane_nobody_fits_and_keeps_the_rest():
    office = make_office()
    make_draft(office, region_sop())
    client = sit_down(office, "kabag")
    data = {**fields_on(shows(client.get(ADOPT))), "act": "adopt"}
    data["unit"] = str(office.units["bagian"].pk)

    empty = client.post(ADOPT, {**data, "lane-staf": ""})
    wrong = client.post(ADOPT, {**data, "lane-staf": "Direktur"})

    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert "Pelaksana “Staf Subbagian Tata Laksana” belum ditetapkan" in shows(empty)
    assert "“Direktur” tidak ditemukan" in shows(wrong)
    assert not Version.objects.filter(government_id=office.id).exists()


def test_rests_the_button_with_its_reason_while_a_question_is_open():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "kabag")

    page = shows(client.get("/sop/penyusunan-nota-rapat/berlakukan/"))

    assert re.search(r'name="act" value="adopt" disabled', page)
    assert "4 pertanyaan belum dijawab" in page


def test_tells_the_author_that_somebody_else_approves():
    office = make_office()
    person = office.people["kabag"]
    services.import_sop(
        government_id=office.id,
        sop=region_sop(),
        by=ActingAs(person.pk, person.name, None, "Kabag"),
        at=AT,
    )
    client = sit_down(office, "kabag")

    before = shows(client.get(ADOPT))
    let_authors_publish(office)
    after = shows(client.get(ADOPT))

    assert "tidak disahkan oleh penyusunnya sendiri" in before
    assert "tidak disahkan oleh penyusunnya sendiri" not in after


def test_asks_for_the_unit_when_the_document_names_a_foreign_one():
    office = make_office()
    make_draft(
        office, small_sop().with_changes(office="Badan Lain", unit="Bidang Lain")
    )
    client = sit_down(office, "kabag")

    page = shows(client.get("/sop/surat-undangan/berlakukan/"))

    assert "Pilih unit yang akan menjalankannya" in page


def test_adopts_a_version_in_a_second_unit():
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "kabag")
    address = f"/sop/{made.slug}/berlakukan/"
    unit_id = office.units["umum"].pk
    data = fields_on(shows(client.get(f"{address}?unit={unit_id}")))
    data.update({"act": "adopt", "unit": str(unit_id), "lane-staf": "Arsiparis"})

    response = client.post(address, data)

    assert response.status_code == 302
    rows = queries.adoptions_of(
        office.id, queries.version(office.id, made.version_id).procedure_id
    )
    assert {row.unit_id for row in rows} == {unit_id, office.units["bagian"].pk}


def test_rebinds_a_lane_from_the_page():
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "kabag")
    data = {
        "adoption": made.adoption_id,
        "actor": "staf",
        "lane": "staf subbagian  KELEMBAGAAN",
        "valid_from": "2026-03-02",
    }

    response = client.post(f"/sop/{made.slug}/pelaksana/", data)

    assert response.status_code == 302
    lanes = queries.lanes(office.id, made.adoption_id, date(2026, 3, 2))
    assert lanes["staf"] == Lane(office.queue("staf2"))


@pytest.mark.parametrize(
    "change",
    [
        {"adoption": "9999999"},
        {"adoption": "x"},
        {"actor": "bendahara"},
    ],
)
def test_knows_no_lane_of_an_unknown_adoption(change):
    office = make_office()
    made = make_adoption(office)
    data = {
        "adoption": made.adoption_id,
        "actor": "staf",
        "lane": "Arsiparis",
        "valid_from": "2026-03-02",
        **change,
    }

    response = sit_down(office, "kabag").post(f"/sop/{made.slug}/pelaksana/", data)

    assert response.status_code == 404


def test_only_the_administrator_of_the_same_government_adopts_or_rebinds():
    office, other = make_office(), make_office()
    made = make_adoption(office)
    data = {
        "adoption": made.adoption_id,
        "actor": "staf",
        "lane": "Arsiparis",
        "valid_from": "2026-03-02",
    }
    for path in ("berlakukan", "pelaksana"):
        address = f"/sop/{made.slug}/{path}/"
        assert sit_down(office, "staf").post(address, data).status_code == 403
        assert sit_down(other, "kabag").post(address, data).status_code == 404


def test_ended_adoptions_say_so_on_the_page():
    office = make_office()
    made = make_adoption(office)
    services.end_adoption(
        government_id=office.id,
        adoption_id=made.adoption_id,
        valid_until=date(2026, 2, 2),
        by=SYSTEM,
        at=AT,
    )
    client = sit_down(office, "kabag")

    client.post(
        f"/sop/{made.slug}/pelaksana/",
        {
            "adoption": made.adoption_id,
            "actor": "staf",
            "lane": "Arsiparis",
            "valid_from": "2026-03-02",
        },
    )

    page = shows(client.get(f"/sop/{made.slug}/?tab=versi"))
    assert "tidak lagi berlaku" in page
    assert "Dicabut" in page
