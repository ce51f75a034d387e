"""The clock's acts: reminded once, escalated once, and told to people."""

from datetime import timedelta

import pytest
from tests.factories.cases import Running, acting, make_case

from lajur.cases import jobs, services
from lajur.cases.models import Alarm
from lajur.ledger.models import PendingEffect
from lajur.office.models import Notice

pytestmark = pytest.mark.django_db


def sweep(at) -> list[str]:
    while services.sweep_alarms(at=at):
        pass
    effects = PendingEffect.objects.filter(stream__startswith="alarm:")
    return list(effects.order_by("id").values_list("kind", flat=True))


def rest(running: Running, act, **given) -> None:
    act(
        government_id=running.government_id,
        case_id=running.case_id,
        reason="Menunggu anggaran",
        by=acting(running.office, "kabag"),
        at=running.at,
        **given,
    )


def test_reminds_before_and_escalates_after_the_deadline_once_each() -> None:
    running = make_case()
    due = running.task().due_at

    assert sweep(due - timedelta(minutes=20)) == []
    assert sweep(due - timedelta(minutes=1)) == ["cases.reminder"]
    assert sweep(due - timedelta(minutes=1)) == ["cases.reminder"]
    assert sweep(due + timedelta(minutes=1)) == ["cases.reminder", "cases.escalation"]
    assert sweep(due + timedelta(days=9)) == ["cases.reminder", "cases.escalation"]
    assert not Alarm.objects.exists()


def test_a_task_that_is_done_disturbs_nobody() -> None:
    running = make_case()
    due = running.task().due_at
    running.complete("staf")
    Alarm.objects.exclude(deadline=due).delete()

    assert sweep(due + timedelta(days=1)) == []


def test_a_resting_task_is_reminded_of_its_new_deadline() -> None:
    running = make_case()
    rest(running, services.suspend)
    due = running.task().due_at

    assert sweep(due + timedelta(hours=1)) == []
    running.at = due + timedelta(days=3)
    rest(running, services.resume)
    moved = running.task().due_at
    assert sweep(moved + timedelta(days=2)) == ["cases.reminder", "cases.escalation"]


def test_people_are_told_by_the_worker_and_never_twice() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag", "Nama keliru")
    later = running.at + timedelta(days=2)
    sweep(later)

    for _ in range(2):
        PendingEffect.objects.update(done_at=None)
        while services.drain_effects(at=later, handlers=jobs.OWN_EFFECTS).total:
            pass

    staf = running.office.queue("staf")
    texts = list(
        Notice.objects.filter(
            government_id=running.government_id, queue=staf
        ).values_list("text", flat=True)
    )
    assert sum("Nama keliru" in text for text in texts) == 1
    assert sum(text.startswith("Lewat batas") for text in texts) == 1
    above = running.office.queue("kasubag")
    assert Notice.objects.filter(queue=above, text__startswith="Lewat batas").exists()


def test_every_effect_of_a_case_has_somebody_who_does_it() -> None:
    running = make_case()
    running.complete("staf")
    rest(running, services.cancel)

    kinds = set(PendingEffect.objects.values_list("kind", flat=True))

    assert {k for k in kinds if k.startswith("cases.")} <= set(jobs.handlers())
