"""Begin a case: the first task opens at the desk of step 1."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.services.writing import (
    UNDO_WINDOW,
    Acted,
    Planned,
    Statement,
    Writing,
    plan,
    write,
)
from lajur.core.engine import decide_start
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.procedures import queries as procedures


@dataclass(frozen=True)
class Started:
    """The case that began, or the one this request began before."""

    case_id: int
    seq: int = 1
    repeated: bool = False
    #: The task it opened, one of them where it opened many; None when repeated.
    opened_id: int | None = None


def start_case(
    *,
    government_id: int,
    adoption_id: int,
    period: str,
    subject: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    legal_date: date | None = None,
    unit_ids: Sequence[int] = (),
    backdated: bool = False,
    asks_starter: bool = True,
) -> Started:
    """Begin a case of an adopted SOP for a period, asking these units.

    Without units named, every unit bound to the lane is asked. Who begins it must
    stand in the first lane, unless `asks_starter` says that he only hands it in.
    """
    row = _adoption(government_id, adoption_id, by, at, request_key)
    if row[7] is not None:
        return Started(row[7], repeated=True)
    facts = _facts(government_id, adoption_id, row, unit_ids)
    if not _in_force(row, row[8]):
        raise not_in_force(government_id, adoption_id)
    if asks_starter:
        _refuse_stranger(facts, row, by)
    units = list(_asked(facts, row, unit_ids))
    planned = plan(facts, decide_start(facts.flow), at)
    told = {
        "adoption": adoption_id,
        "version": facts.version_id,
        "subject": subject,
        "period": period,
        "legal_date": legal_date,
        "units": units,
        "backdated": backdated,
    }
    writing = Writing(
        act="start",
        by=by,
        at=at,
        request_key=request_key,
        body={**told, "opens": planned.body},
        effects=[Effect("cases.tasks_opened", {}, at + UNDO_WINDOW)],
        parameters={**planned.parameters, **told, "person": by.person_id},
    )
    acted = _begin(government_id, writing, planned)
    if acted is not None:
        return Started(acted.case_id, opened_id=acted.opened_id)
    # The same request twice at the same moment: the other one began it.
    row = _adoption(government_id, adoption_id, by, at, request_key)
    if row[7] is None:
        raise CaseRefused("changed_meanwhile")
    return Started(row[7], repeated=True)


def _begin(government_id: int, writing: Writing, planned: Planned) -> Acted | None:
    # Alone, the statement is a transaction; within one, its failure must not undo it.
    apart = nullcontext() if sql.is_alone() else transaction.atomic()
    try:
        with apart:
            return write(
                government_id, None, Statement("new", opens=planned.opens), writing
            )
    except IntegrityError:
        if writing.request_key is None:
            raise
        return None


def _adoption(
    government_id: int,
    adoption_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
) -> tuple[Any, ...]:
    row = sql.one(
        sql.LOAD_ADOPTION,
        {
            "government": government_id,
            "adoption": adoption_id,
            "person": by.person_id,
            "at": at,
            "key": request_key,
        },
    )
    if row is None:
        raise CaseRefused("unknown")
    return row


def _facts(
    government_id: int,
    adoption_id: int,
    row: tuple[Any, ...],
    unit_ids: Sequence[int],
) -> CaseFacts:
    lanes = _lanes(row)
    return CaseFacts(
        government_id=government_id,
        case_id=0,
        seq=0,
        case_state="running",
        subject="",
        period="",
        legal_date=None,
        version_id=row[0],
        adoption_id=adoption_id,
        is_backdated=False,
        calendar_version=row[1],
        settings=json.loads(row[2]) if isinstance(row[2], str) else row[2],
        lanes={a: lane["queue"] for a, lane in lanes.items() if lane["queue"]},
        unit_ids=tuple(unit_ids),
        prior=None,
        lead=None,
    )


def _lanes(row: tuple[Any, ...]) -> Mapping[str, Any]:
    found = json.loads(row[5]) if isinstance(row[5], str) else row[5]
    return found or {}


def _in_force(row: tuple[Any, ...], on: date) -> bool:
    return bool(row[3] <= on and (row[4] is None or on < row[4]))


def not_in_force(government_id: int, adoption_id: int) -> CaseRefused:
    """Return why nothing begins any more, or not yet: withdrawn SOPs say it."""
    gone = procedures.withdrawal_of(government_id, adoption_id)
    if gone is None:
        return CaseRefused("not_in_force")
    code = "withdrawn_for" if gone.heir else "withdrawn"
    since = f"{gone.valid_from:%d-%m-%Y}"
    return CaseRefused(code, since=since, reason=gone.reason, heir=gone.heir)


def _refuse_stranger(facts: CaseFacts, row: tuple[Any, ...], by: ActingAs) -> None:
    if by.capacity == "system":
        return
    lane, queue = facts.first_lane
    if queue is not None and queue not in (row[6] or ()):
        raise CaseRefused("not_starter", lane=lane)


def _asked(
    facts: CaseFacts, row: tuple[Any, ...], unit_ids: Sequence[int]
) -> tuple[int, ...]:
    """Return the units a case asks, in the order of the binding."""
    lanes = _lanes(row)
    bound = [
        unit
        for region in facts.flow.regions.values()
        for unit in lanes.get(region.each, {}).get("units") or ()
    ]
    known = tuple(dict.fromkeys(bound))
    if unit_ids:
        unknown = set(unit_ids) - set(known)
        if unknown and known:
            raise CaseRefused("unit_unknown")
        known = tuple(dict.fromkeys(unit_ids))
    if facts.flow.regions and not known:
        raise CaseRefused("no_units")
    return known
