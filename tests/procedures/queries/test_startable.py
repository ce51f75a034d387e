from datetime import timedelta

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import ON, make_adoption, small_sop

from lajur.procedures.queries.startable import Startable, startable

pytestmark = pytest.mark.django_db


def test_lists_what_begins_at_the_desks_asked_for(django_assert_num_queries):
    office, other = make_office(), make_office()
    made = make_adoption(office)
    make_adoption(other)
    first, second = office.queue("staf"), office.queue("kasubag")

    with django_assert_num_queries(1):
        mine = startable(office.id, {first}, ON, limit=5)

    assert mine == (Startable(made.adoption_id, made.sop.title),)
    assert startable(office.id, {second}, ON, limit=5) == ()
    assert startable(other.id, {first}, ON, limit=5) == ()


def test_follows_the_dates_of_force():
    office = make_office()
    make_adoption(office)
    desk = {office.queue("staf")}

    assert startable(office.id, desk, ON - timedelta(days=1), limit=5) == ()


def test_stops_at_the_limit_in_the_order_of_titles():
    office = make_office()
    for title in ("pengarsipan", "Mutasi", "Cuti"):
        make_adoption(office, small_sop(title.lower(), title))
    desk = {office.queue("staf")}

    rows = startable(office.id, desk, ON, limit=2)

    assert [row.title for row in rows] == ["Cuti", "Mutasi"]


def test_nobody_begins_anything_without_a_desk(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert startable(1, (), ON, limit=5) == ()
