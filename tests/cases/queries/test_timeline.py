"""The story of a case and its clocks."""

from datetime import timedelta

import pytest
from tests.factories.cases import common, make_case, new_key
from tests.factories.procedures import small_sop

from lajur.cases import queries, services

pytestmark = pytest.mark.django_db


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


def test_work_entered_later_has_no_time_and_is_never_late() -> None:
    running = make_case()
    services.complete(
        task_id=running.task().pk,
        backdated_at=running.at - timedelta(days=3),
        request_key=new_key(),
        **{**common(running, "staf"), "at": running.at + timedelta(days=9)},
    )

    story = queries.timeline(running.government_id, running.case_id)
    assert (story[0].actual_minutes, story[0].is_late) == (None, False)
    assert story[0].backdated is not None
    at = running.at + timedelta(days=9)
    clocks = queries.clocks(running.government_id, running.case_id, at)
    assert [clock.queue for clock in clocks] == [running.office.queue("kasubag")]
