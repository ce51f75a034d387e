"""How many open deadlines a corrected calendar moves, before any is moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from lajur.cases.deadline import Moves, after_correction
from lajur.cases.models import Case, Join, Task
from lajur.core.worktime import Calendar
from lajur.ledger.queries import newest_of
from lajur.office import queries as office
from lajur.procedures import queries as procedures

#: Editions looked back on to find the one a deadline was counted with.
EDITIONS = 12
#: Deadlines shown one by one.
SHOWN = 50
_BATCH = 200


@dataclass(frozen=True)
class MovedDeadline:
    """One deadline that would move."""

    case_id: int
    subject: str
    step_number: str
    step_text: str
    before: datetime
    after: datetime


@dataclass(frozen=True)
class RecomputePlan:
    """The dry run: nothing has been written."""

    version: int
    #: Open deadlines looked at.
    open: int
    moved: int
    cases: int
    #: The first of them, by case.
    shown: tuple[MovedDeadline, ...]


def plan_recompute(government_id: int, version: int, at: datetime) -> RecomputePlan:
    """Return how many open deadlines an edition of the calendar moves."""
    count = moved = cases = 0
    shown: list[MovedDeadline] = []
    for case, tasks, moves in open_moves(government_id, version, at):
        count += len(tasks)
        moved += len(moves.tasks)
        cases += bool(moves)
        if len(shown) < SHOWN:
            shown += _shown(case, moves)
    return RecomputePlan(version, count, moved, cases, tuple(shown[:SHOWN]))


def open_moves(
    government_id: int, version: int, at: datetime, *, after: int = 0
) -> Iterator[tuple[Case, list[Task], Moves]]:
    """Yield every case that is not over, with the deadlines of it that would move."""
    calendars = editions(government_id, version)
    while batch := _cases(government_id, after):
        ids = [case.pk for case in batch]
        tasks = _grouped(
            Task.objects.filter(
                government_id=government_id, case_id__in=ids, done_at__isnull=True
            ).order_by("case_id", "pk")
        )
        joins = _grouped(
            Join.objects.filter(
                government_id=government_id, case_id__in=ids, joined_at__isnull=True
            ).order_by("case_id", "pk")
        )
        pasts = pasts_of(government_id, ids)
        for case in batch:
            flow = procedures.version(government_id, case.version_id).table
            own = tasks.get(case.pk, [])
            regions = joins.get(case.pk, [])
            past = pasts[case.pk]
            moves = Moves()
            if past.counted_with != version:
                moves = after_correction(
                    flow, calendars, own, regions, at, past.rested_until
                )
            yield case, own, moves
        after = batch[-1].pk


def editions(government_id: int, version: int) -> Sequence[Calendar]:
    """Return an edition and those before it, newest first."""
    oldest = max(1, version - EDITIONS)
    return [
        office.calendar_of(government_id, number)
        for number in range(version, oldest - 1, -1)
    ]


@dataclass(frozen=True)
class Past:
    """What happened to the deadlines of a case before."""

    #: When it last went on after a rest.
    rested_until: datetime | None
    #: The edition its deadlines were last counted with on purpose.
    counted_with: int | None


def pasts_of(government_id: int, case_ids: Sequence[int]) -> Mapping[int, Past]:
    """Return, for each case, what happened to its deadlines before."""
    streams = [f"case:{case_id}" for case_id in case_ids]
    kinds = ("resume", "recompute_deadlines")
    found = newest_of(government_id, streams, kinds)
    pasts = {}
    for case_id, stream in zip(case_ids, streams, strict=True):
        resumed, counted = (found.get((stream, kind)) for kind in kinds)
        pasts[case_id] = Past(
            resumed.at if resumed else None,
            counted.body["calendar"] if counted else None,
        )
    return pasts


def _cases(government_id: int, after: int) -> list[Case]:
    found = Case.objects.filter(
        government_id=government_id,
        state__in=(Case.State.RUNNING, Case.State.SUSPENDED),
        pk__gt=after,
    )
    return list(found.order_by("pk")[:_BATCH])


def _grouped(rows: Any) -> dict[int, list[Any]]:
    return {key: list(own) for key, own in groupby(rows, lambda row: row.case_id)}


def _shown(case: Case, moves: Moves) -> Iterator[MovedDeadline]:
    flow = procedures.version(case.government_id, case.version_id).table
    for moved in moves.tasks:
        step = flow.step(moved.step_id).step
        yield MovedDeadline(
            case.pk, case.subject, step.number, step.text, moved.before, moved.after
        )
