"""The dry run of a corrected calendar is bounded and of one office only."""

import pytest
from tests.cases.services.test_calendar import add_holiday, daily, recompute
from tests.factories.cases import make_case

from lajur.cases import queries
from lajur.cases.queries.calendar import SHOWN

pytestmark = pytest.mark.django_db


def test_only_the_first_deadlines_are_shown_one_by_one() -> None:
    running = make_case(daily())
    for _ in range(SHOWN + 1):
        make_case(office=running.office, made=running.made)
    version = add_holiday(running)

    plan = queries.plan_recompute(running.government_id, version, running.at)

    assert (plan.moved, len(plan.shown)) == (SHOWN + 2, SHOWN)


def test_nothing_moves_once_all_are_moved() -> None:
    running = make_case(daily())
    version = add_holiday(running)
    recompute(running, version)

    plan = queries.plan_recompute(running.government_id, version, running.at)

    assert (plan.open, plan.moved, plan.cases) == (1, 0, 0)
