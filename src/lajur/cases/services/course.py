"""The course of a whole case: rest, go on, give up, say something, add a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lajur.cases.deadline import after_rest
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Join, Task
from lajur.cases.queries.task import read_case
from lajur.cases.services.authority import must_belong, must_lead
from lajur.cases.services.writing import Acted, Statement, Writing, write
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.ledger.queries import events_of, file_facts

_TRIES = 20


@dataclass(frozen=True)
class Whole:
    """An act on a whole case, decided from what was read of it."""

    statement: Statement
    body: dict[str, Any]
    parameters: dict[str, Any] = field(default_factory=dict)
    effects: Sequence[Effect] = ()


def act_on_case(
    act: str,
    *,
    government_id: int,
    case_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    decide: Callable[[CaseFacts], Whole],
) -> Acted:
    """Read a case, decide, and write if nothing happened in between.

    Who loses reads again: an act on the whole case must stand on all of it.
    """
    for _ in range(_TRIES):
        facts = read_case(
            government_id=government_id,
            case_id=case_id,
            by=by,
            at=at,
            request_key=request_key,
        )
        if facts.prior:
            prior = facts.prior
            return Acted(case_id, prior.seq, prior.hash, repeated=True)
        whole = decide(facts)
        writing = Writing(
            act=act,
            by=by,
            at=at,
            request_key=request_key,
            body=whole.body,
            effects=whole.effects,
            parameters={**whole.parameters, "seq": facts.seq},
        )
        acted = write(government_id, case_id, whole.statement, writing)
        if acted is not None:
            return acted
    raise CaseRefused("changed_meanwhile")


def suspend(
    *,
    government_id: int,
    case_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Let a case rest: its tasks leave the inboxes, its clocks stand still."""

    def decide(facts: CaseFacts) -> Whole:
        must_lead(facts, by)
        _must_be(facts, "running", "case_not_running")
        return Whole(
            Statement("tasks", sets="state"),
            {"reason": needed(reason)},
            {
                "task_state": Task.State.SUSPENDED,
                "closes": False,
                "moved": [],
                "dues": [],
                "case_state": "suspended",
                "finished_at": None,
            },
        )

    return act_on_case(
        "suspend",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def resume(
    *,
    government_id: int,
    case_id: int,
    reason: str = "",
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Let a case go on: each deadline moves by the office time it rested."""

    def decide(facts: CaseFacts) -> Whole:
        must_lead(facts, by)
        _must_be(facts, "suspended", "not_suspended")
        tasks, joins = open_rows(facts)
        rest = (_rested_since(facts), at)
        moves = after_rest(facts.flow, facts.calendar, tasks, joins, rest)
        return Whole(
            Statement("tasks", sets="state", extra="ring_again"),
            {"reason": reason.strip() or None, **moves.body()},
            {
                **moves.parameters(at),
                "task_state": Task.State.OPEN,
                "closes": False,
                "case_state": "running",
                "finished_at": None,
            },
            [Effect("cases.resumed")],
        )

    return act_on_case(
        "resume",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def cancel(
    *,
    government_id: int,
    case_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Give a case up, with the reason; nothing of it is deleted."""

    def decide(facts: CaseFacts) -> Whole:
        must_lead(facts, by)
        if facts.case_state not in ("running", "suspended"):
            raise CaseRefused("case_not_running")
        return Whole(
            Statement("tasks", sets="state"),
            {"reason": needed(reason)},
            {
                "task_state": Task.State.CANCELLED,
                "closes": True,
                "moved": [],
                "dues": [],
                "case_state": "cancelled",
                "finished_at": at,
            },
            [Effect("cases.cancelled", {"reason": reason})],
        )

    return act_on_case(
        "cancel",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def comment(
    *,
    government_id: int,
    case_id: int,
    text: str,
    by: ActingAs,
    at: datetime,
    task_id: int | None = None,
    request_key: str | None = None,
) -> Acted:
    """Say something beside a case; it stands in the time line for good."""

    def decide(facts: CaseFacts) -> Whole:
        must_belong(facts, by)
        if not text.strip():
            raise CaseRefused("text_needed")
        return Whole(Statement("case"), {"text": text.strip(), "on": task_id})

    return act_on_case(
        "comment",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def attach(
    *,
    government_id: int,
    case_id: int,
    sha256: str,
    name: str,
    by: ActingAs,
    at: datetime,
    task_id: int | None = None,
    request_key: str | None = None,
) -> Acted:
    """Lay a file beside a case; the ledger must have it already."""

    def decide(facts: CaseFacts) -> Whole:
        must_belong(facts, by)
        if file_facts(government_id, sha256) is None:
            raise CaseRefused("file_unknown")
        return Whole(
            Statement("case", extra="attach"),
            {"sha256": sha256, "name": name, "on": task_id},
            {
                "task": task_id,
                "sha256": sha256,
                "name": name,
                "person_name": by.person,
                "post_name": by.post,
            },
        )

    return act_on_case(
        "attach",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def needed(reason: str) -> str:
    """Return a reason without its edges; raises CaseRefused when empty."""
    if not reason.strip():
        raise CaseRefused("reason_needed")
    return reason.strip()


def _must_be(facts: CaseFacts, state: str, code: str) -> None:
    if facts.case_state != state:
        raise CaseRefused(code)


def open_rows(facts: CaseFacts) -> tuple[list[Task], list[Join]]:
    """Return the open tasks of a case, and the region that runs."""
    mine: dict[str, Any] = {
        "government_id": facts.government_id,
        "case_id": facts.case_id,
    }
    tasks = Task.objects.filter(**mine, done_at__isnull=True).order_by("pk")
    return list(tasks), list(Join.objects.filter(**mine, joined_at__isnull=True))


def _rested_since(facts: CaseFacts) -> datetime:
    for event in events_of(facts.government_id, f"case:{facts.case_id}", limit=200):
        if event.kind == "suspend":
            return event.at
    raise CaseRefused("not_suspended")
