"""What one reading of a case or task tells: frozen, and enough to decide."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from lajur.cases.clock import day_in, shown
from lajur.core.engine import (
    Flow,
    Memory,
    Position,
    Refusal,
    Standing,
    Way,
    return_ways,
    why_not,
)
from lajur.core.engine.refusals import Act
from lajur.core.sop import Sop, Step
from lajur.core.worktime import Calendar
from lajur.ledger.actor import ActingAs
from lajur.office import queries as office
from lajur.procedures import queries as procedures

#: Columns of `LOAD_KNOWN_TASK`, with which `LOAD_TASK` begins.
OWN_COLUMNS = 32
#: Columns of `LOAD_TASK`; with those of a lead there are more.
_TASK_ROW = 42


@dataclass(frozen=True)
class Prior:
    """What the same request did before."""

    seq: int
    hash: bytes
    kind: str


@dataclass(frozen=True)
class Lead:
    """How the reading person stands to a whole case, by today's records."""

    #: Whether the person belongs to the case's government.
    is_member: bool
    is_manager: bool
    #: Whether the person began the case.
    is_starter: bool
    #: Every desk the person may work at.
    queues: frozenset[str]


@dataclass(frozen=True)
class CaseFacts:
    """A case at one moment."""

    government_id: int
    case_id: int
    seq: int
    case_state: str
    subject: str
    period: str
    legal_date: date | None
    version_id: int
    adoption_id: int
    is_backdated: bool
    calendar_version: int
    settings: Mapping[str, Any]
    #: Lane to the queue it is bound to today; `each_unit` lanes are not here.
    lanes: Mapping[str, str]
    #: Units asked; left out (empty) while one unit's branch is read.
    unit_ids: tuple[int, ...]
    prior: Prior | None
    #: None where the reading did not ask for it.
    lead: Lead | None

    @cached_property
    def flow(self) -> Flow:
        """Return the table of the version the case is pinned to."""
        return procedures.version(self.government_id, self.version_id).table

    @property
    def sop(self) -> Sop:
        """Return the SOP of that version."""
        return self.flow.sop

    @cached_property
    def calendar(self) -> Calendar:
        """Return the office's calendar as it stands now."""
        return office.calendar_of(self.government_id, self.calendar_version)

    def day(self, at: datetime) -> date:
        """Return the office's own day at a moment."""
        return day_in(self.calendar, at)

    @property
    def first_lane(self) -> tuple[str, str | None]:
        """Return name and desk of the lane a case of this SOP begins in."""
        actor_id = self.flow.step(self.flow.first).step.actor
        if actor_id is None:
            return "", None
        return self.sop.actor(actor_id).name, self.lanes.get(actor_id)

    @property
    def wants_two_eyes(self) -> bool:
        """Whether the office keeps the rule that two people see each paper."""
        return bool(self.settings.get("two_eyes", True))


@dataclass(frozen=True)
class TaskFacts(CaseFacts):
    """A task at one moment, with how the reading person stands to it."""

    task_id: int
    step_id: str
    round: int
    unit_id: int | None
    join_id: int | None
    queue: str
    #: Set while the task is delegated to one person.
    home_queue: str
    state: str
    opened_at: datetime
    #: As stored: a day no one lives to see stands for no deadline.
    due_stored: datetime
    taken_by_id: int | None
    taken_by: str
    memory: Memory
    done_seq: int | None
    is_return: bool
    #: The post whose act opened it.
    sender: str
    region: str | None
    run: int
    outer: Memory | None
    person_id: int | None
    #: The post this person acts in at this desk; None may not act here.
    acting: ActingAs | None

    @property
    def step(self) -> Step:
        """Return the step as the SOP says it."""
        return self.flow.step(self.step_id).step

    @property
    def due_at(self) -> datetime | None:
        """Return the deadline, where the step has a standard time."""
        return shown(self.due_stored)

    @property
    def eyes(self) -> Mapping[str, int]:
        """Return who last checked or initialled each paper."""
        return self.memory.eyes

    @property
    def position(self) -> Position:
        """Return where the branch stands, for the engine."""
        return Position(self.step_id, self.memory, self.unit_id, self.outer)

    @property
    def is_shared(self) -> bool:
        """Whether several people share this desk."""
        return self.queue.startswith(("team:", "unit:"))

    @property
    def standing(self) -> Standing:
        """Return how the reading person stands to the task, for the engine."""
        return Standing(
            task_state=self.state,
            case_state=self.case_state,
            may_act=self.acting is not None,
            person_id=self.person_id,
            taken_by_id=self.taken_by_id,
            taken_by=self.taken_by,
            is_shared=self.is_shared or bool(self.home_queue),
            wants_two_eyes=self.wants_two_eyes,
        )

    def forward_ways(self) -> tuple[Way, ...]:
        """Return the ways a completion may take."""
        return self.flow.step(self.step_id).forward

    def return_ways(self) -> tuple[Way, ...]:
        """Return the ways back, drawn or not."""
        return return_ways(self.flow, self.position)

    def why_not(self, act: Act) -> Refusal | None:
        """Return why the reading person cannot do this act, or None."""
        refusal = why_not(self.flow, self.step_id, self.memory.eyes, act, self.standing)
        if refusal is None and act == "return" and not self.return_ways():
            return Refusal("no_way_back")
        return refusal


