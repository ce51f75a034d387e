"""A request that comes twice does its act once, whichever act it is."""

from collections.abc import Callable

import pytest
from tests.factories.cases import (
    Running,
    assert_sound,
    common,
    make_case,
    new_key,
)
from tests.factories.procedures import region_sop

from lajur.cases import services
from lajur.cases.models import Case

pytestmark = pytest.mark.django_db

Given = Callable[[], tuple[Running, Callable[[str], services.Acted]]]


def _shared() -> tuple[Running, int]:
    """A case whose open task lies on a desk several people share."""
    running = make_case(region_sop())
    running.complete("kasubag")
    return running, running.office.units["dinas"].pk


def _return() -> tuple[Running, Callable[[str], services.Acted]]:
    running = make_case()
    running.complete("staf")
    task = running.task().pk
    return running, lambda key: services.return_task(
        task_id=task,
        reason="Salah nama",
        request_key=key,
        **common(running, "kasubag"),
    )


def _take() -> tuple[Running, Callable[[str], services.Acted]]:
    running, unit = _shared()
    task = running.task(unit).pk
    return running, lambda key: services.take(
        task_id=task, request_key=key, **common(running, "kadis")
    )


def _hand_back() -> tuple[Running, Callable[[str], services.Acted]]:
    running, take = _take()
    taken = take(new_key())
    assert not taken.repeated
    task = running.task(running.office.units["dinas"].pk).pk
    return running, lambda key: services.hand_back(
        task_id=task, request_key=key, **common(running, "kadis")
    )


def _reassign() -> tuple[Running, Callable[[str], services.Acted]]:
    running = make_case()
    task, queue = running.task().pk, running.office.queue("staf2")
    return running, lambda key: services.reassign(
        task_id=task,
        queue=queue,
        reason="Sedang cuti",
        request_key=key,
        **common(running, "staf"),
    )


def _delegate() -> tuple[Running, Callable[[str], services.Acted]]:
    running = make_case()
    task, person = running.task().pk, running.office.people["staf2"].pk
    return running, lambda key: services.delegate(
        task_id=task,
        person_id=person,
        reason="Sedang cuti",
        request_key=key,
        **common(running, "staf"),
    )


def _skip() -> tuple[Running, Callable[[str], services.Acted]]:
    running = make_case()
    task = running.task().pk
    return running, lambda key: services.skip(
        task_id=task,
        reason="Sudah dikerjakan",
        request_key=key,
        **common(running, "kabag"),
    )


@pytest.mark.parametrize(
    "given", [_return, _take, _hand_back, _reassign, _delegate, _skip]
)
def test_a_request_that_comes_twice_acts_once(given: Given) -> None:
    running, act = given()
    key = new_key()

    first = act(key)
    again = act(key)

    assert not first.repeated
    assert again.repeated
    assert (again.seq, again.event_hash) == (first.seq, first.event_hash)
    assert Case.objects.get(pk=running.case_id).seq == first.seq
    assert_sound(running)
