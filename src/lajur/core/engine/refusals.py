"""Why an act cannot be done: named, so that a page can say it in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lajur.core.engine.flow import Flow

Act = Literal[
    "complete", "return", "take", "hand_back", "comment", "reassign", "delegate"
]

#: Acts on a task that only somebody who may work at its desk can do.
_AT_THE_DESK = frozenset({"complete", "return", "take", "hand_back", "delegate"})


@dataclass(frozen=True)
class Refusal:
    """A reason by code, with what its sentence needs."""

    code: str
    facts: Mapping[str, str | int | None] = field(default_factory=dict)


class Refused(Exception):
    """The act is not possible; `refusal` says why."""

    def __init__(self, code: str, **facts: str | int | None) -> None:
        """Name the reason."""
        super().__init__(code)
        self.refusal = Refusal(code, facts)


@dataclass(frozen=True)
class Standing:
    """How a person stands to a task at this moment."""

    task_state: str
    case_state: str
    #: Whether dated records let the person work at the task's desk.
    may_act: bool
    person_id: int | None
    taken_by_id: int | None = None
    taken_by: str | None = None
    #: Whether the desk is shared (a team's or unit's), so it can be taken.
    is_shared: bool = False
    #: The office's rule that nobody is the only eyes on a paper.
    wants_two_eyes: bool = True


def why_not(
    flow: Flow,
    step_id: str,
    eyes: Mapping[str, int],
    act: Act,
    standing: Standing,
) -> Refusal | None:
    """Return why this person cannot do this act here, or None."""
    return (
        _not_running(standing)
        or _not_at_the_desk(act, standing)
        or _not_this_step(flow, step_id, eyes, act, standing)
    )


def _not_running(standing: Standing) -> Refusal | None:
    if standing.case_state != "running":
        return Refusal("case_not_running", {"state": standing.case_state})
    if standing.task_state != "open":
        return Refusal("not_open", {"state": standing.task_state})
    return None


def _not_at_the_desk(act: Act, standing: Standing) -> Refusal | None:
    if act not in _AT_THE_DESK:
        return None
    if not standing.may_act:
        return Refusal("not_yours")
    taken_by_other = standing.taken_by_id not in (None, standing.person_id)
    if taken_by_other:
        return Refusal("taken_by_other", {"person": standing.taken_by})
    return None


def _not_this_step(
    flow: Flow,
    step_id: str,
    eyes: Mapping[str, int],
    act: Act,
    standing: Standing,
) -> Refusal | None:
    step = flow.step(step_id)
    if act == "return" and not step.can_return:
        return Refusal("no_way_back")
    if act == "take" and not standing.is_shared:
        return Refusal("not_shared")
    if act == "take" and standing.taken_by_id is not None:
        return Refusal("taken_already")
    if act == "hand_back" and standing.taken_by_id is None:
        return Refusal("not_taken")
    if act == "complete" and standing.wants_two_eyes:
        return _only_eyes(step.signs, eyes, standing.person_id)
    return None


def _only_eyes(
    papers: tuple[str, ...], eyes: Mapping[str, int], person_id: int | None
) -> Refusal | None:
    for paper in papers:
        if person_id is not None and eyes.get(paper) == person_id:
            return Refusal("two_eyes", {"paper": paper})
    return None
