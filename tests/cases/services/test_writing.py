"""An opening gets its desk and deadline before anything is written."""

import pytest
from tests.factories.cases import (
    Running,
    acting,
    common,
    make_case,
    new_key,
    refused,
)
from tests.factories.procedures import small_sop

from lajur.cases import services, sql
from lajur.cases.models import Case, Task
from lajur.cases.queries import verify_cases
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


def taken(monkeypatch, running, act) -> list[str]:
    """The first words of every statement an act sends."""
    plain, texts = sql.one, []

    def one(statement, parameters):
        texts.append(statement)
        return plain(statement, parameters)

    with monkeypatch.context() as patched:
        patched.setattr(sql, "one", one)
        act()
    return ["held" if "held AS" in text else "unmoved" for text in texts]


def completing(running: Running):
    by = acting(running.office, "staf")
    given = {
        "government_id": running.government_id,
        "task_id": running.task().pk,
        "by": by,
        "at": running.at,
    }
    facts = services.read_task(**given)
    return lambda: services.complete(**given, request_key=new_key(), facts=facts)


def test_a_case_as_it_was_read_is_not_locked_first(monkeypatch) -> None:
    running = make_case()

    assert taken(monkeypatch, running, completing(running)) == ["unmoved"]


def test_a_case_that_moved_meanwhile_is_locked_and_the_act_done(monkeypatch) -> None:
    running = make_case()
    complete = completing(running)
    services.comment(
        case_id=running.case_id, text="Sebentar", **common(running, "staf")
    )

    assert taken(monkeypatch, running, complete) == ["unmoved", "held"]
    assert Case.objects.get(pk=running.case_id).seq == 3
    assert running.task().step == "s2"
    assert verify_cases(running.government_id) == ()


def test_a_task_done_meanwhile_stays_as_it_was_done(monkeypatch) -> None:
    running = make_case()
    complete = completing(running)
    running.complete("staf")

    with refused("lost_race"):
        complete()

    assert Case.objects.get(pk=running.case_id).seq == 2
    assert verify_cases(running.government_id) == ()


@pytest.mark.django_db(transaction=True)
def test_one_request_never_does_two_tasks_of_a_case() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")
    given = {
        "government_id": running.government_id,
        "at": running.at,
        "request_key": new_key(),
    }
    by = acting(running.office, "staf")
    first = services.complete(task_id=running.task().pk, by=by, **given)
    running.send_back("kasubag")

    again = services.complete(task_id=running.task().pk, by=by, **given)

    assert again.repeated
    assert again.seq == first.seq
    assert running.task().step == "s1"
