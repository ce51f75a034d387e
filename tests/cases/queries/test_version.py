"""The dry run says where each open step would stand, or why it cannot."""

import pytest
from tests.cases.services.test_version import newer, with_step_first
from tests.factories.cases import make_case, refused
from tests.factories.procedures import region_sop, small_sop

from lajur.cases import queries
from lajur.cases.models import Case

pytestmark = pytest.mark.django_db


def test_without_a_newer_version_there_is_no_plan() -> None:
    running = make_case()

    plan = queries.plan_move(running.government_id, running.case_id, running.at)

    assert plan is None


def test_each_open_step_is_shown_with_its_counterpart_and_nothing_is_written() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    newer(running, with_step_first(region_sop()))

    plan = queries.plan_move(running.government_id, running.case_id, running.at)

    assert plan is not None
    assert (plan.from_number, plan.number, plan.can_move) == (1, 2, True)
    (step,) = plan.open
    assert (step.step_number, step.to_number, step.branches) == ("2", "3", 2)
    assert (plan.added, plan.dropped) == (("1",), ())
    assert Case.objects.get(pk=running.case_id).seq == 2


def test_a_case_of_another_government_is_unknown() -> None:
    running, other = make_case(), make_case(small_sop())

    with refused("unknown"):
        queries.plan_move(other.government_id, running.case_id, running.at)
