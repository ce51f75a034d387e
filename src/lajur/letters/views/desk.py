"""What the task page shows, put together from the case and its papers."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.cases.errors import sentence
from lajur.cases.facts import TaskFacts
from lajur.cases.offers import Offer, may_hand_back, task_offers
from lajur.cases.queries import TimelineRow as CaseLine
from lajur.cases.queries import timeline
from lajur.cases.services import read_task
from lajur.cases.wording import journey, since_words
from lajur.core.engine import Refusal, Way
from lajur.letters import queries
from lajur.letters.queries import Desk
from lajur.office.queries import QueueLabel, describe_queues
from lajur.ui import dates
from lajur.ui.deadline import DeadlineLabel, deadline_of
from lajur.ui.templatetags.lajur import TimelineRow
from lajur.ui.text import headline
from lajur.ui.words import WorkWords, work_words

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork

#: So much of the history is read, and told beside the paper; the case has all.
HISTORY = 12
TOLD = 5


@dataclass(frozen=True)
class Check:
    """One line of what is in order before the decision."""

    icon: str
    text: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Returned:
    """Why the task came back, and from whom."""

    by: str
    reason: str


@dataclass(frozen=True)
class TaskPage:
    """Everything the right side of the task page says."""

    task_id: int
    title: str
    step_of: str
    step_text: str
    case: str
    case_url: str
    sender: str
    verb: str
    icon: str
    key: str
    deadline: DeadlineLabel | None
    due_at: datetime | None
    can_act: bool
    can_take: bool
    can_hand_back: bool
    #: The desk a delegated task came from; empty for a team's task.
    home: str
    why_not: str
    why_no_return: str
    can_return: bool
    #: The desk it goes back to; empty where there is a choice.
    return_to: str
    checks: tuple[Check, ...]
    checklist: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    after: str
    history: list[TimelineRow]
    has_older: bool
    returned: Returned | None
    #: What else may be done with the task.
    more: tuple[Offer, ...]
    #: Whether the whole case is entered from paper.
    is_backdated: bool
    request_key: str


@dataclass(frozen=True)
class TaskSight:
    """A task as read for one request: facts, papers, history, desk names."""

    office: "AtWork"
    facts: TaskFacts
    desk: Desk
    lines: tuple[CaseLine, ...]
    labels: dict[str, QueueLabel]

    @property
    def words(self) -> WorkWords:
        """Give the words of the step's main work, as its button names it."""
        return work_words(self.desk.verb)

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """Give the ways on a person may choose between."""
        ways = self.facts.forward_ways()
        return [(way.outcome or "", way.outcome or "") for way in ways]

    @property
    def return_targets(self) -> list[tuple[str, str]]:
        """Give the steps this task may go back to, each with its desk."""
        return [(step, text) for step, _desk, text in self._ways_back()]

    def return_desk(self, step_id: str | None = None) -> str:
        """Name the desk a return goes to: of the step chosen, else of the first."""
        ways = self._ways_back()
        found = (desk for step, desk, _text in ways if step_id in (None, step))
        return next(found, "")

    def _ways_back(self) -> list[tuple[str, str, str]]:
        found: dict[str, tuple[str, str, str]] = {}
        for way in self.facts.return_ways():
            if way.to is None:
                continue
            step = self.facts.flow.step(way.to).step
            desk = self.desk_name(way)
            text = f"{step.number} · {desk}: {headline(step.text)}"
            found.setdefault(way.to, (way.to, desk, text))
        return list(found.values())

    def desk_name(self, way: Way) -> str:
        """Name the desk a way leads to."""
        if way.to is None:
            return ""
        actor = self.facts.flow.step(way.to).step.actor
        queue = self.facts.lanes.get(actor or "")
        if queue and queue in self.labels:
            return self.labels[queue].name
        return self.facts.sop.actor(actor).name if actor else ""


def see_task(office: "AtWork", task_id: int) -> TaskSight:
    """Read a task with all its page shows; raises CaseRefused("unknown")."""
    facts = read_task(
        government_id=office.government_id,
        task_id=task_id,
        by=office.acting,
        at=office.at,
        with_lead=True,
    )
    desk = queries.desk_paper(
        office.government_id, task_id, by=office.acting, at=office.at, facts=facts
    )
    known = (facts.version_id, facts.calendar)
    lines = timeline(office.government_id, facts.case_id, limit=HISTORY, known=known)
    queues = {facts.queue, *facts.lanes.values()}
    if facts.home_queue:
        queues.add(facts.home_queue)
    labels = describe_queues(office.government_id, queues, office.today)
    return TaskSight(office, facts, desk, lines, labels)


