"""The act: complete a task or send it back. One reading, one writing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from lajur.cases import sql
from lajur.cases.errors import CaseRefused, LostRace, refused
from lajur.cases.facts import TaskFacts
from lajur.cases.queries.task import read_task
from lajur.cases.services.writing import (
    UNDO_WINDOW,
    Acted,
    Planned,
    Statement,
    Writing,
    plan,
    write,
)
from lajur.core.engine import (
    Move,
    Refused,
    decide_complete,
    decide_return,
)
from lajur.core.engine.refusals import Act
from lajur.core.sop import How
from lajur.ledger.actor import ActingAs
from lajur.ledger.canonical import moment
from lajur.ledger.effect import Effect
from lajur.ledger.queries import events_of


def complete(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    outcome: str | None = None,
    note: str = "",
    facts: TaskFacts | None = None,
    effects: Sequence[Effect] = (),
    extra: Mapping[str, Any] | None = None,
    backdated_at: datetime | None = None,
) -> Acted:
    """Complete a task and open what follows.

    `facts` from `read_task` spare the reading. Raises CaseRefused; LostRace
    when somebody else did it first.
    """
    if facts is None:
        facts = read_task(
            government_id=government_id,
            task_id=task_id,
            by=by,
            at=at,
            request_key=request_key,
        )
    if facts.prior:
        return repeated(facts)
    refuse("complete", facts)
    if backdated_at is not None and backdated_at >= at:
        raise CaseRefused("backdated_future")
    try:
        move = decide_complete(facts.flow, facts.position, outcome, by.person_id)
    except Refused as error:
        raise refused(error.refusal) from error
    body: dict[str, Any] = {
        "outcome": move.way.outcome,
        "note": note or None,
        "paper": extra,
    }
    if backdated_at is not None:
        body["backdated"] = backdated_at
    return _write_move("complete", facts, move, at, request_key, body, effects)


def return_task(
    *,
    government_id: int,
    task_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    to: str | None = None,
    facts: TaskFacts | None = None,
    effects: Sequence[Effect] = (),
    extra: Mapping[str, Any] | None = None,
) -> Acted:
    """Send a task back to an earlier step, with the reason.

    Every step in between is visited again, as a new round.
    """
    if facts is None:
        facts = read_task(
            government_id=government_id,
            task_id=task_id,
            by=by,
            at=at,
            request_key=request_key,
        )
    if facts.prior:
        return repeated(facts)
    refuse("return", facts)
    if not reason.strip():
        raise CaseRefused("reason_needed")
    try:
        move = decide_return(facts.flow, facts.position, to)
    except Refused as error:
        raise refused(error.refusal) from error
    body = {
        "outcome": move.way.outcome,
        "reason": reason.strip(),
        "drawn": move.way.drawn,
        "paper": extra,
    }
    return _write_move("return", facts, move, at, request_key, body, effects)


def refuse(act: Act, facts: TaskFacts) -> None:
    """Raise why the reading person cannot do this act, if anything is in the way."""
    refusal = facts.why_not(act)
    if refusal is None:
        return
    if refusal.code == "not_open" or facts.done_seq is not None:
        raise lost_race(facts)
    raise refused(refusal)


def _write_move(
    act: str,
    facts: TaskFacts,
    move: Move,
    at: datetime,
    request_key: str | None,
    body: dict[str, Any],
    effects: Sequence[Effect],
) -> Acted:
    by = facts.acting
    if by is None:
        raise CaseRefused("not_yours")
    # A return drawn as a way back to the same desk is still a return.
    goes_back = act == "return" or move.way.how is How.RETURN
    planned = planned_move(facts, move, at, is_return=goes_back)
    own = own_effects(facts, move, at, body.get("reason"))
    writing = Writing(
        act=act,
        by=by,
        at=at,
        request_key=request_key,
        body={**body, **move_body(facts, move, planned)},
        effects=(*own, *effects),
        parameters={
            **planned.parameters,
            "task": facts.task_id,
            "seq": facts.seq,
            "person": by.person_id,
            "outcome": body["outcome"] or "",
            "task_state": "returned" if act == "return" else "done",
            **({"join": facts.join_id} if move.arrives else {}),
        },
    )
    statement = move_statement(facts, move, planned)
    try:
        acted = write(facts.government_id, facts.case_id, statement, writing)
    except IntegrityError:
        # The log takes a request once in a case: it has done something else there.
        if not sql.is_alone():
            raise
        acted = None
    if acted is None:
        return _lost(facts, by, at, request_key)
    finishes = move.opens is None and (move.arrives is None or acted.joined)
    return replace(acted, finished=finishes)


def planned_move(
    facts: TaskFacts, move: Move, at: datetime, *, is_return: bool = False
) -> Planned:
    """Return what a move opens, with desk and deadline."""
    stays = move.arrives is None
    return plan(
        facts,
        move.opens,
        at,
        is_return=is_return,
        unit=facts.unit_id if stays else None,
        join=facts.join_id if stays else None,
    )


def move_statement(facts: TaskFacts, move: Move, planned: Planned) -> Statement:
    """Return the statement that writes a move."""
    return Statement(
        "close",
        join="arrive" if move.arrives else "none",
        opens=planned.opens,
        finishes=move.opens is None,
    )


def move_body(facts: TaskFacts, move: Move, planned: Planned) -> dict[str, Any]:
    """Return what the event says of a move: enough to rebuild the state."""
    arrives = {"region": move.arrives, "run": facts.run} if move.arrives else None
    return {
        "task": task_body(facts),
        "opens": planned.body,
        "arrives": arrives,
        "finishes": True if move.opens is None else None,
    }


def task_body(facts: TaskFacts) -> dict[str, Any]:
    """Return how an event names a task."""
    return {
        "due_at": moment(facts.due_at) if facts.due_at else None,
        "id": facts.task_id,
        "opened_at": moment(facts.opened_at),
        "step": facts.step_id,
        "number": facts.step.number,
        "unit": facts.unit_id,
        "round": facts.round,
        "version": facts.version_id,
    }


def own_effects(
    facts: TaskFacts, move: Move, at: datetime, reason: str | None
) -> list[Effect]:
    """Return the effects every move has: its notices, once undo is over."""
    later = at + UNDO_WINDOW
    if reason is not None:
        said = {"step": facts.step_id, "reason": reason}
        return [Effect("cases.returned", said, later)]
    if move.opens is None and move.arrives is None:
        return [Effect("cases.finished", {}, later)]
    return [Effect("cases.tasks_opened", {}, later)]


def _lost(
    facts: TaskFacts, by: ActingAs, at: datetime, request_key: str | None
) -> Acted:
    again = read_task(
        government_id=facts.government_id,
        task_id=facts.task_id,
        by=by,
        at=at,
        request_key=request_key,
        in_full=True,
    )
    if again.prior:
        return repeated(again)
    raise lost_race(again)


def repeated(facts: TaskFacts) -> Acted:
    """Return what this request did before."""
    prior = facts.prior
    if prior is None:
        raise CaseRefused("not_open")
    return Acted(facts.case_id, prior.seq, prior.hash, repeated=True)


def lost_race(facts: TaskFacts) -> CaseRefused:
    """Return who did what to a task that is no longer open."""
    if facts.case_state != "running":
        return CaseRefused("case_not_running")
    if facts.done_seq is None:
        return CaseRefused("not_open")
    stream = f"case:{facts.case_id}"
    found = events_of(facts.government_id, stream, facts.done_seq + 1, limit=1)
    if not found:
        return CaseRefused("not_open")
    by = found[0].body["by"]
    local = found[0].at.astimezone(facts.calendar.zone.clock)
    return LostRace(
        "lost_race",
        person=by["person"],
        post=by["post"],
        at=f"{local:%d-%m-%Y %H.%M}",
        act=found[0].kind,
    )
