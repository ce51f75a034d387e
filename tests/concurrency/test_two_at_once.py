"""Two people at once: exactly one act, and the other reads who did what."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from tests.factories.cases import AT, Running, acting, make_case, new_key
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop

from lajur.cases import queries, services
from lajur.cases.errors import CaseRefused, LostRace
from lajur.cases.models import Case, Join, Task
from lajur.core.sop import Join as JoinRule
from lajur.core.sop import Region
from lajur.ledger.models import Event
from lajur.ledger.queries import verify_streams
from lajur.ledger.services import append

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all acts at the same moment, each on a connection of its own."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(10)
            return act()
        except CaseRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def completing(
    running: Running, who: str, outcome: str | None = None, unit: int | None = None
) -> Callable[[], Any]:
    task = running.task(unit).pk
    by, key = acting(running.office, who), new_key()
    return lambda: services.complete(
        government_id=running.government_id,
        task_id=task,
        by=by,
        at=running.at,
        outcome=outcome,
        request_key=key,
    )


def assert_sound(running: Running) -> None:
    assert queries.verify_cases(running.government_id) == ()
    assert verify_streams(running.government_id, b"key") == ()


@pytest.mark.parametrize("round_", range(5))
def test_two_people_complete_one_task(round_: int) -> None:
    running = make_case()

    done = at_once([completing(running, "staf") for _ in range(4)])

    acted = [result for result in done if isinstance(result, services.Acted)]
    lost = [result for result in done if isinstance(result, LostRace)]
    assert (len(acted), len(lost)) == (1, 3)
    assert running.office.people["staf"].name in str(lost[0])
    assert running.office.posts["staf"].name in str(lost[0])
    assert Case.objects.get(pk=running.case_id).seq == 2
    assert_sound(running)


def test_one_completes_while_the_other_sends_it_back() -> None:
    running = make_case()
    running.complete("staf")
    task = running.task().pk
    by = acting(running.office, "kasubag")

    def send_back() -> Any:
        return services.return_task(
            government_id=running.government_id,
            task_id=task,
            by=by,
            at=running.at,
            reason="Belum lengkap",
            request_key=new_key(),
        )

    done = at_once([completing(running, "kasubag", "Setuju"), send_back])

    assert sum(isinstance(result, services.Acted) for result in done) == 1
    assert len(running.open_tasks()) == 1
    assert_sound(running)


def test_the_same_request_twice_at_once_acts_once() -> None:
    running = make_case()
    act = completing(running, "staf")

    done = at_once([act, act, act])

    assert {result.seq for result in done} == {2}
    assert sum(not result.repeated for result in done) == 1
    assert_sound(running)


def test_the_same_request_later_acts_once() -> None:
    running = make_case()
    act = completing(running, "staf")

    first, again = act(), act()

    assert (first.repeated, again.repeated) == (False, True)
    assert (again.seq, again.event_hash) == (first.seq, first.event_hash)


def test_a_case_begun_twice_by_one_request_is_one_case() -> None:
    office = make_office()
    made = make_adoption(office)
    given: dict[str, Any] = {
        "government_id": office.id,
        "adoption_id": made.adoption_id,
        "period": "2025",
        "subject": "Rapat",
        "by": acting(office, "staf"),
        "at": AT,
        "request_key": new_key(),
    }

    done = at_once([lambda: services.start_case(**given)] * 3)

    assert len({started.case_id for started in done}) == 1
    assert Case.objects.filter(government_id=office.id).count() == 1


def region_case(join: JoinRule = JoinRule.ALL) -> tuple[Running, int, int]:
    region = Region("r1", ("s2", "s3"), "opd", join)
    running = make_case(region_sop().with_changes(regions=(region,)))
    running.complete("kasubag")
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))
    running.complete("kadis", unit=dinas)
    running.complete("sekda", unit=setda)
    return running, dinas, setda


@pytest.mark.parametrize("round_", range(5))
def test_two_units_close_the_join_at_once(round_: int) -> None:
    running, dinas, setda = region_case()

    done = at_once(
        [
            completing(running, "kasubag", "Setuju", dinas),
            completing(running, "kasubag", "Setuju", setda),
        ]
    )

    assert sorted(result.joined for result in done) == [False, True]
    assert [task.step for task in running.open_tasks()] == ["s4"]
    assert_sound(running)


@pytest.mark.parametrize("round_", range(5))
def test_the_last_submission_meets_the_deadline(round_: int) -> None:
    running, dinas, setda = region_case(JoinRule.DEADLINE)
    running.complete("kasubag", "Setuju", unit=dinas)
    join = Join.objects.get(case_id=running.case_id)

    def sweep() -> Any:
        return services.sweep_alarms(at=join.due_at + timedelta(minutes=1))

    at_once([completing(running, "kasubag", "Setuju", setda), sweep])

    assert [task.step for task in running.open_tasks()] == ["s4"]
    kinds = Event.objects.filter(stream=f"case:{running.case_id}").values_list(
        "kind", flat=True
    )
    closed = Task.objects.get(case_id=running.case_id, unit_id=setda, step="s3")
    assert (closed.state == "lapsed") == ("join_deadline" in list(kinds))
    assert_sound(running)


def test_suspending_meets_acts_of_units() -> None:
    running, dinas, setda = region_case()
    by = acting(running.office, "kabag")

    def suspend() -> Any:
        return services.suspend(
            government_id=running.government_id,
            case_id=running.case_id,
            reason="Menunggu",
            by=by,
            at=running.at,
        )

    at_once(
        [
            completing(running, "kasubag", "Setuju", dinas),
            suspend,
            completing(running, "kasubag", "Setuju", setda),
        ]
    )

    states = {task.state for task in running.open_tasks()}
    assert Case.objects.get(pk=running.case_id).state == "suspended"
    assert states == {"suspended"}
    assert_sound(running)


def test_two_sweeps_ring_each_alarm_once() -> None:
    running = make_case()
    late = running.task().due_at + timedelta(days=3)

    at_once([lambda: services.sweep_alarms(at=late)] * 3)
    while services.sweep_alarms(at=late):
        pass

    from lajur.ledger.models import PendingEffect

    kinds = list(
        PendingEffect.objects.filter(stream__startswith="alarm:").values_list(
            "kind", flat=True
        )
    )
    assert sorted(kinds) == ["cases.escalation", "cases.reminder"]


def test_two_workers_do_each_effect_once() -> None:
    running = make_case()
    running.complete("staf")
    told: list[int] = []
    handlers = {"cases.tasks_opened": lambda payload, at: told.append(payload["seq"])}
    later = running.at + timedelta(minutes=1)

    at_once([lambda: services.drain_effects(at=later, handlers=handlers)] * 3)

    assert sorted(told) == [1, 2]


def test_many_append_to_one_stream() -> None:
    government = make_office().id

    def write() -> Any:
        return [
            append(
                government_id=government,
                stream="series:9",
                kind="number",
                body={},
                by=None,
                at=AT,
            ).seq
            for _ in range(10)
        ]

    done = at_once([write] * 4)

    assert sorted(seq for seqs in done for seq in seqs) == list(range(1, 41))
    assert verify_streams(government, b"key") == ()


def test_ten_units_at_work_break_no_chain() -> None:
    office = make_office()
    sop = region_sop()
    units = tuple(unit.pk for unit in office.units.values())
    made = make_adoption(office, sop)
    running = make_case(office=office, made=made, starter="kasubag")
    running.complete("kasubag")
    for unit in units:
        if not Task.objects.filter(case_id=running.case_id, unit_id=unit).exists():
            services.add_unit(
                government_id=office.id,
                case_id=running.case_id,
                unit_id=unit,
                reason="Ditambah",
                by=acting(office, "kasubag"),
                at=running.at,
            )
    holders = dict(
        zip(
            ("setda", "bagian", "subbag", "subbag2", "umum", "dinas"),
            ("sekda", "kabag", "kasubag", "staf2", "arsiparis", "kadis"),
            strict=True,
        )
    )
    submits = [
        completing(running, holders[key], unit=unit.pk)
        for key, unit in office.units.items()
    ]

    at_once(submits)
    checks = [
        completing(running, "kasubag", "Setuju", unit=unit.pk)
        for unit in office.units.values()
    ]
    done = at_once(checks)

    assert sum(result.joined for result in done) == 1
    assert running.task().step == "s4"
    assert_sound(running)
