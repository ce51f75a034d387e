"""The clock's acts: reminders, escalations, and joins whose deadline came."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Alarm, Join, Task
from lajur.cases.services.course import Whole, act_on_case
from lajur.cases.services.units import running_join
from lajur.cases.services.writing import UNDO_WINDOW, Acted, Statement, plan
from lajur.core.engine import Memory, after_join
from lajur.ledger.actor import SYSTEM
from lajur.ledger.canonical import moment
from lajur.ledger.effect import Effect

#: A task that rests is looked at again after this long.
_RESTING = timedelta(days=1)


@dataclass(frozen=True)
class _Rung:
    """One alarm that rang, with its task as it stands (None: it is over)."""

    id: int
    due_at: datetime
    government_id: int
    case_id: int
    target_id: int
    kind: str
    deadline: datetime
    task_state: str | None
    task_due: datetime | None
    queue: str | None
    step: str | None
    unit_id: int | None


@dataclass(frozen=True)
class _Again:
    """An alarm that rings again."""

    id: int
    rang_at: datetime
    kind: str
    due_at: datetime
    deadline: datetime


def sweep_alarms(*, at: datetime, limit: int = 1000) -> int:
    """Ring one batch of the alarms that are due; return how many rang."""
    with transaction.atomic():
        rung = [
            _Rung(*row) for row in sql.many(sql.TAKE_ALARMS, {"at": at, "limit": limit})
        ]
        tasks = [alarm for alarm in rung if alarm.kind != Alarm.Kind.JOIN]
        if tasks:
            _ring(tasks, at)
    joins = [alarm for alarm in rung if alarm.kind == Alarm.Kind.JOIN]
    for alarm in joins:
        _close_join(alarm, at)
    return len(rung)


def _ring(rung: Sequence[_Rung], at: datetime) -> None:
    again = [moved for alarm in rung if (moved := _rings_again(alarm, at))]
    staying = {moved.id for moved in again}
    gone = [alarm for alarm in rung if alarm.id not in staying]
    told = [alarm for alarm in rung if _is_told(alarm)]
    sql.many(
        sql.RING,
        {
            "at": at,
            "gone": [alarm.id for alarm in gone],
            "gone_dues": [alarm.due_at for alarm in gone],
            "moved": [moved.id for moved in again],
            "rang": [moved.rang_at for moved in again],
            "kinds": [moved.kind for moved in again],
            "dues": [moved.due_at for moved in again],
            "deadlines": [moved.deadline for moved in again],
            "governments": [alarm.government_id for alarm in told],
            "streams": [f"alarm:{alarm.id}" for alarm in told],
            "seqs": [int(alarm.kind == Alarm.Kind.DUE) for alarm in told],
            "effect_kinds": [_effect_kind(alarm) for alarm in told],
            "payloads": [json.dumps(_payload(alarm)) for alarm in told],
        },
    )


def _rings_again(alarm: _Rung, at: datetime) -> _Again | None:
    if alarm.task_state is None or alarm.task_due is None:
        return None
    if alarm.task_due != alarm.deadline:
        return None  # the deadline that moved has an alarm of its own
    if alarm.task_state == Task.State.SUSPENDED:
        return _Again(alarm.id, alarm.due_at, alarm.kind, at + _RESTING, alarm.deadline)
    if alarm.kind == Alarm.Kind.REMIND:
        return _Again(
            alarm.id, alarm.due_at, Alarm.Kind.DUE, alarm.deadline, alarm.deadline
        )
    return None


def _is_told(alarm: _Rung) -> bool:
    return alarm.task_state == Task.State.OPEN and alarm.task_due == alarm.deadline


def _effect_kind(alarm: _Rung) -> str:
    is_late = alarm.kind == Alarm.Kind.DUE
    return "cases.escalation" if is_late else "cases.reminder"


def _payload(alarm: _Rung) -> dict[str, Any]:
    return {
        "case": alarm.case_id,
        "task": alarm.target_id,
        "queue": alarm.queue,
        "step": alarm.step,
        "unit": alarm.unit_id,
        "due_at": moment(alarm.deadline),
    }


def _close_join(alarm: _Rung, at: datetime) -> None:
    join = Join.objects.filter(
        government_id=alarm.government_id, pk=alarm.target_id, due_at=alarm.deadline
    )
    rang = Alarm.objects.filter(due_at=alarm.due_at, pk=alarm.id)
    if not join.exists():
        rang.delete()
        return
    try:
        close_join(
            government_id=alarm.government_id,
            case_id=alarm.case_id,
            join_id=alarm.target_id,
            at=at,
        )
    except CaseRefused as refused:
        # Resting cases are looked at again; a join that is over is over.
        if refused.code == "case_not_running" and _rests(alarm):
            rang.update(due_at=at + _RESTING)
            return
    rang.delete()


def _rests(alarm: _Rung) -> bool:
    return Task.objects.filter(
        government_id=alarm.government_id,
        case_id=alarm.case_id,
        state=Task.State.SUSPENDED,
    ).exists()


def close_join(
    *, government_id: int, case_id: int, join_id: int, at: datetime
) -> Acted:
    """Let a region go on at its deadline, with the silent units listed.

    Raises CaseRefused("no_region") when the last unit was quicker.
    """

    def decide(facts: CaseFacts) -> Whole:
        join = running_join(facts)
        if join.pk != join_id:
            raise CaseRefused("no_region")
        silent = Task.objects.filter(
            government_id=government_id,
            case_id=case_id,
            join_id=join_id,
            done_at__isnull=True,
        ).values_list("unit_id", flat=True)
        units = sorted(unit for unit in silent if unit is not None)
        outer = Memory(tuple(join.visits), join.eyes)
        opening = after_join(facts.flow, join.region, outer)
        planned = plan(facts, opening, at)
        told = {"region": join.region, "silent": units}
        return Whole(
            Statement(
                "case", join="lapse", opens=planned.opens, finishes=opening is None
            ),
            {
                **told,
                "run": join.run,
                "opens": planned.body,
                "finishes": opening is None,
            },
            {**planned.parameters, "join": join_id},
            [
                Effect("cases.join_closed", told),
                Effect("cases.tasks_opened", {}, at + UNDO_WINDOW),
            ],
        )

    return act_on_case(
        "join_deadline",
        government_id=government_id,
        case_id=case_id,
        by=SYSTEM,
        at=at,
        request_key=f"join:{join_id}",
        decide=decide,
    )
