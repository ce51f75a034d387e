"""Whose desk a task is on."""

import pytest
from tests.factories.cases import common, make_case, refused
from tests.factories.procedures import region_sop

from lajur.cases import services

pytestmark = pytest.mark.django_db


def test_a_taken_task_belongs_to_who_took_it() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    setda = running.office.units["setda"].pk
    task = running.task(setda).pk

    services.take(task_id=task, **common(running, "sekda"))

    with refused("taken_by_other"):
        running.complete("asisten", unit=setda)
    with refused("taken_by_other"):
        services.take(task_id=task, **common(running, "asisten"))
    services.hand_back(task_id=task, **common(running, "sekda"))
    assert running.complete("asisten", unit=setda).seq


def test_a_delegated_task_is_called_back_by_the_desk_it_came_from_only() -> None:
    running = make_case()
    task = running.task().pk
    person = running.office.people["kasubag"].pk
    services.delegate(
        task_id=task, person_id=person, reason="Cuti", **common(running, "staf")
    )

    with refused("not_yours"):
        services.hand_back(task_id=task, **common(running, "kadis"))
    services.hand_back(task_id=task, **common(running, "staf"))

    assert running.complete("staf").seq
