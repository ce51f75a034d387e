"""The operator's repair: past a step or to another, always with the reason."""

import pytest
from tests.factories.cases import common, make_case, refused
from tests.factories.procedures import region_sop

from lajur.cases import queries, services
from lajur.cases.errors import LostRace

pytestmark = pytest.mark.django_db


def test_a_skipped_step_is_marked_and_the_next_opens() -> None:
    running = make_case()
    task = running.task().pk

    services.skip(task_id=task, reason="Sudah ada", **common(running, "kabag"))

    page = queries.case_page(running.government_id, running.case_id, running.at)
    assert page.steps["s1"].is_skipped
    assert running.task().step == "s2"
    with pytest.raises(LostRace):
        services.skip(task_id=task, reason="Lagi", **common(running, "kabag"))


def test_a_repair_needs_a_reason_and_a_step_that_can_be_reached() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    task = running.task(running.office.units["dinas"].pk).pk

    with refused("reason_needed"):
        services.skip(task_id=task, reason=" ", **common(running, "kabag"))
    for step in ("s4", "s99"):
        with refused("step_unknown"):
            services.move(
                task_id=task, to=step, reason="Salah", **common(running, "kabag")
            )
