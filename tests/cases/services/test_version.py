"""A running case is moved to a newer version: all of it, or not at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories.cases import (
    Running,
    assert_sound,
    common,
    make_case,
    new_key,
    refused,
)
from tests.factories.office import make_office
from tests.factories.procedures import (
    MadeAdoption,
    lanes_of,
    make_adoption,
    region_sop,
    small_sop,
)

from lajur.cases import queries, services
from lajur.cases.models import Case, Join, Task
from lajur.cases.services.version import change_version
from lajur.core.sop import Sop, Step
from lajur.ledger.queries import events_of
from lajur.office.models import Notice
from lajur.procedures.lane import Lane
from lajur.project.effects import HANDLERS

pytestmark = pytest.mark.django_db


def shifted(step: Step, by: int = 1) -> Step:
    """The same step further down: its id, number and ways are others."""

    def moved(step_id: str | None) -> str | None:
        return step_id and f"s{int(step_id[1:]) + by}"

    exits = tuple(replace(exit_, to=moved(exit_.to)) for exit_ in step.exits)
    number = int(step.number) + by
    return replace(step, id=f"s{number}", number=str(number), exits=exits)


def with_step_first(sop: Sop) -> Sop:
    first = replace(
        sop.steps[0],
        text="Memberi arahan rapat",
        exits=(replace(sop.steps[0].exits[0], to="s2"),),
    )
    steps = (first, *(shifted(step) for step in sop.steps))
    regions = tuple(
        replace(region, steps=tuple(f"s{int(s[1:]) + 1}" for s in region.steps))
        for region in sop.regions
    )
    return sop.with_changes(steps=steps, regions=regions)


def newer(running: Running, sop: Sop, **given) -> MadeAdoption:
    """A second version in force from the next day; the clock stands after it."""
    made = make_adoption(running.office, sop, on=date(2026, 1, 7), **given)
    running.at += timedelta(days=1)
    return made


def move(running: Running, made: MadeAdoption, who: str = "kabag") -> services.Acted:
    return change_version(
        case_id=running.case_id,
        version_id=made.version_id,
        reason="Versi lama dicabut",
        request_key=new_key(),
        **common(running, who),
    )


def test_an_open_step_goes_on_under_its_new_number_with_its_rounds() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")
    running.complete("staf")
    due = running.task().due_at
    made = newer(running, with_step_first(small_sop()))

    acted = move(running, made)

    task = running.task()
    assert (task.step, task.round, task.due_at) == ("s3", 2, due)
    assert task.visits == [0, 2, 2, 0, 0, 0]
    case = Case.objects.get(pk=running.case_id)
    assert (case.version_id, case.adoption_id) == (made.version_id, made.adoption_id)
    assert acted.seq == case.seq == 5
    assert_sound(running)


def test_it_runs_to_its_end_under_the_new_version() -> None:
    running = make_case()
    running.complete("staf")
    running.complete("kasubag", "Setuju")
    made = newer(running, with_step_first(small_sop()))
    move(running, made)

    running.send_back("kabag")
    assert (running.task().step, running.task().round) == ("s3", 2)
    running.complete("kasubag", "Setuju")
    running.complete("kabag", "Setuju")
    running.complete("staf")
    running.complete("staf")

    assert Case.objects.get(pk=running.case_id).state == "finished"
    assert_sound(running)
    story = queries.timeline(running.government_id, running.case_id)
    told = {row.seq: row.step_number for row in story}
    assert (told[2], told[3]) == ("1", "2")
    assert (told[5], told[6]) == ("4", "3")


def test_the_same_move_twice_is_one_event() -> None:
    running = make_case()
    made = newer(running, with_step_first(small_sop()))
    given = {
        "case_id": running.case_id,
        "version_id": made.version_id,
        "reason": "Versi lama dicabut",
        "request_key": new_key(),
        **common(running, "kabag"),
    }

    first, again = change_version(**given), change_version(**given)

    assert (first.seq, again.repeated) == (again.seq, True)
    newest = events_of(running.government_id, f"case:{running.case_id}")[0]
    assert newest.kind == "change_version"
    assert newest.body["steps"]["s1"] == "s2"


def test_a_step_without_counterpart_refuses_and_writes_nothing() -> None:
    running = make_case()
    old = small_sop()
    first = replace(old.steps[0], text="Memberi arahan rapat", actor="kasubag")
    made = newer(running, old.with_changes(steps=(first, *old.steps[1:])))

    with refused("no_counterpart"):
        move(running, made)

    assert Case.objects.get(pk=running.case_id).seq == 1
    assert_sound(running)


def test_only_a_manager_moves_and_only_to_what_is_in_force_and_newer() -> None:
    running = make_case()
    with refused("no_newer_version"):
        move(running, running.made)
    made = newer(running, with_step_first(small_sop()))
    other = make_adoption(make_office(), small_sop())

    with refused("not_manager"):
        move(running, made, "staf")
    with refused("no_newer_version"):
        move(running, other)
    services.suspend(case_id=running.case_id, reason="Libur", **common(running, "staf"))
    with refused("case_not_running"):
        move(running, made)


def test_an_act_before_the_move_cannot_be_undone_after_it() -> None:
    running = make_case()
    made = newer(running, with_step_first(small_sop()))
    acted = running.complete("staf")
    move(running, made)

    with refused("undo_touched"):
        services.undo(case_id=running.case_id, seq=acted.seq, **common(running, "staf"))


def test_units_at_work_come_along_and_their_join_closes() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))
    running.complete("kadis", unit=dinas)
    made = newer(running, with_step_first(region_sop()))

    move(running, made)

    assert (running.task(dinas).step, running.task(setda).step) == ("s4", "s3")
    assert_sound(running)
    running.send_back("kasubag", unit=dinas)
    running.complete("kadis", unit=dinas)
    running.complete("kasubag", "Setuju", unit=dinas)
    running.complete("sekda", unit=setda)
    assert running.complete("kasubag", "Setuju", unit=setda).joined
    assert running.task().step == "s5"
    assert Join.objects.get(case_id=running.case_id).remaining == 0
    assert_sound(running)


def test_an_open_task_follows_its_lane_to_another_desk() -> None:
    running = make_case()
    lanes = {
        **lanes_of(running.office, small_sop()),
        "staf": Lane(running.office.queue("staf2")),
    }
    made = newer(running, with_step_first(small_sop()), lanes=lanes)

    move(running, made)

    assert running.task().queue == running.office.queue("staf2")
    assert_sound(running)


def test_steps_that_are_gone_keep_their_history() -> None:
    running = make_case()
    running.complete("staf")
    running.complete("kasubag", "Setuju")
    sop = small_sop()
    gone = replace(sop.steps[1], text="Meneliti anggaran perjalanan", actor="staf")
    made = newer(running, sop.with_changes(steps=(sop.steps[0], gone, *sop.steps[2:])))

    move(running, made)

    steps = Task.objects.filter(case_id=running.case_id).values_list("step", flat=True)
    assert f"s2@{running.made.version_id}" in set(steps)
    page = queries.case_page(running.government_id, running.case_id, running.at)
    assert "s2" not in page.steps
    assert_sound(running)


def test_who_began_a_case_is_told_of_the_newer_version_once() -> None:
    running = make_case()
    newer(running, with_step_first(small_sop()))
    first_day = running.at + timedelta(days=1)

    for at in (first_day - timedelta(days=2), first_day, first_day):
        services.drain_effects(at=at, handlers=HANDLERS)

    told = Notice.objects.filter(
        person_id=running.office.people["staf"].pk, text__contains="kini versi 2"
    )
    assert told.count() == 1
