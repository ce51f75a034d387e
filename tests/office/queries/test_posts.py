"""The page of posts and the history of one post."""

from datetime import date

import pytest
from tests.factories.office import AT, make_office

from lajur.office import queries, services
from lajur.office.services import Appointment, Capacity

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
UNTIL = date(2026, 3, 9)


@pytest.fixture
def office():
    make_office()
    office = make_office()
    services.set_acting(
        government_id=office.id,
        post_id=office.posts["kabag"].pk,
        appointment=Appointment(
            office.people["kasubag"].pk, Capacity.PLH, DAY, UNTIL, "800/1"
        ),
        by=None,
        at=AT,
    )
    return office


def history(office, on):
    return queries.holdings_of(office.id, office.posts["kabag"].pk, on)


def test_posts_are_grouped_by_unit_in_the_order_of_the_tree(office):
    page = queries.posts_page(office.id, DAY, unit_id=office.units["bagian"].pk)

    assert [(group.name, group.depth) for group in page.groups] == [
        ("Bagian Organisasi", 1),
        ("Subbagian Tata Laksana", 2),
        ("Subbagian Kelembagaan", 2),
    ]
    assert [len(group.rows) for group in page.groups] == [1, 2, 1]


def test_counts_are_of_the_whole_government(office):
    page = queries.posts_page(office.id, DAY, unit_id=office.units["dinas"].pk)

    assert (page.total, page.vacant, page.acting) == (8, 0, 1)


def test_acting_officials_are_found_anywhere(office):
    page = queries.posts_page(office.id, DAY, filling="acting")

    (row,) = page.groups[0].rows
    assert (row.capacity_word, row.last_day) == ("Plh.", date(2026, 3, 8))
    assert row.absent == office.people["kabag"].name


def test_unit_of_another_government_shows_nothing(office):
    stranger = make_office()

    page = queries.posts_page(stranger.id, DAY, unit_id=office.units["bagian"].pk)

    assert page.groups == ()
    assert history(stranger, DAY) != history(office, DAY)
    assert queries.holdings_of(stranger.id, office.posts["kabag"].pk, DAY) == ()


def test_history_tells_who_is_current_and_what_can_end(office):
    plh, holder = history(office, DAY)

    assert (plh.capacity_word, plh.is_current, plh.can_end) == ("Plh.", True, True)
    assert (holder.capacity_word, holder.is_current, holder.can_end) == (
        "",
        True,
        False,
    )
    assert holder.last_day is None


@pytest.mark.parametrize(
    ("on", "is_current"),
    [(date(2026, 3, 1), False), (date(2026, 3, 8), True), (UNTIL, False)],
)
def test_appointment_cannot_be_cut_shorter_than_its_last_day(office, on, is_current):
    plh = history(office, on)[0]

    assert (plh.is_current, plh.can_end) == (is_current, False)
