"""Asking one more unit, and letting one off, while a case waits for units."""

import re

import pytest
from tests.factories.cases import assert_sound, make_case
from tests.factories.office import make_government, make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import region_sop

pytestmark = pytest.mark.django_db


def asking(**given):
    running = make_case(region_sop(), **given)
    running.complete("kasubag")
    return running


def test_a_unit_is_added_while_the_case_waits() -> None:
    office = make_office()
    running = asking(office=office, units=(office.units["setda"].pk,))
    client = sit_down(office, "kasubag")
    address = f"/kasus/{running.case_id}/unit/tambah/"
    setda, other = office.units["setda"], office.units["dinas"].pk
    office.units["dinas"].kind = setda.kind
    office.units["dinas"].save()

    offered = re.findall(r'<option value="(\d+)"', shows(client.get(address)))
    sent = client.post(address, {"target": other, "reason": "Terlewat"}, follow=True)

    assert str(other) in offered
    assert str(setda.pk) not in offered
    assert "Unit ditambahkan." in shows(sent)
    assert office.units["dinas"].name in shows(sent)
    assert running.task(other).step == "s2"
    assert_sound(running)


def test_a_unit_is_let_off_with_the_reason() -> None:
    running = asking()
    unit = running.office.units["dinas"]
    client = sit_down(running.office, "kasubag")
    address = f"/kasus/{running.case_id}/unit/bebaskan/"

    sent = client.post(address, {"target": unit.pk, "reason": "Baru"}, follow=True)

    assert "Unit dibebaskan." in shows(sent)
    assert "<q>Baru</q>" in shows(sent)
    assert len(running.open_tasks()) == 1
    assert_sound(running)


def test_who_does_not_lead_the_case_reads_who_may() -> None:
    running = asking()
    client = sit_down(running.office, "kadis")

    page = shows(client.get(f"/kasus/{running.case_id}/unit/tambah/"))

    assert "Minta yang memulai kasus ini" in page
    assert "<select" not in page


@pytest.mark.parametrize("act", ["tambah", "bebaskan"])
def test_without_waiting_units_the_page_says_so(act: str) -> None:
    running = make_case(region_sop())
    client = sit_down(running.office, "kasubag")

    page = shows(client.get(f"/kasus/{running.case_id}/unit/{act}/"))

    assert "Kasus ini tidak sedang menunggu unit." in page


def test_a_resting_case_asks_no_unit() -> None:
    running = asking()
    client = sit_down(running.office, "kasubag")
    client.post(f"/kasus/{running.case_id}/tangguhkan/", {"reason": "Banjir"})

    page = shows(client.get(f"/kasus/{running.case_id}/unit/tambah/"))

    assert "Kasus ini tidak sedang berjalan." in page


def test_no_unit_of_another_government_can_be_asked() -> None:
    running = asking()
    theirs = make_office(make_government("Kota Lain")).units["dinas"]
    client = sit_down(running.office, "kasubag")

    response = client.post(
        f"/kasus/{running.case_id}/unit/tambah/", {"target": theirs.pk, "reason": "X"}
    )

    assert response.status_code == 422
    assert len(running.open_tasks()) == 2
