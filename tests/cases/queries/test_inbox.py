"""The open tasks of every desk a person serves."""

import pytest
from tests.factories.cases import AT, acting, make_case

from lajur.cases import queries, services

pytestmark = pytest.mark.django_db


def test_the_inbox_shows_open_tasks_of_the_desk_and_of_nobody_else() -> None:
    running, other = make_case(), make_case()
    staf = running.office.people["staf"].pk

    mine = queries.inbox_of(running.government_id, staf, AT.date())
    crossed = queries.inbox_of(other.government_id, staf, AT.date())

    assert [row.case_id for row in mine.rows] == [running.case_id]
    row = mine.rows[0]
    assert (row.step_number, row.steps_total, row.kind) == ("1", 5, "prepare")
    assert row.queue_name == running.office.posts["staf"].name
    assert crossed.rows == ()
    assert queries.inbox_count(running.government_id, staf, AT.date()) == 1


def test_the_inbox_comes_in_pages_by_deadline() -> None:
    running = make_case()
    for _ in range(4):
        make_case(office=running.office, made=running.made)
    staf = running.office.people["staf"].pk

    first = queries.inbox_of(running.government_id, staf, AT.date(), limit=3)
    second = queries.inbox_of(
        running.government_id, staf, AT.date(), limit=3, after=first.next
    )

    ids = [row.task_id for row in (*first.rows, *second.rows)]
    assert len(set(ids)) == 5
    assert (len(first.rows), second.next) == (3, None)


def test_a_delegated_task_is_in_the_inbox_of_that_person() -> None:
    running = make_case()
    staf2 = running.office.people["staf2"]
    services.delegate(
        government_id=running.government_id,
        task_id=running.task().pk,
        person_id=staf2.pk,
        reason="Cuti",
        by=acting(running.office, "staf"),
        at=AT,
    )

    inbox = queries.inbox_of(running.government_id, staf2.pk, AT.date())

    assert [row.is_delegated for row in inbox.rows] == [True]
    acted = running.complete("staf2")
    story = queries.timeline(running.government_id, running.case_id)
    assert (story[0].seq, story[0].capacity) == (acted.seq, "delegate")
