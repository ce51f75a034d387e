"""The facts a new paper is composed from: case, SOP, office, earlier papers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from lajur.cases.facts import TaskFacts
from lajur.core.sop import ActorKind, Sop, Step, Verb
from lajur.core.worktime import BadAmount, NoWorkingDay, WorkAmount, due
from lajur.letters import parties, works
from lajur.letters.queries.office import OfficeNames, office_names
from lajur.letters.state import PaperState
from lajur.letters.writing.kind import Kind
from lajur.letters.writing.words import long_date

_WORK = re.compile(r"pe\w+an$", re.I)
#: An SOP's title may begin with what an SOP is; its activity does not.
_PROCEDURE = re.compile(r"^(?:mekanisme|prosedur|tata cara|sop)\s+(?=\S)", re.I)


@dataclass(frozen=True)
class Known:
    """Everything known at one desk while a paper is composed."""

    task: TaskFacts
    names: OfficeNames
    papers: tuple[PaperState, ...]
    at: datetime

    @property
    def sop(self) -> Sop:
        """The SOP of the case."""
        return self.task.sop

    def queue(self, actor: str | None) -> str | None:
        """Return the queue a lane is bound to; in a unit's branch, the unit's."""
        own = self.names.own
        if own and actor and self.sop.actor(actor).kind is ActorKind.EACH_UNIT:
            return own.queue
        return self.task.lanes.get(actor or "")

    def who(self, actor: str | None) -> str:
        """Return how a lane is called in this office."""
        known = self.names.label(self.queue(actor))
        if known or actor is None:
            return known or ""
        return self.sop.actor(actor).name


def read_names(task: TaskFacts, at: datetime) -> OfficeNames:
    """Read the names of every lane and of the units asked, in one statement."""
    units = set(task.unit_ids) | ({task.unit_id} if task.unit_id else set())
    queues = {*task.lanes.values(), *(f"unit:{unit}" for unit in units)}
    own = f"unit:{task.unit_id}" if task.unit_id else ""
    day = task.day(at)
    return office_names(task.government_id, task.adoption_id, queues, day, own)


def facts_for(desk: Known, paper: str, kind: Kind) -> dict[str, Any]:
    """Return the facts of one paper of this desk, as plain JSON values."""
    task, sop, names = desk.task, desk.sop, desk.names
    frame = names.frame
    signer = _signer(desk, paper, kind)
    title = _activity(sop.title or "")
    topic = _topic(_activity(task.subject), task.period)
    settings: Mapping[str, Any] = (frame.get("settings") or {}).get("letters") or {}
    return {
        "government": frame.get("name", ""),
        "city": frame.get("city", ""),
        "letterhead": _letterhead(names),
        "size": settings.get("paper", "F4"),
        "zone": frame.get("time_zone", "Asia/Jakarta"),
        "sop": sop.title or "",
        "activity": _lower_first(title),
        "subject": task.subject,
        "topic": topic,
        "matter": _matter(topic, title),
        "period": _period(task.period),
        "legal_date": task.legal_date.isoformat() if task.legal_date else None,
        "reply_by": _reply_by(desk, paper),
        "paper": works.paper_name(sop, paper),
        "unit": names.unit,
        "unit_code": (names.own and names.own.unit_code) or names.unit_code,
        "signer": signer,
        "drafter": {"post": desk.who(_drafter(sop, paper) or task.step.actor)},
        "asked": _asked(desk, paper),
        "assigned": _assigned(desk, paper),
        "reports_to": desk.who(sop.steps[0].actor) or f"Kepala {names.unit}",
        "to": _to(desk, paper, kind),
        "bases": [base.strip().rstrip(";.") for base in sop.legal_bases],
        "earlier": list(_earlier(desk.papers, paper)),
        "copies": [signer["mandate"]["an"]] if signer["mandate"].get("an") else [],
        "instruction": task.step.text.strip(),
        "incoming": _incoming(desk, paper),
        "signable": works.is_signed(sop, paper),
        "numbered": works.is_numbered(sop, paper),
    }


def _letterhead(names: OfficeNames) -> dict[str, list[str]]:
    given = names.frame.get("letterhead") or {}
    agency = names.agency
    top = given.get("names") or [names.frame.get("name", "")]
    address = given.get("address") or names.frame.get("address", "")
    lines = address.splitlines() if isinstance(address, str) else list(address)
    return {"names": [*top, *([agency.name] if agency else [])], "address": lines}


def _topic(subject: str, period: str) -> str:
    said = _period(period)
    if not said or period.lower() in subject.lower():
        return subject
    return f"{subject} {said}"


def _activity(title: str) -> str:
    """Leave out that it is a procedure: "Mekanisme Evaluasi …" is an evaluation."""
    bare = _PROCEDURE.sub("", title)
    return bare[:1].upper() + bare[1:]


def _matter(topic: str, title: str) -> str:
    """Leave the work out of the topic: "Penyusunan Renja 2026" is about a Renja.

    The work is the noun the SOP's title begins with, made from a verb (pe…an).
    """
    first, _, rest = topic.partition(" ")
    same = first.lower() == title.split(" ", 1)[0].lower()
    return rest if rest and same and _WORK.match(first) else topic


def _period(period: str) -> str:
    """Say a bare year as a year."""
    return f"Tahun {period}" if period.isdigit() and len(period) == 4 else period


def _lower_first(title: str) -> str:
    """Begin a title small, unless its first word is an abbreviation."""
    first = title.split(" ", 1)[0]
    return title if first.isupper() else title[:1].lower() + title[1:]


def _drafter(sop: Sop, paper: str) -> str | None:
    return next((s.actor for s in works.steps_with(sop, Verb.PREPARE, paper)), None)


def _signer(desk: Known, paper: str, kind: Kind) -> dict[str, Any]:
    step = None if kind.instructs else parties.author_step(desk.sop, paper)
    actor = step.actor if step and step.actor else desk.task.step.actor
    queue = desk.queue(actor)
    post = desk.names.post_of(queue)
    holder = desk.names.holder(f"post:{post.post_id}" if post else None)
    return {
        "post": post.name if post else desk.who(actor),
        "name": holder.person if holder else "",
        "capacity": holder.capacity if holder else "definitive",
        "mandate": desk.names.mandate(queue) if kind.mandate else {},
    }


def _asked(desk: Known, paper: str) -> list[dict[str, Any]]:
    """Return who is asked: the units of the case, or whom the SOP names."""
    task = desk.task
    units = task.unit_ids or ((task.unit_id,) if task.unit_id else ())
    named = [desk.names.queues.get(f"unit:{unit}") for unit in units]
    found = [
        {
            "unit": one.name,
            "post": one.head_post or f"Kepala {one.name}",
            "queue": one.queue,
        }
        for one in named
        if one
    ]
    return found or [_asked_by_name(desk, paper)]


def _asked_by_name(desk: Known, paper: str) -> dict[str, Any]:
    """Return whom the SOP asks: the lane of units, a name in the steps, a far lane."""
    sop = desk.sop
    lane = parties.asked_lane(sop) or parties.named_lane(sop, paper)
    outside = None if lane else parties.named_outside(sop, paper)
    lane = lane or (None if outside else parties.far_lane(sop, paper))
    if lane is None:
        name = outside or parties.ALL_AGENCIES
        return {"unit": name, "post": name, "queue": ""}
    queue = desk.queue(lane)
    post = desk.names.post_of(queue)
    name = post.name if post else parties.addressed(desk.who(lane))
    return {"unit": desk.who(lane), "post": name, "queue": queue or ""}


def _assigned(desk: Known, paper: str) -> list[str]:
    """Return who a task letter names: the people of the lane that drafts it."""
    queue = desk.queue(_drafter(desk.sop, paper) or desk.task.step.actor)
    people = desk.names.standing.get(queue or "", ())
    if people:
        return [f"{one.person}, {one.post}" for one in people]
    return [desk.who(_drafter(desk.sop, paper) or desk.task.step.actor)]


def _to(desk: Known, paper: str, kind: Kind) -> list[str]:
    """Return the receiver: as the steps say, else who reads it next."""
    sop = desk.sop
    if kind.instructs:
        actor = works.next_actor(desk.task.step, sop)
        return [desk.who(actor or sop.steps[0].actor)]
    outside = parties.named_outside(sop, paper)
    if outside:
        return [outside]
    author = parties.author_step(sop, paper)
    receiving = [
        step.actor
        for step in works.steps_with(sop, Verb.RECEIVE, paper)
        if author is None or step.actor != author.actor
    ]
    actor = receiving[-1] if receiving else None
    actor = actor or parties.named_lane(sop, paper) or parties.next_reader(sop, paper)
    if actor is not None and actor == parties.asked_lane(sop):
        return [one["post"] for one in _asked(desk, paper)]
    return [desk.who(actor) or f"Kepala {desk.names.unit}"]


def _earlier(papers: Iterable[PaperState], paper: str) -> Iterable[dict[str, str]]:
    """Cite the numbered papers this case already has."""
    for one in papers:
        if one.key.sop_paper == paper or not one.number or not one.dated:
            continue
        date = long_date(one.dated)
        cite = f"{one.kind.name} Nomor {one.number} tanggal {date}"
        yield {"cite": cite, "number": one.number, "title": one.title}


def _incoming(desk: Known, paper: str) -> dict[str, Any]:
    """Return the paper an instruction answers: the latest numbered one."""
    zone = ZoneInfo(desk.names.frame.get("time_zone", "Asia/Jakarta"))
    received = desk.task.opened_at.astimezone(zone).date().isoformat()
    numbered = [p for p in desk.papers if p.number and p.key.sop_paper != paper]
    if not numbered:
        return {"sender": "", "number": "", "date": "", "received": received}
    latest = numbered[-1]
    return {
        "sender": latest.content["facts"]["signer"]["post"],
        "number": latest.number,
        "date": latest.dated.isoformat() if latest.dated else "",
        "received": received,
    }


def _reply_by(desk: Known, paper: str) -> str | None:
    """Return when the lane that is asked should have answered, by the standards.

    Counted in office time from now over the standards of the steps between.
    """
    lane = parties.asked_lane(desk.sop) or parties.far_lane(desk.sop, paper)
    ahead = _steps_until(desk.sop, desk.task.step, lane)
    if not ahead:
        return None
    moment = desk.at
    try:
        for step in ahead:
            standard = step.duration
            if standard and standard.value is not None and standard.unit:
                amount = WorkAmount(standard.value, standard.unit)
                moment = due(desk.task.calendar, moment, amount)
    except (BadAmount, NoWorkingDay):
        return None
    return moment.date().isoformat()


def _steps_until(sop: Sop, step: Step, lane: str | None) -> tuple[Step, ...]:
    """Return the steps from this one up to the lane's first, if it lies ahead."""
    place = sop.steps.index(step)
    for index in range(place, len(sop.steps)):
        if lane and sop.steps[index].actor == lane:
            return sop.steps[place : index + 1]
    return ()