def case_facts(
    government_id: int, row: tuple[Any, ...], by: ActingAs | None
) -> CaseFacts:
    """Return the facts of a row of `LOAD_CASE` as read by a person."""
    return CaseFacts(
        **_shared(government_id, row, row[11:17]),
        lead=_lead(row[17:20], by),
    )


def task_facts(
    government_id: int, row: tuple[Any, ...], by: ActingAs | None
) -> TaskFacts:
    """Return the facts of a row of `LOAD_TASK` as read by a person."""
    outer = None
    if row[30] is not None:
        outer = Memory(tuple(row[30]), _json(row[31]))
    return TaskFacts(
        **_shared(government_id, row, row[OWN_COLUMNS:38]),
        task_id=row[11],
        step_id=row[12],
        round=row[13],
        unit_id=row[14],
        join_id=row[15],
        queue=row[16],
        home_queue=row[17],
        state=row[18],
        opened_at=row[19],
        due_stored=row[20],
        taken_by_id=row[21],
        taken_by=row[22],
        memory=Memory(tuple(row[23]), _json(row[24])),
        done_seq=row[25],
        is_return=row[26],
        sender=row[27],
        region=row[28],
        run=row[29] or 0,
        outer=outer,
        person_id=by.person_id if by else None,
        acting=_acting(row[16], row[38:_TASK_ROW], by),
        lead=_lead(row[_TASK_ROW:], by) if len(row) > _TASK_ROW else None,
    )


def _lead(row: tuple[Any, ...], by: ActingAs | None) -> Lead:
    started_by, manages, queues = row
    person_id = by.person_id if by else None
    return Lead(
        is_member=manages is not None,
        is_manager=bool(manages),
        is_starter=person_id is not None and started_by == person_id,
        queues=frozenset(queues or ()),
    )


def _acting(queue: str, found: tuple[Any, ...], by: ActingAs | None) -> ActingAs | None:
    if by is None or by.person_id is None:
        return None
    if queue == f"person:{by.person_id}":
        return replace(by, capacity="delegate")
    return None if found[0] is None else ActingAs(by.person_id, *found)


def _shared(
    government_id: int, row: tuple[Any, ...], rules: tuple[Any, ...]
) -> dict[str, Any]:
    calendar_version, settings, lanes, *prior = rules
    return {
        "government_id": government_id,
        "case_id": row[0],
        "seq": row[1],
        "case_state": row[2],
        "subject": row[3],
        "period": row[4],
        "legal_date": row[5],
        "version_id": row[6],
        "adoption_id": row[7],
        "is_backdated": row[8],
        "unit_ids": tuple(row[10] or ()),
        "calendar_version": calendar_version,
        "settings": _json(settings) or {},
        "lanes": _json(lanes) or {},
        "prior": None
        if prior[0] is None
        else Prior(prior[0], bytes(prior[1]), prior[2]),
    }


def _prior(seq: int | None, event_hash: bytes, kind: str) -> Prior | None:
    return None if seq is None else Prior(seq, bytes(event_hash), kind)


def _json(value: Any) -> Any:
    if value == "{}":
        return {}
    return json.loads(value) if isinstance(value, str) else value
