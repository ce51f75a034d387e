"""The view `office_acting` as others read it."""

from datetime import date, timedelta

import pytest
from django.db import connection
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


def test_rules_of_an_office_are_one_row():
    office, stranger = make_office(), make_office()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM office_rules WHERE government_id = ANY(%s) ORDER BY 1",
            [[office.id, stranger.id]],
        )
        rows = cursor.fetchall()

    assert [row[:2] for row in rows] == [(office.id, 1), (stranger.id, 1)]


def test_names_behind_queues_carry_the_head_of_the_unit():
    office = make_office()
    make_office()
    wanted = [office.queue("staf"), f"team:{office.team.pk}"]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue, name, unit_name, head_post FROM office_queues"
            " WHERE government_id = %s AND queue = ANY(%s) ORDER BY queue",
            [office.id, wanted],
        )
        rows = cursor.fetchall()

    assert rows == [
        (
            wanted[0],
            "Staf Subbagian Tata Laksana",
            "Subbagian Tata Laksana",
            "Kepala Subbagian Tata Laksana",
        ),
        (
            wanted[1],
            "Tim Kerja Pelaporan",
            "Bagian Organisasi",
            "Kepala Bagian Organisasi",
        ),
    ]


def test_frame_of_papers_is_one_row_per_government():
    office = make_office()
    make_office()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, city FROM office_frames WHERE government_id = %s", [office.id]
        )
        rows = cursor.fetchall()

    assert rows == [("Kota Uji", "Kota Uji")]
