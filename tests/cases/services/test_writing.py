"""An opening gets its desk and deadline before anything is written."""

import pytest
from tests.factories.cases import make_case, refused
from tests.factories.procedures import small_sop

from lajur.cases.models import Case, Task
from lajur.procedures.models import Binding

pytestmark = pytest.mark.django_db


def test_a_lane_nobody_is_bound_to_is_named_and_nothing_is_written() -> None:
    running = make_case()
    Binding.objects.filter(
        government_id=running.government_id, actor_id="kasubag"
    ).delete()

    with refused("lane_unbound"):
        running.complete("staf")

    assert Case.objects.get(pk=running.case_id).seq == 1
    assert running.task().step == "s1"


def test_a_step_without_a_standard_time_has_no_deadline() -> None:
    sop = small_sop()
    first = sop.steps[0]
    bare = type(first)(**{**vars(first), "duration": None})

    running = make_case(sop.with_changes(steps=(bare, *sop.steps[1:])))

    assert Task.objects.get(case_id=running.case_id).due_at.year == 9999
