"""The log alone rebuilds the state of a case, whatever acts it went through."""

from datetime import timedelta

import pytest
from tests.factories.cases import Running, acting, make_case
from tests.factories.procedures import region_sop

from lajur.cases import queries, services
from lajur.cases.models import Alarm, Case, Join, Task
from lajur.core.sop import Join as JoinRule
from lajur.core.sop import Region, Sop
from lajur.ledger.queries import verify_streams

pytestmark = pytest.mark.django_db


def deadline_sop() -> Sop:
    sop = region_sop("pengumpulan-cepat")
    region = Region("r1", ("s2", "s3"), "opd", JoinRule.DEADLINE)
    return sop.with_changes(regions=(region,))


def assert_sound(running: Running) -> None:
    assert queries.verify_cases(running.government_id) == ()
    assert verify_streams(running.government_id, b"key") == ()


def later(running: Running, who: str) -> dict:
    running.at += timedelta(minutes=3)
    return {
        "government_id": running.government_id,
        "by": acting(running.office, who),
        "at": running.at,
    }


def test_after_returns_and_the_end() -> None:
    running = make_case()

    running.complete("staf")
    running.send_back("kasubag")
    running.complete("staf")
    running.complete("kasubag", "Setuju")
    running.send_back("kabag")
    running.complete("kasubag", "Setuju")
    running.complete("kabag", "Setuju")
    running.complete("staf")
    running.complete("staf")

    assert Case.objects.get(pk=running.case_id).state == "finished"
    acts = queries.acts_of(running.government_id, running.case_id)
    assert [(act.step, act.round, act.act) for act in acts] == [
        ("1", 1, "complete"),
        ("2", 1, "return"),
        ("1", 2, "complete"),
        ("2", 2, "complete"),
        ("3", 1, "return"),
        ("2", 3, "complete"),
        ("3", 2, "complete"),
        ("4", 1, "complete"),
        ("5", 1, "complete"),
    ]
    assert_sound(running)


def test_after_taking_moving_and_resting() -> None:
    running = make_case()
    task = running.task().pk
    staf2 = running.office.people["staf2"]

    services.delegate(
        task_id=task,
        person_id=staf2.pk,
        reason="Cuti",
        **later(running, "staf"),
    )
    assert running.task().queue == f"person:{staf2.pk}"
    services.hand_back(task_id=task, **later(running, "staf2"))
    assert running.task().queue == running.office.queue("staf")
    services.reassign(
        task_id=task,
        queue=running.office.queue("staf2"),
        reason="Beban kerja",
        **later(running, "kabag"),
    )
    services.suspend(
        case_id=running.case_id, reason="Menunggu anggaran", **later(running, "kabag")
    )
    before = running.task().due_at
    running.at += timedelta(days=2)
    services.resume(case_id=running.case_id, **later(running, "kabag"))
    services.comment(
        case_id=running.case_id, text="Sudah ditelepon", **later(running, "kabag")
    )
    services.skip(task_id=task, reason="Sudah ada", **later(running, "kabag"))
    services.move(
        task_id=running.task().pk,
        to="s4",
        reason="Salah alur",
        **later(running, "kabag"),
    )

    assert Task.objects.get(pk=task).due_at > before
    assert running.task().step == "s4"
    assert_sound(running)
    services.cancel(
        case_id=running.case_id, reason="Tidak jadi", **later(running, "kabag")
    )
    assert running.open_tasks() == []
    assert_sound(running)


def test_after_the_deadline_closed_a_region_with_a_silent_unit() -> None:
    running = make_case(deadline_sop())
    dinas = running.office.units["dinas"].pk
    running.complete("kasubag")
    running.complete("kadis", unit=dinas)
    running.complete("kasubag", "Setuju", unit=dinas)

    join = Join.objects.get(case_id=running.case_id)
    while services.sweep_alarms(at=join.due_at + timedelta(minutes=1)):
        pass

    assert running.task().step == "s4"
    silent = Task.objects.get(case_id=running.case_id, state="lapsed")
    assert silent.unit_id == running.office.units["setda"].pk
    assert not Alarm.objects.filter(kind="join").exists()
    assert_sound(running)


def test_after_an_undo() -> None:
    running = make_case()
    acted = running.complete("staf")
    asked = later(running, "staf") | {"at": running.at - timedelta(minutes=3)}
    asked["at"] += timedelta(seconds=9)

    services.undo(case_id=running.case_id, seq=acted.seq, **asked)

    assert running.task().step == "s1"
    assert_sound(running)
    running.complete("staf")
    assert (running.task().step, running.task().round) == ("s2", 1)
    assert_sound(running)


def test_after_undoing_the_act_that_let_a_region_go_on() -> None:
    running = make_case(region_sop())
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))
    running.complete("kasubag")
    for who, unit in (("kadis", dinas), ("sekda", setda)):
        running.complete(who, unit=unit)
    running.complete("kasubag", "Setuju", unit=dinas)
    last = running.complete("kasubag", "Setuju", unit=setda)

    services.undo(
        government_id=running.government_id,
        case_id=running.case_id,
        seq=last.seq,
        by=acting(running.office, "kasubag"),
        at=running.at + timedelta(seconds=5),
    )

    assert [task.unit_id for task in running.open_tasks()] == [setda]
    assert Join.objects.get(case_id=running.case_id).joined_at is None
    assert_sound(running)
    assert running.complete("kasubag", "Setuju", unit=setda).joined
    assert_sound(running)
