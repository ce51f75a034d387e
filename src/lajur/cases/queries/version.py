"""What moving a case to a newer version of its SOP would do, before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lajur.cases.errors import sentence
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Task
from lajur.cases.queries.task import read_case
from lajur.core.engine import Flow, match_steps, why_not_carried
from lajur.procedures import queries as procedures
from lajur.procedures.queries import AdoptionRow


@dataclass(frozen=True)
class MovedStep:
    """One open step and where it would stand."""

    step_id: str
    step_number: str
    step_text: str
    #: How many branches stand there.
    branches: int
    #: Its counterpart; None where there is none.
    to_id: str | None
    to_number: str
    to_text: str
    #: Why it cannot be carried; empty when it can.
    why_not: str


@dataclass(frozen=True)
class MovePlan:
    """The dry run: nothing has been written."""

    adoption_id: int
    version_id: int
    number: int
    from_number: int
    #: Event the plan stands on.
    seq: int
    open: tuple[MovedStep, ...]
    #: Steps of the new version that have none in the old one, by number.
    added: tuple[str, ...]
    #: Steps of the old version that have none in the new one, by number.
    dropped: tuple[str, ...]
    steps: Mapping[str, str] = field(repr=False)

    @property
    def can_move(self) -> bool:
        """Whether every open step has its counterpart."""
        return not any(step.why_not for step in self.open)


def plan_move(government_id: int, case_id: int, at: datetime) -> MovePlan | None:
    """Return what moving a case to the newest version in force would do.

    None where there is no newer one. Raises CaseRefused("unknown").
    """
    facts = read_case(government_id=government_id, case_id=case_id, by=None, at=at)
    return plan_of(facts, at)


def plan_of(facts: CaseFacts, at: datetime) -> MovePlan | None:
    """Return the dry run for a case that has been read."""
    own = procedures.adoption(facts.government_id, facts.adoption_id)
    newer = _newest(facts, own, at)
    if newer is None:
        return None
    new = procedures.version(facts.government_id, newer.version_id).table
    steps = match_steps(facts.sop, new.sop)
    counted = set(steps.values())
    return MovePlan(
        adoption_id=newer.id,
        version_id=newer.version_id,
        number=newer.version_number,
        from_number=own.version_number,
        seq=facts.seq,
        open=_open(facts, new, steps),
        added=tuple(s.number for s in new.sop.steps if s.id not in counted),
        dropped=tuple(s.number for s in facts.sop.steps if s.id not in steps),
        steps=steps,
    )


def _newest(facts: CaseFacts, own: AdoptionRow, at: datetime) -> AdoptionRow | None:
    rows = procedures.in_force(
        facts.government_id, facts.day(at), unit_id=own.unit_id, slug=own.slug
    )
    newest = max(rows, key=lambda row: row.version_number, default=own)
    return newest if newest.version_number > own.version_number else None


def _open(
    facts: CaseFacts, new: Flow, steps: Mapping[str, str]
) -> tuple[MovedStep, ...]:
    tasks = Task.objects.filter(
        government_id=facts.government_id, case_id=facts.case_id, done_at__isnull=True
    )
    branches = list(tasks.order_by("pk").values_list("step", "unit_id"))
    whys = why_not_carried(facts.flow, new, steps, branches)
    found = []
    for step_id in dict.fromkeys(step for step, _ in branches):
        step = facts.flow.step(step_id).step
        to = new.step(steps[step_id]).step if step_id in steps else None
        found.append(
            MovedStep(
                step_id=step_id,
                step_number=step.number,
                step_text=step.text,
                branches=sum(other == step_id for other, _ in branches),
                to_id=to.id if to else None,
                to_number=to.number if to else "",
                to_text=to.text if to else "",
                why_not=sentence(whys[step_id]) if step_id in whys else "",
            )
        )
    return tuple(found)
