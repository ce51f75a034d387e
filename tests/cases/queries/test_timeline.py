"""The story of a case and its clocks."""

from datetime import timedelta

import pytest
from tests.factories.cases import make_case
from tests.factories.procedures import small_sop

from lajur.cases import queries

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
