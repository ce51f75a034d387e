"""The second statement of every act: what it is given and what it returns."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from lajur.cases import sql
from lajur.cases.clock import due_of, region_due, remind_at
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import NO_DUE
from lajur.core.engine import Opening
from lajur.core.sop import ActorKind, Join
from lajur.ledger.actor import ActingAs
from lajur.ledger.canonical import canonical, moment
from lajur.ledger.effect import Effect

#: For so long an act can be undone; notices of it leave after that.
UNDO_WINDOW = timedelta(seconds=10)


@dataclass(frozen=True)
class Acted:
    """What an act did."""

    case_id: int
    seq: int
    event_hash: bytes
    #: Whether the case ended with it.
    finished: bool = False
    #: Whether it let a region over units go on.
    joined: bool = False
    #: True when this request had been done before and nothing was written.
    repeated: bool = False
    #: The task it opened; one of them where it opened many.
    opened_id: int | None = None


@dataclass(frozen=True)
class Writing:
    """One act, decided and ready to be written."""

    act: str
    by: ActingAs
    at: datetime
    request_key: str | None
    body: Mapping[str, Any]
    effects: Sequence[Effect] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Planned:
    """An opening with its desk and deadline: ready for the statement."""

    opens: sql.Opens
    body: Mapping[str, Any] | None
    parameters: Mapping[str, Any]


NOTHING = Planned("none", None, {})


def plan(
    facts: CaseFacts,
    opening: Opening | None,
    at: datetime,
    *,
    is_return: bool = False,
    unit: int | None = None,
    join: int | None = None,
) -> Planned:
    """Return an opening with its desk and deadline.

    Raises CaseRefused when the lane it opens at is bound to nobody.
    """
    if opening is None:
        return NOTHING
    step = facts.flow.step(opening.step)
    queue = queue_of(facts, step.step.actor, unit, enters=opening.region is not None)
    due = due_of(facts.calendar, step.step, at)
    body: dict[str, Any] = {
        "step": opening.step,
        "queue": queue or "unit:*",
        "due_at": None if due >= NO_DUE else moment(due),
        "return": is_return,
    }
    parameters: dict[str, Any] = {
        "new_step": opening.step,
        "new_queue": queue,
        "new_due": due,
        "new_remind": remind_at(at, due),
        "new_return": is_return,
        "new_visits": _array(opening.memory.visits),
        "new_eyes": json.dumps(dict(opening.memory.eyes)),
    }
    if opening.region is None:
        body["unit"] = unit
        body["round"] = opening.memory.visits[step.index]
        parameters |= {
            "new_round": body["round"],
            "new_unit": unit,
            "new_join": join,
        }
        return Planned("one", body, parameters)
    return _plan_region(facts, opening, at, body, parameters)


def _plan_region(
    facts: CaseFacts,
    opening: Opening,
    at: datetime,
    body: dict[str, Any],
    parameters: dict[str, Any],
) -> Planned:
    region = facts.flow.regions[opening.region or ""]
    due = region_due(facts.calendar, facts.flow, region.id, at)
    outer = opening.outer or opening.memory
    body |= {
        "region": region.id,
        "run": opening.run,
        "join_due_at": None if due >= NO_DUE else moment(due),
    }
    parameters |= {
        "new_region": region.id,
        "new_run": opening.run,
        "new_place": facts.flow.step(opening.step).index + 1,
        "new_join_due": due,
        "join_closes": region.join is Join.DEADLINE,
        "outer_visits": _array(outer.visits),
        "outer_eyes": json.dumps(dict(outer.eyes)),
    }
    return Planned("each", body, parameters)


def queue_of(
    facts: CaseFacts, actor_id: str | None, unit: int | None, *, enters: bool = False
) -> str | None:
    """Return the queue of a lane; None where each unit has its own.

    Raises CaseRefused when nobody is bound to it.
    """
    actor = next((a for a in facts.sop.actors if a.id == actor_id), None)
    if actor is not None and actor.kind is ActorKind.EACH_UNIT:
        if unit is not None:
            return f"unit:{unit}"
        if enters:
            return None
    queue = facts.lanes.get(actor_id or "")
    if queue is None:
        raise CaseRefused("lane_unbound", lane=actor.name if actor else "?")
    return queue


@dataclass(frozen=True)
class Statement:
    """Which writing statement an act wants, before its effects are counted."""

    guard: sql.Guard | Literal["new"]
    join: Literal["none", "arrive", "lapse"] = "none"
    opens: sql.Opens = "none"
    finishes: bool = False
    sets: str = ""
    extra: str = ""

    def text(self, *, rings: bool, effects: int) -> str:
        """Return the text of the statement; `rings` when what opens has a deadline."""
        return sql.act(
            self.guard,
            join=self.join,
            opens=self.opens,
            rings=rings,
            finishes=self.finishes,
            sets=self.sets,
            extra=self.extra,
            effects=effects,
        )

    def short_text(self, *, rings: bool, effects: int) -> str | None:
        """Return its short form for a case that has not moved, where it has one."""
        if self.guard != "close" or self.join != "none" or self.sets or self.extra:
            return None
        return sql.unmoved(
            opens=self.opens, rings=rings, finishes=self.finishes, effects=effects
        )


def write(
    government_id: int, case_id: int | None, statement: Statement, writing: Writing
) -> Acted | None:
    """Write an act in one statement; None when its guard no longer held.

    With the `seq` it was decided on, closing a task takes the short form first: a
    case that has moved meanwhile costs one statement more.
    """
    body = {
        **{name: value for name, value in writing.body.items() if value is not None},
        "act": writing.act,
        "at": moment(writing.at),
        "by": writing.by.as_body(),
    }
    parameters = {
        **writing.parameters,
        "government": government_id,
        "case": case_id,
        "at": writing.at,
        "sender": writing.by.post,
        "key": writing.request_key,
        "kind": writing.act,
        "body": canonical(body),
        **_effect_parameters(writing),
    }
    shape = {
        "rings": parameters.get("new_due", NO_DUE) < NO_DUE,
        "effects": len(writing.effects),
    }
    short = statement.short_text(**shape) if "seq" in parameters else None
    row = sql.one(short, parameters) if short else None
    if row is None:
        row = sql.one(statement.text(**shape), parameters)
    if row is None:
        return None
    return Acted(row[0], row[1], bytes(row[2]), joined=bool(row[3]), opened_id=row[4])


def _effect_parameters(writing: Writing) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for n, effect in enumerate(writing.effects):
        found[f"kind_{n}"] = effect.kind
        found[f"payload_{n}"] = json.dumps(effect.payload) if effect.payload else "{}"
        found[f"due_{n}"] = effect.due_at or writing.at
    return found


def _array(numbers: Sequence[int]) -> str:
    # As the database writes it: the driver looks at each member of a list.
    return "{" + ",".join(map(str, numbers)) + "}"
