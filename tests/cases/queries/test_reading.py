"""What pages read: inbox, case, time line, plan."""

import itertools
from datetime import timedelta

import pytest
from tests.factories.cases import AT, acting, make_case
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop, small_sop

from lajur.cases import queries, services
from lajur.cases.errors import CaseRefused

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
        person=staf2.name,
        reason="Cuti",
        by=acting(running.office, "staf"),
        at=AT,
    )

    inbox = queries.inbox_of(running.government_id, staf2.pk, AT.date())

    assert [row.is_delegated for row in inbox.rows] == [True]
    acted = running.complete("staf2")
    story = queries.timeline(running.government_id, running.case_id)
    assert (story[0].seq, story[0].capacity) == (acted.seq, "delegate")


def test_a_case_says_where_it_stands_and_what_is_left() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")

    page = queries.case_page(running.government_id, running.case_id, running.at)

    assert (page.step_n, page.step_m, page.returns) == (1, 5, 1)
    assert page.open[0].is_return
    assert page.open[0].desk == running.office.posts["staf"].name
    assert [step.step_number for step in page.rest] == ["2", "3", "4", "5"]
    assert page.steps["s1"].rounds == 2
    assert page.started_by == running.office.posts["staf"].name
    assert page.forecast_end is not None
    with pytest.raises(CaseRefused):
        queries.case_page(running.government_id + 1, running.case_id, running.at)


def test_a_task_says_why_it_came_back() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag", "Tanggal keliru")

    page = queries.task_page(
        running.government_id,
        running.task().pk,
        acting(running.office, "staf"),
        running.at + timedelta(minutes=30),
    )

    assert page.return_reason == "Tanggal keliru"
    assert page.desk_minutes == 30
    assert page.facts.acting is not None


def test_the_time_line_tells_standard_and_actual_time() -> None:
    running = make_case()
    running.at += timedelta(minutes=40)
    running.complete("staf")

    newest = queries.timeline(running.government_id, running.case_id)[0]

    assert (newest.act, newest.step_number) == ("complete", "1")
    assert newest.standard == small_sop().steps[0].duration.text
    assert newest.actual_minutes == 45
    assert newest.is_late
    assert queries.timeline(running.government_id + 1, running.case_id) == ()


def test_two_clocks_tell_own_time_and_waiting() -> None:
    running = make_case()
    running.at += timedelta(minutes=10)
    running.complete("staf")

    clocks = queries.clocks(
        running.government_id, running.case_id, running.at + timedelta(minutes=45)
    )

    assert [(c.desk_minutes, c.others_minutes) for c in clocks] == [(15, 45), (45, 15)]


def test_the_plan_says_who_gets_what_by_when_before_it_begins() -> None:
    office = make_office()
    made = make_adoption(office, region_sop())

    plan = queries.forecast_plan(
        office.id, made.adoption_id, AT, legal_date=(AT + timedelta(days=10)).date()
    )

    assert [row.step_number for row in plan] == ["1", "2", "3", "4"]
    assert [row.units for row in plan] == [1, 2, 2, 1]
    assert plan[0].name == office.posts["kasubag"].name
    assert all(a.due_at == b.start_at for a, b in itertools.pairwise(plan))
    assert all(row.latest_start_at and row.latest_start_at > AT for row in plan)


def test_lists_show_the_cases_of_one_government() -> None:
    running, other = make_case(), make_case()
    staf = running.office.people["staf"].pk

    rows = queries.case_list(running.government_id, q="rapat").rows

    assert [row.case_id for row in rows] == [running.case_id]
    assert queries.case_list(running.government_id, state="finished").rows == ()
    assert queries.open_deadlines(other.government_id)[0].case_id == other.case_id
    waiting = queries.waiting_for_others(running.government_id, staf, AT)
    assert waiting == ()
    running.complete("staf")
    waiting = queries.waiting_for_others(running.government_id, staf, AT)
    assert [row.desk for row in waiting] == [running.office.posts["kasubag"].name]
