"""Notices: for a person or a queue, once per key, read by whom they are for."""

from datetime import timedelta

import pytest
from tests.factories.office import AT, make_office

from lajur.office import queries, services

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_office()


def unread(office, key):
    person = office.people[key].pk
    return queries.unread_count(office.id, person, (office.queue(key),))


def tell(office, text="Tugas baru menunggu Anda.", **to):
    services.notify(government_id=office.id, text=text, at=to.pop("at", AT), **to)


def test_notice_reaches_the_person_it_names(office):
    tell(office, person_id=office.people["staf"].pk, url="/tugas/1/")

    (row,) = queries.notices_of(office.id, office.people["staf"].pk, ())

    assert (row.text, row.url, row.read_at) == (
        "Tugas baru menunggu Anda.",
        "/tugas/1/",
        None,
    )
    assert unread(office, "kabag") == 0


def test_notice_reaches_whoever_serves_its_queue(office):
    tell(office, queue=office.queue("kabag"))

    assert (unread(office, "kabag"), unread(office, "staf")) == (1, 0)


def test_notice_does_not_cross_governments(office):
    other = make_office()
    tell(office, queue=office.queue("kabag"))

    queue = (office.queue("kabag"),)

    assert queries.notices_of(other.id, other.people["kabag"].pk, queue) == ()


def test_same_key_leaves_one_notice(office):
    for _ in range(2):
        tell(office, queue=office.queue("kabag"), request_key="case:1:7")

    assert unread(office, "kabag") == 1


def test_newest_comes_first(office):
    tell(office, "lama", queue=office.queue("kabag"))
    tell(office, "baru", queue=office.queue("kabag"), at=AT + timedelta(minutes=1))

    rows = queries.notices_of(
        office.id, office.people["kabag"].pk, (office.queue("kabag"),)
    )

    assert [row.text for row in rows] == ["baru", "lama"]


def test_notice_is_read_only_by_whom_it_is_for(office):
    tell(office, queue=office.queue("kabag"))
    queue = (office.queue("kabag"),)
    (row,) = queries.notices_of(office.id, office.people["kabag"].pk, queue)

    def read(key, queues):
        return services.read_notice(
            government_id=office.id,
            notice_id=row.id,
            person_id=office.people[key].pk,
            queues=queues,
            at=AT,
        )

    assert not read("staf", (office.queue("staf"),))
    assert read("kabag", queue)
    assert not read("kabag", queue)
    assert unread(office, "kabag") == 0
