"""Acting a case to its end, one task after the other, on a virtual clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from lajur.cases import services
from lajur.cases.errors import CaseRefused, TwoEyes
from lajur.cases.facts import TaskFacts
from lajur.core.sop import How
from lajur.core.worktime import Calendar, WorkAmount, due, elapsed
from lajur.ledger.actor import ActingAs
from lajur.letters.errors import LettersError
from lajur.letters.services.work import do_task
from lajur.office import queries as office
from lajur.project.effects import HANDLERS
from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.play.paperwork import write_papers
from lajur.project.play.sql import OpenTask, lanes_of, open_tasks, people_at
from lajur.project.play.stage import Staged

#: a task is done when this share of its working time is over
_PACE = 0.5
#: an SOP that is not over after so many acts per step and unit runs in a circle
_ACTS_PER_STEP = 20

#: called with the acts done and the printed number of the step
Tell = Callable[[int, str], None]


@dataclass
class Play:
    """One case being acted."""

    staged: Staged
    #: the virtual clock; it only goes forward
    now: datetime
    #: refuse once at every decision that draws a way back
    returns: bool
    #: how many units a region over units asks
    units: int
    tell: Tell = lambda _acts, _number: None
    case_id: int = 0
    acts: int = 0
    _returned: set[tuple[str, int | None]] = field(default_factory=set)

    def to_the_end(self) -> bool:
        """Start the case and act until nothing is open; tell whether it finished.

        Raises CannotRun when a step can be done by nobody.
        """
        self.begin()
        limit = _ACTS_PER_STEP * len(self.staged.sop.steps) * max(1, self.units)
        return self.go_on(limit)

    def go_on(self, acts: int, until: datetime | None = None) -> bool:
        """Act up to so many acts or a moment; tell whether nothing is open now.

        Raises CannotRun when a step can be done by nobody.
        """
        while tasks := open_tasks(self.staged.government_id, self.case_id):
            task = min(tasks, key=self._moment_for)
            is_later = until is not None and self._moment_for(task) > until
            if self.acts >= acts or is_later:
                return False
            self._do(task)
        self._let_the_worker_work()
        return True

    def begin(self) -> None:
        """Start the case on behalf of the desk of its first step."""
        staged, today = self.staged, self.now.date()
        lanes = lanes_of(staged.government_id, staged.adoption_id, today)
        asked = {
            unit
            for region in staged.sop.regions
            for unit in lanes[region.each][1][: self.units]
        }
        queue, units = lanes[staged.sop.steps[0].actor or ""]
        period = str(self.now.year - 1)
        started = services.start_case(
            government_id=staged.government_id,
            adoption_id=staged.adoption_id,
            period=period,
            subject=f"{staged.sop.title} {period}",
            unit_ids=sorted(asked),
            by=self._people(queue or f"unit:{units[0]}", "1")[0],
            at=self.now,
            request_key=None,
        )
        self.case_id = started.case_id

    def _do(self, task: OpenTask) -> None:
        self.now = max(self.now, self._moment_for(task))
        self._let_the_worker_work()
        number = self.staged.sop.step(task.step).number
        for by in self._people(task.queue, number):
            try:
                self._act(task, by)
            except TwoEyes:
                continue
            except (CaseRefused, LettersError) as refusal:
                raise CannotRun(
                    _("Langkah {number}: {reason}").format(
                        number=number, reason=refusal
                    )
                ) from refusal
            break
        else:
            self._hand_to_somebody_else(task, number)
            return
        self.acts += 1
        self.tell(self.acts, number)

    def _hand_to_somebody_else(self, task: OpenTask, number: str) -> None:
        """Delegate to a person who has not yet seen the paper of this step."""
        government_id = self.staged.government_id
        by = self._people(task.queue, number)[0]
        above = office.superior_queue(government_id, task.queue)
        others = people_at(government_id, above, self.now.date()) if above else []
        stranger = next((o for o in others if o.person_id != by.person_id), None)
        if stranger is None or stranger.person_id is None:
            raise CannotRun(
                _(
                    "Langkah {number} tidak dapat dikerjakan: satu orang tidak boleh "
                    "menjadi satu-satunya yang melihat naskah, dan tidak ada pejabat "
                    "lain."
                ).format(number=number)
            )
        services.delegate(
            government_id=government_id,
            task_id=task.task_id,
            person_id=stranger.person_id,
            reason=_("Naskah perlu dilihat orang kedua."),
            by=by,
            at=self.now,
        )

    def _moment_for(self, task: OpenTask) -> datetime:
        """Return when this task is done: halfway through its time."""
        calendar = self._calendar()
        if task.due_at is None:
            return due(calendar, task.opened_at, WorkAmount(1, "hours"))
        minutes = elapsed(calendar, task.opened_at, task.due_at, "minutes")
        return due(calendar, task.opened_at, WorkAmount(minutes * _PACE, "minutes"))

    def _let_the_worker_work(self) -> None:
        while services.sweep_alarms(at=self.now):
            pass
        while True:
            drained = services.drain_effects(at=self.now, handlers=HANDLERS)
            if drained.failed:
                raise CannotRun(
                    _("{count} pekerjaan latar gagal; lihat ledger_effect.").format(
                        count=drained.failed
                    )
                )
            if not drained.done:
                return

    def _act(self, task: OpenTask, by: ActingAs) -> None:
        facts = services.read_task(
            government_id=self.staged.government_id,
            task_id=task.task_id,
            by=by,
            at=self.now,
        )
        outcome, note = self._choice(task, facts)
        drafts = (
            write_papers(self.staged.government_id, task.task_id, by, self.now)
            if outcome != "return"
            else None
        )
        do_task(
            government_id=self.staged.government_id,
            task_id=task.task_id,
            outcome=outcome,
            note=note,
            drafts=drafts,
            by=by,
            at=self.now,
            request_key=f"play:{self.case_id}:{task.task_id}",
        )
        if outcome == "return":
            self._returned.add((task.step, task.unit_id))

    def _choice(self, task: OpenTask, facts: TaskFacts) -> tuple[str | None, str]:
        drawn = any(way.drawn for way in facts.return_ways())
        if self.returns and drawn and (task.step, task.unit_id) not in self._returned:
            return "return", _("Mohon diperbaiki pada bagian yang ditandai.")
        order = {step.id: n for n, step in enumerate(self.staged.sop.steps)}
        onward = max(
            facts.forward_ways(),
            key=lambda way: (
                way.how is How.FORWARD,
                order[way.to] if way.to else len(order),
            ),
        )
        return onward.outcome, ""

    def _people(self, queue: str, number: str) -> list[ActingAs]:
        people = people_at(self.staged.government_id, queue, self.now.date())
        if not people:
            raise CannotRun(
                _("Langkah {number} tidak punya pejabat.").format(number=number)
            )
        return people

    def _calendar(self) -> Calendar:
        own = office.government(self.staged.government_id)
        assert own is not None  # noqa: S101
        return office.calendar_of(own.id, own.calendar_version)
