"""The manager's repair: past a step, or to another one, with the reason."""

from datetime import datetime

from lajur.cases.errors import refused
from lajur.cases.facts import TaskFacts
from lajur.cases.queries.task import read_task
from lajur.cases.services.act import (
    lost_race,
    move_body,
    move_statement,
    own_effects,
    planned_move,
    repeated,
)
from lajur.cases.services.authority import must_manage
from lajur.cases.services.course import needed
from lajur.cases.services.writing import Acted, Writing, write
from lajur.core.engine import Refused, decide_transfer
from lajur.ledger.actor import ActingAs


def skip(
    *,
    government_id: int,
    task_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Go on as if the step were done; the log says that it was not."""
    facts = _read(government_id, task_id, by, at, request_key)
    return _transfer("skip", facts, None, reason, by, at, request_key)


def move(
    *,
    government_id: int,
    task_id: int,
    to: str,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Move a branch to another step of the SOP."""
    facts = _read(government_id, task_id, by, at, request_key)
    return _transfer("move", facts, to, reason, by, at, request_key)


def _read(
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
) -> TaskFacts:
    return read_task(
        government_id=government_id,
        task_id=task_id,
        by=by,
        at=at,
        request_key=request_key,
        with_lead=True,
    )


def _transfer(
    act: str,
    facts: TaskFacts,
    to: str | None,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
) -> Acted:
    if facts.prior:
        return repeated(facts)
    must_manage(facts, by)
    if facts.case_state != "running" or facts.state != "open":
        raise lost_race(facts)
    try:
        decided = decide_transfer(facts.flow, facts.position, to)
    except Refused as error:
        raise refused(error.refusal) from error
    planned = planned_move(facts, decided, at)
    acted = write(
        facts.government_id,
        facts.case_id,
        move_statement(facts, decided, planned),
        Writing(
            act=act,
            by=by,
            at=at,
            request_key=request_key,
            body={"reason": needed(reason), **move_body(facts, decided, planned)},
            effects=own_effects(facts, decided, at, None),
            parameters={
                **planned.parameters,
                "task": facts.task_id,
                "person": by.person_id,
                "outcome": "",
                "task_state": "repaired",
                **({"join": facts.join_id} if decided.arrives else {}),
            },
        ),
    )
    if acted is None:
        again = _read(facts.government_id, facts.task_id, by, at, request_key)
        if again.prior:
            return repeated(again)
        raise lost_race(again)
    return acted
