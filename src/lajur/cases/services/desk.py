"""Whose desk a task is on: take it, hand it back, send it to another desk."""

from datetime import datetime
from typing import Any

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import TaskFacts
from lajur.cases.queries.task import read_task
from lajur.cases.services.act import lost_race, refuse, repeated, task_body
from lajur.cases.services.authority import must_lead, serves_home
from lajur.cases.services.course import needed
from lajur.cases.services.writing import UNDO_WINDOW, Acted, Statement, Writing, write
from lajur.core.engine.refusals import Act
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect


def take(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Take a shared desk's task: the others see who has it."""
    facts = _read(government_id, task_id, by, at, request_key)
    if facts.prior:
        return repeated(facts)
    refuse("take", facts)
    return _write(facts, "take", "take", by, at, request_key, {})


def hand_back(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Hand a taken or delegated task back to the desk it came from.

    Whoever works at that desk may call a delegated one back himself.
    """
    facts = _read(government_id, task_id, by, at, request_key, with_lead=True)
    if facts.prior:
        return repeated(facts)
    if not facts.home_queue:
        refuse("hand_back", facts)
    elif facts.acting is None and not serves_home(facts):
        raise CaseRefused("not_yours")
    return _write(facts, "hand_back", "hand_back", by, at, request_key, {})


def reassign(
    *,
    government_id: int,
    task_id: int,
    queue: str,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Move an open task to another desk, with the reason; who leads the case may."""
    facts = _read(government_id, task_id, by, at, request_key, with_lead=True)
    if facts.prior:
        return repeated(facts)
    must_lead(facts, by)
    refuse("reassign", facts)
    if queue == facts.queue:
        raise CaseRefused("same_queue")
    known = sql.one(sql.DESK_NAME, {"government": government_id, "queue": queue})
    if known is None:
        raise CaseRefused("desk_unknown")
    body = {"reason": needed(reason), "queue": queue, "to": known[0]}
    to = {"queue": queue, "home_queue": "", "old_queue": facts.queue}
    return _write(facts, "reassign", "address", by, at, request_key, body, to)


def delegate(
    *,
    government_id: int,
    task_id: int,
    person_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Give an own task to one person, who may hand it back."""
    facts = _read(government_id, task_id, by, at, request_key)
    if facts.prior:
        return repeated(facts)
    refuse("delegate", facts)
    queue = f"person:{person_id}"
    if queue == facts.queue:
        raise CaseRefused("same_queue")
    asked = {"government": government_id, "person": person_id}
    known = sql.one(sql.PERSON_NAME, asked)
    if known is None:
        raise CaseRefused("person_unknown")
    body = {"reason": needed(reason), "queue": queue, "to": known[0]}
    home = facts.home_queue or facts.queue
    to = {"queue": queue, "home_queue": home, "old_queue": facts.queue}
    return _write(facts, "delegate", "address", by, at, request_key, body, to)


def _read(
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    *,
    with_lead: bool = False,
) -> TaskFacts:
    return read_task(
        government_id=government_id,
        task_id=task_id,
        by=by,
        at=at,
        request_key=request_key,
        with_lead=with_lead,
        in_full=True,
    )


def _write(
    facts: TaskFacts,
    act: Act,
    guard: sql.Guard,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    body: dict[str, Any],
    parameters: dict[str, Any] | None = None,
) -> Acted:
    who = facts.acting or by
    told = guard == "address"
    acted = write(
        facts.government_id,
        facts.case_id,
        Statement(guard),
        Writing(
            act=act,
            by=who,
            at=at,
            request_key=request_key,
            body={**body, "task": task_body(facts)},
            effects=[_moved(facts, body, at)] if told else [],
            parameters={
                **(parameters or {}),
                "task": facts.task_id,
                "person": by.person_id,
                "person_name": by.person,
            },
        ),
    )
    if acted is None:
        again = _read(facts.government_id, facts.task_id, by, at, request_key)
        refuse(act, again)
        raise lost_race(again)
    return acted


def _moved(facts: TaskFacts, body: dict[str, Any], at: datetime) -> Effect:
    payload = {"task": facts.task_id, "queue": body["queue"]}
    return Effect("cases.task_readdressed", payload, at + UNDO_WINDOW)
