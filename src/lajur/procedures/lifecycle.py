"""The states an SOP goes through, and who may move it when (Permenpan RB 35/2012).

Pure: what stands is passed in, a refusal is a code with its facts. An SOP may be
in force in one version while its revision is a draft; both have a state.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lajur.core.sop import How, Sop, Step, Verb


class State(StrEnum):
    """Where the text of an SOP stands, by the word of the office."""

    WISHED = "usulan"
    DRAFT = "draf"
    TRIAL = "uji_coba"
    REVIEW = "reviu"
    APPROVED = "disahkan"
    IN_FORCE = "efektif"
    MONITORED = "dipantau"
    EVALUATED = "dievaluasi"
    REVISED = "direvisi"
    WITHDRAWN = "dicabut"


class Move(StrEnum):
    """What somebody can do with an SOP as a whole."""

    BEGIN = "begin"
    TRY_OUT = "try_out"
    REVIEW = "review"
    REWORK = "rework"
    SUBMIT = "submit"
    PUBLISH = "publish"
    ADOPT = "adopt"
    MONITOR = "monitor"
    EVALUATE = "evaluate"
    REVISE = "revise"
    WITHDRAW = "withdraw"


#: The states of a draft, in their order; and those of a version in force.
DRAFTED = (State.DRAFT, State.TRIAL, State.REVIEW)
AT_WORK = (State.IN_FORCE, State.MONITORED, State.EVALUATED)

#: From where each move may be made, and to where it leads.
WAYS: Mapping[Move, tuple[tuple[State, ...], State]] = {
    Move.BEGIN: ((State.WISHED,), State.DRAFT),
    Move.TRY_OUT: ((State.DRAFT,), State.TRIAL),
    Move.REVIEW: ((State.DRAFT, State.TRIAL), State.REVIEW),
    Move.REWORK: ((State.TRIAL, State.REVIEW), State.DRAFT),
    Move.SUBMIT: (DRAFTED, State.REVIEW),
    Move.PUBLISH: (DRAFTED, State.APPROVED),
    Move.ADOPT: ((State.APPROVED, *AT_WORK, State.WITHDRAWN), State.IN_FORCE),
    Move.MONITOR: (AT_WORK, State.MONITORED),
    Move.EVALUATE: (AT_WORK, State.EVALUATED),
    Move.REVISE: ((State.APPROVED, *AT_WORK, State.WITHDRAWN), State.DRAFT),
    Move.WITHDRAW: ((State.APPROVED, *AT_WORK), State.WITHDRAWN),
}
#: Moves of the draft; the others are moves of the version.
OF_DRAFT = (
    Move.BEGIN,
    Move.TRY_OUT,
    Move.REVIEW,
    Move.REWORK,
    Move.SUBMIT,
    Move.PUBLISH,
)
_LOOKS = frozenset({Verb.CHECK, Verb.INITIAL, Verb.SIGN})


@dataclass(frozen=True)
class Standing:
    """An SOP at one moment, and how the asking person stands to it."""

    #: The state of its open draft or of the wish for it, None without either.
    drafted: State | None
    #: The state of its newest version, None before the first.
    published: State | None
    open_questions: int = 0
    #: A case is on its way with the draft; it may be back with the author.
    in_approval: bool = False
    is_frozen: bool = False
    #: Whether the office names an SOP in force that approves SOPs.
    has_approval_sop: bool = False
    #: Whether the office lets its keeper publish without a case.
    may_publish_directly: bool = False
    is_steward: bool = False


@dataclass(frozen=True)
class MoveRefused:
    """Why a move cannot be made; the sentence stands with the errors."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def why_not(move: Move, standing: Standing) -> MoveRefused | None:
    """Return why a move cannot be made, None when it can."""
    if not standing.is_steward:
        return MoveRefused("not_steward")
    state = standing.drafted if move in OF_DRAFT else standing.published
    sources, _target = WAYS[move]
    if state is None or state not in sources:
        return MoveRefused("wrong_state", {"move": move, "state": state})
    if move in OF_DRAFT and standing.in_approval:
        return MoveRefused("in_approval")
    if move is Move.REVISE and standing.drafted in DRAFTED:
        return MoveRefused("draft_open")
    if move in (Move.SUBMIT, Move.PUBLISH, Move.TRY_OUT, Move.REVIEW):
        return _unready(move, standing)
    return None


def _unready(move: Move, standing: Standing) -> MoveRefused | None:
    if standing.open_questions:
        return MoveRefused("questions_open", {"count": standing.open_questions})
    if move is Move.SUBMIT and not standing.has_approval_sop:
        return MoveRefused("no_approval_sop")
    if (
        move is Move.PUBLISH
        and standing.has_approval_sop
        and not standing.may_publish_directly
    ):
        return MoveRefused("approval_needed")
    return None


def is_with_author(sop: Sop, step_id: str) -> bool:
    """Whether the paper lies with its author at this step of the approving SOP.

    That is any step before the last signature which looks at no paper: the author
    writes there, everybody else checks, initials or signs.
    """
    steps = [step.id for step in sop.steps]
    last = max(
        (index for index, step in enumerate(sop.steps) if _does(step, {Verb.SIGN})),
        default=max(
            (i for i, step in enumerate(sop.steps) if _does(step, _LOOKS)), default=0
        ),
    )
    step = sop.step(step_id)
    return steps.index(step_id) < last and not looks(step)


def looks(step: Step) -> bool:
    """Whether a step of the approving SOP looks at the draft: check, initial, sign."""
    return _does(step, _LOOKS) or any(exit_.how is How.RETURN for exit_ in step.exits)


def signs(step: Step) -> bool:
    """Whether a step of the approving SOP signs."""
    return _does(step, {Verb.SIGN})


def _does(step: Step, verbs: Set[Verb]) -> bool:
    return any(work.do in verbs for work in step.works)


@dataclass(frozen=True)
class Look:
    """The last time somebody passed the draft on at one step of its approval."""

    step: str
    person_id: int | None
    at: datetime


def why_not_publish(
    sop: Sop,
    looks_done: Mapping[str, Look],
    bound_at: datetime | None,
    authors: frozenset[int],
    *,
    author_may: bool,
) -> MoveRefused | None:
    """Return why a finished approval does not publish: the approval is not whole.

    Everybody who looks must have looked after the text took the shape it has, and
    no author signs unless the office allows it.
    """
    for step in sop.steps:
        if not looks(step):
            continue
        done = looks_done.get(step.id)
        if done is None:
            if signs(step):
                return MoveRefused("not_signed", {"number": step.number})
            continue
        if bound_at is None or done.at < bound_at:
            return MoveRefused("changed_since", {"number": step.number})
        if signs(step) and not author_may and done.person_id in authors:
            return MoveRefused("author_signed", {"number": step.number})
    if not any(step.id in looks_done for step in sop.steps if looks(step)):
        return MoveRefused("nobody_looked")
    return None


def state_at_work(base: State, monitored: date | None, evaluated: date | None) -> State:
    """Return the state of a version in force with what was done about it last."""
    if base is not State.IN_FORCE or not (monitored or evaluated):
        return base
    if evaluated and (not monitored or evaluated >= monitored):
        return State.EVALUATED
    return State.MONITORED
