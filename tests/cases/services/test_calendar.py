"""A corrected calendar moves open deadlines on confirmation, one event per case."""

from datetime import date, timedelta

import pytest
from tests.factories.cases import (
    Running,
    acting,
    assert_sound,
    common,
    make_case,
    refused,
)
from tests.factories.office import make_office
from tests.factories.procedures import region_sop

from lajur.cases import queries, services
from lajur.cases.models import Alarm, Case, Join
from lajur.core.sop import Duration, Region
from lajur.core.sop import Join as JoinRule
from lajur.ledger.models import PendingEffect
from lajur.ledger.queries import events_of
from lajur.office import services as office_services
from lajur.office.services import HolidayKind

pytestmark = pytest.mark.django_db
#: The Wednesday after the Tuesday the case begins on.
NEXT_DAY = date(2026, 1, 7)


def daily(sop=None):
    """The SOP with two days for every step."""
    from dataclasses import replace

    from tests.factories.procedures import small_sop

    sop = sop or small_sop()
    two_days = Duration("2 hari", 2, "days")
    return sop.with_changes(
        steps=tuple(replace(step, duration=two_days) for step in sop.steps)
    )


def add_holiday(running: Running, day: date = NEXT_DAY) -> int:
    return office_services.set_holiday(
        government_id=running.government_id,
        day=day,
        name="Libur daerah",
        kind=HolidayKind.LOCAL,
        decree="SK 1",
        by=None,
        at=running.at,
    )


def recompute(running: Running, version: int, who: str = "kabag", **given):
    return services.recompute_deadlines(
        version=version, **common(running, who), **given
    )


def test_a_deadline_moves_by_the_day_off_with_one_event() -> None:
    running = make_case(daily())
    before = running.task().due_at
    version = add_holiday(running)

    done = recompute(running, version)

    assert (done.cases, done.deadlines, done.next) == (1, 1, None)
    assert running.task().due_at.date() == before.date() + timedelta(days=1)
    newest = events_of(running.government_id, f"case:{running.case_id}")[0]
    assert (newest.kind, newest.body["calendar"]) == ("recompute_deadlines", version)
    assert_sound(running)


def test_a_second_run_and_a_second_office_are_left_alone() -> None:
    running = make_case(daily())
    other = make_case(daily())
    due = other.task().due_at
    version = add_holiday(running)
    recompute(running, version)

    again = recompute(running, version)

    assert (again.cases, again.deadlines) == (0, 0)
    assert Case.objects.get(pk=running.case_id).seq == 2
    assert (other.task().due_at, Case.objects.get(pk=other.case_id).seq) == (due, 1)


def test_a_batch_that_was_cut_off_is_simply_run_again() -> None:
    running = make_case(daily())
    for _ in range(2):
        make_case(office=running.office, made=running.made)
    version = add_holiday(running)

    first = recompute(running, version, limit=2)
    rest = recompute(running, version, limit=2)

    assert (first.cases, rest.cases, rest.next) == (2, 1, None)
    assert first.next is not None
    assert_sound(running)


def test_only_a_manager_moves_deadlines_and_only_to_the_newest_calendar() -> None:
    running = make_case(daily())
    version = add_holiday(running)

    with refused("not_manager"):
        recompute(running, version, "staf")
    add_holiday(running, date(2026, 1, 8))
    with refused("calendar_outdated"):
        recompute(running, version)


def test_a_deadline_counted_with_an_older_edition_is_counted_afresh() -> None:
    running = make_case(daily())
    before = running.task().due_at
    add_holiday(running)
    version = add_holiday(running, date(2026, 1, 8))

    recompute(running, version)

    # two days off push Thursday beyond the weekend
    assert before.date() == date(2026, 1, 8)
    assert running.task().due_at.date() == date(2026, 1, 12)


def test_a_case_that_rested_keeps_the_office_time_it_had_left() -> None:
    running = make_case(daily())
    services.suspend(case_id=running.case_id, reason="Libur", **common(running, "staf"))
    running.at += timedelta(days=1)
    services.resume(case_id=running.case_id, **common(running, "staf"))
    resumed = running.task().due_at
    version = add_holiday(running, date(2026, 1, 8))

    recompute(running, version)

    assert resumed.date() == date(2026, 1, 9)
    assert running.task().due_at.date() == date(2026, 1, 12)
    plan = queries.plan_recompute(running.government_id, version, running.at)
    assert plan.moved == 0
    assert_sound(running)


def test_the_moved_deadline_rings_once_and_the_old_one_not_at_all() -> None:
    running = make_case(daily())
    version = add_holiday(running)
    before = running.task().due_at
    recompute(running, version)
    moved = running.task().due_at

    def told(at) -> list[str]:
        while services.sweep_alarms(at=at):
            pass
        kept = PendingEffect.objects.filter(stream__startswith="alarm:")
        return list(kept.order_by("id").values_list("kind", flat=True))

    assert told(before + timedelta(minutes=1)) == []
    assert told(moved - timedelta(minutes=1)) == ["cases.reminder"]
    assert told(moved + timedelta(minutes=1)) == ["cases.reminder", "cases.escalation"]
    assert not Alarm.objects.exists()


def test_a_region_that_closes_at_its_deadline_waits_for_the_new_one() -> None:
    sop = daily(region_sop())
    region = Region("r1", ("s2", "s3"), "opd", JoinRule.DEADLINE)
    running = make_case(sop.with_changes(regions=(region,)))
    running.complete("kasubag")
    before = Join.objects.get(case_id=running.case_id).due_at
    version = add_holiday(running)

    done = recompute(running, version)

    join = Join.objects.get(case_id=running.case_id)
    assert (done.deadlines, join.due_at > before) == (2, True)
    while services.sweep_alarms(at=before + timedelta(minutes=1)):
        pass
    assert Join.objects.get(case_id=running.case_id).joined_at is None
    while services.sweep_alarms(at=join.due_at + timedelta(minutes=1)):
        pass
    assert running.task().step == "s4"
    assert_sound(running)


def test_a_region_rests_with_its_case() -> None:
    sop = daily(region_sop())
    region = Region("r1", ("s2", "s3"), "opd", JoinRule.DEADLINE)
    running = make_case(sop.with_changes(regions=(region,)))
    running.complete("kasubag")
    before = Join.objects.get(case_id=running.case_id).due_at
    services.suspend(
        case_id=running.case_id, reason="Libur", **common(running, "kasubag")
    )
    running.at = before + timedelta(days=3)
    while services.sweep_alarms(at=running.at):
        pass
    services.resume(case_id=running.case_id, **common(running, "kasubag"))

    assert Join.objects.get(case_id=running.case_id).due_at > running.at
    while services.sweep_alarms(at=running.at + timedelta(days=1, hours=1)):
        pass
    assert Join.objects.get(case_id=running.case_id).joined_at is None
    assert_sound(running)


def test_the_dry_run_says_how_many_move_and_writes_nothing() -> None:
    running = make_case(daily())
    make_case(office=running.office, made=running.made)
    make_case(daily(), office=make_office())
    version = add_holiday(running)

    plan = queries.plan_recompute(running.government_id, version, running.at)

    assert (plan.open, plan.moved, plan.cases) == (2, 2, 2)
    assert plan.shown[0].after > plan.shown[0].before
    assert Case.objects.get(pk=running.case_id).seq == 1
    assert acting(running.office, "kabag").person_id
