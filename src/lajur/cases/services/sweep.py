"""The clock's acts: reminders, escalations, and joins whose deadline came."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Alarm, Join, Task
from lajur.cases.services.course import Whole, act_on_case
from lajur.cases.services.units import running_join
from lajur.cases.services.writing import UNDO_WINDOW, Acted, Statement, plan
from lajur.core.engine import Memory, after_join
from lajur.ledger.actor import SYSTEM
from lajur.ledger.effect import Effect

#: A task that rests is looked at again after this long.
_RESTING = timedelta(days=1)


@dataclass(frozen=True)
class _JoinAlarm:
    """The deadline of a join that has come."""

    id: int
    due_at: datetime
    government_id: int
    case_id: int
    target_id: int
    deadline: datetime


def sweep_alarms(*, at: datetime) -> int:
    """Ring one batch of the alarms that are due; return how many rang."""
    if sql.one(sql.ALARM_DUE, {"at": at}) is None:
        return 0
    row = sql.one(sql.SWEEP, {"at": at, "again": at + _RESTING})
    count, joins = row or (0, None)
    for alarm in _joins(joins):
        _close_join(alarm, at)
    return int(count)


def _joins(found: Any) -> list[_JoinAlarm]:
    rows = json.loads(found) if isinstance(found, str) else found or []
    return [
        _JoinAlarm(
            id=number,
            due_at=datetime.fromisoformat(due_at),
            government_id=government_id,
            case_id=case_id,
            target_id=join_id,
            deadline=datetime.fromisoformat(deadline),
        )
        for number, due_at, government_id, case_id, join_id, deadline in rows
    ]


def _close_join(alarm: _JoinAlarm, at: datetime) -> None:
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


def _rests(alarm: _JoinAlarm) -> bool:
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
