"""Two people keep the office's records at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.office import AT, make_office

from lajur.office import queries, services
from lajur.office.errors import ActingTaken
from lajur.office.models import CalendarEdition, Capacity, Holding
from lajur.office.services import Appointment

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 2)
UNTIL = date(2026, 3, 9)


def at_once(*works):
    """Run each work in a thread of its own, all from the same moment."""
    gate = Barrier(len(works))

    def run(work):
        try:
            gate.wait(timeout=10)
            return work()
        except Exception as error:  # noqa: BLE001 - the outcome is what is tested
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_one_of_two_appointments_wins_and_the_other_reads_who_did():
    office = make_office()

    def appoint(key):
        return lambda: services.set_acting(
            government_id=office.id,
            post_id=office.posts["kabag"].pk,
            appointment=Appointment(
                office.people[key].pk, Capacity.PLH, DAY, UNTIL, "800/1"
            ),
            by=None,
            at=AT,
        )

    outcomes = at_once(appoint("kasubag"), appoint("staf"))

    (winner,) = [row for row in outcomes if isinstance(row, Holding)]
    (refused,) = [row for row in outcomes if isinstance(row, ActingTaken)]
    label = queries.describe_queue(office.id, office.queue("kabag"), DAY)
    assert label.holder in str(refused)
    assert Holding.objects.filter(capacity=Capacity.PLH).count() == 1
    assert winner.person.name == label.holder


def test_two_corrections_of_the_calendar_make_two_editions():
    office = make_office()

    def close(day):
        return lambda: services.set_holiday(
            government_id=office.id,
            day=day,
            name="Libur daerah",
            kind=services.HolidayKind.LOCAL,
            decree="Keputusan 1/2026",
            by=None,
            at=AT,
        )

    versions = at_once(close(DAY), close(UNTIL))

    assert sorted(versions) == [2, 3]
    assert CalendarEdition.objects.filter(government_id=office.id).count() == 3
    latest = queries.calendar_of(office.id, 3)
    assert {DAY, UNTIL} <= latest.closed_days.keys()
