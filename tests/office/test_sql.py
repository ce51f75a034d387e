"""The view `office_acting` as others read it."""

from datetime import date, timedelta

import pytest
from tests.factories.office import AT, SINCE, make_office, make_person

from lajur.office import queries, services
from lajur.office.models import Capacity
from lajur.office.services.acting import Appointment
from lajur.office.sql import acting_rows

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


def queues(office, key, on=DAY):
    rows = queries.queues_of(office.id, office.people[key].pk, on)
    return {row.queue for row in rows}


def test_holder_acts_on_his_post_his_units_and_his_team():
    office = make_office()

    found = queues(office, "staf")

    assert found == {
        office.queue("staf"),
        f"unit:{office.units['subbag'].pk}",
        f"unit:{office.units['bagian'].pk}",
        f"unit:{office.units['setda'].pk}",
        f"team:{office.team.pk}",
    }


def test_other_government_sees_nothing():
    office, stranger = make_office(), make_office()

    assert acting_rows(stranger.id, office.people["staf"].pk, DAY) == []
    assert not queues(office, "staf") & queues(stranger, "staf")


def test_acting_official_acts_in_his_period_only():
    office = make_office()
    services.set_acting(
        government_id=office.id,
        post_id=office.posts["kabag"].pk,
        appointment=Appointment(
            office.people["kasubag"].pk,
            Capacity.PLH,
            DAY,
            DAY + timedelta(days=3),
            "800/1",
        ),
        by=None,
        at=AT,
    )

    assert office.queue("kabag") not in queues(office, "kasubag", DAY - timedelta(1))
    assert office.queue("kabag") in queues(office, "kasubag", DAY)
    assert office.queue("kabag") not in queues(office, "kasubag", DAY + timedelta(3))


def test_member_as_a_person_acts_without_a_post():
    office = make_office()
    guest = make_person(office.government, "Tenaga Ahli")
    services.add_member(
        government_id=office.id,
        team_id=office.team.pk,
        person_id=guest.pk,
        role="Anggota",
        valid_from=SINCE,
        by=None,
        at=AT,
    )

    (row,) = queries.queues_of(office.id, guest.pk, DAY)

    assert row.queue == f"team:{office.team.pk}"
    assert row.post_id is None
    assert row.post_name == "Anggota Tim Kerja Pelaporan"


def test_former_member_no_longer_acts():
    office = make_office()
    member = services.add_member(
        government_id=office.id,
        team_id=office.team.pk,
        post_id=office.posts["arsiparis"].pk,
        role="Anggota",
        valid_from=SINCE,
        by=None,
        at=AT,
    )
    services.end_membership(
        government_id=office.id, member_id=member.pk, valid_until=DAY, by=None, at=AT
    )

    assert f"team:{office.team.pk}" in queues(office, "arsiparis", DAY - timedelta(1))
    assert f"team:{office.team.pk}" not in queues(office, "arsiparis", DAY)
