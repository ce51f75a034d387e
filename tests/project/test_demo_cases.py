"""The demo office at work: its cases run through the services like anybody's."""

from datetime import UTC, datetime

import pytest

from lajur.cases import queries as cases
from lajur.project.demo import load_demo
from lajur.project.demo_cases import IN_USE, begin_demo_cases, plan
from lajur.project.play.scripts import scripts_for
from lajur.project.play.stage import stage
from lajur.project.verification import harms_of

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 24, 3, 0, tzinfo=UTC)


def test_desks_are_busy_one_case_is_over_and_a_second_start_adds_none() -> None:
    office = load_demo(at=AT - IN_USE)
    for entry in plan():
        (script,) = scripts_for([entry["slug"]])
        stage(script, government_id=office, at=AT - IN_USE, accept_guesses=False)
    told: list[int] = []

    begun = begin_demo_cases(
        government_id=office, at=AT, tell=lambda done, _all: told.append(done)
    )

    rows = cases.case_list(office).rows
    states = [row.state for row in rows]
    assert begun == len(rows) == len(plan())
    assert told == list(range(begun))
    assert states.count("finished") == 1
    assert all(row.desk for row in rows if row.state == "running")
    assert all(row.started_at < AT for row in rows)
    assert harms_of(office) == ()
    assert begin_demo_cases(government_id=office, at=AT) == 0
    assert cases.case_list(office).rows == rows