def task_page(sight: TaskSight) -> TaskPage:
    """Say everything the decision needs, in the words of the office."""
    facts, words, office = sight.facts, sight.words, sight.office
    refusal = facts.why_not("complete")
    why_not = sentence(refusal) if refusal else sight.desk.why_not or ""
    no_return = facts.why_not("return")
    back = sight.return_targets
    step = facts.step
    return TaskPage(
        task_id=facts.task_id,
        title=_title(sight),
        step_of=_("Langkah %(n)s dari %(m)s")
        % {"n": step.number, "m": len(facts.sop.steps)},
        step_text=step.text,
        case=facts.subject,
        case_url=reverse("cases:case-show", args=[facts.case_id]),
        sender=_sender(sight),
        verb=str(sight.desk.primary_label or words.verb),
        icon=words.icon,
        key=words.key,
        deadline=deadline_of(facts.due_at, office.at, office.calendar),
        due_at=facts.due_at,
        can_act=refusal is None,
        can_take=facts.is_shared and facts.why_not("take") is None,
        can_hand_back=may_hand_back(facts),
        home=sight.labels[facts.home_queue].name if facts.home_queue else "",
        why_not=why_not,
        why_no_return=_why_no_return(no_return),
        can_return=bool(back) and no_return is None,
        return_to=sight.return_desk() if len(back) == 1 else "",
        checks=_checks(sight),
        checklist=step.checklist,
        inputs=tuple(item.text for item in step.inputs),
        outputs=tuple(item.text for item in step.outputs),
        after=_after(sight),
        history=_history(sight),
        has_older=len(sight.lines) > TOLD,
        returned=_returned(sight),
        more=task_offers(facts),
        is_backdated=facts.is_backdated,
        request_key=uuid4().hex,
    )


def _why_no_return(refusal: Refusal | None) -> str:
    """Say why the button is missing, unless nobody would look for one."""
    if refusal is None or refusal.code == "no_way_back":
        return ""
    return sentence(refusal)


def _title(sight: TaskSight) -> str:
    """Name the paper with its kind, else the work."""
    if not sight.desk.papers:
        return headline(sight.facts.step.text)
    paper = sight.desk.papers[0]
    if paper.kind_name.lower() in paper.title.lower():
        return paper.title
    return f"{paper.kind_name}: {paper.title}"


def _sender(sight: TaskSight) -> str:
    """Say who brought the task here, and when."""
    before = _latest(sight.lines, "complete", "return", "start")
    if before is None:
        return ""
    when = since_words(before.at)
    return _("Dari %(post)s, %(when)s.") % {"post": before.post, "when": when}


def _returned(sight: TaskSight) -> Returned | None:
    if not sight.facts.is_return:
        return None
    line = _latest(sight.lines, "return")
    if line is None:
        return None
    by = _("Dikembalikan oleh %(post)s.") % {"post": line.post}
    return Returned(by, line.reason or "")


def _latest(lines: tuple[CaseLine, ...], *acts: str) -> CaseLine | None:
    return next((line for line in lines if line.act in acts), None)


def _checks(sight: TaskSight) -> tuple[Check, ...]:
    """List who helps and what is in order: each mark, the number, the attachments."""
    found = []
    if names := _beside(sight):
        text = _("Dikerjakan bersama %(names)s")
        found.append(Check("users", text % {"names": names}))
    for paper in sight.desk.papers:
        for mark in paper.marks:
            if mark.valid:
                text = f"{mark.label}: {mark.post}"
                found.append(Check("check", text))
            else:
                text = _("%(mark)s %(post)s batal karena naskah berubah")
                facts = {"mark": mark.label, "post": mark.post}
                found.append(Check("circle-slash", text % facts, is_quiet=True))
        if paper.number:
            text = _("Nomor %(number)s") % {"number": paper.number}
            found.append(Check("hash", text))
    return tuple(found)


def _beside(sight: TaskSight) -> str:
    """Name the lanes the SOP gives this step beside its own."""
    sop = sight.facts.sop
    return ", ".join(sop.actor(lane).name for lane in sight.facts.step.with_)


def _history(sight: TaskSight) -> list[TimelineRow]:
    """Say what happened before, with this desk on top while it is open."""
    rows = journey(sight.lines[:TOLD], sight.office.at)
    if sight.facts.state != "open":
        return rows
    here = sight.labels.get(sight.facts.queue)
    when = dates.moment(sight.facts.opened_at)
    now = TimelineRow(
        title=_("Di meja %(desk)s") % {"desk": here.name if here else ""},
        second=_("Langkah %(n)s, %(work)s")
        % {"n": sight.facts.step.number, "work": str(sight.words.noun).lower()},
        standard=when,
        tone="now",
        icon=sight.words.icon,
    )
    return [now, *rows]


def _after(sight: TaskSight) -> str:
    """Say what happens next, so that nobody decides blindly."""
    ways = sight.facts.forward_ways()
    if len(ways) != 1:
        return ""
    way = ways[0]
    if way.to is None:
        return _("Ini langkah terakhir: kasus selesai setelahnya.")
    following = sight.facts.flow.step(way.to).step
    standard = following.duration.text if following.duration else ""
    text = _("Setelah ini tugas ke %(desk)s: %(step)s") % {
        "desk": sight.desk_name(way),
        "step": headline(following.text),
    }
    if standard:
        text += " " + _("(standar %(standard)s)") % {"standard": standard}
    return text + ". " + _("Dapat diurungkan selama 10 detik.")
