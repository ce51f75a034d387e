"""Carry a case to another version of its SOP: which step is which.

A new version inserts, moves and rewords steps, so an id alone says little: a step
is found again by its words first, then by id, number and place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from lajur.core.engine.flow import Flow
from lajur.core.engine.moves import Memory
from lajur.core.engine.refusals import Refusal
from lajur.core.sop import Paper, Sop, Step

#: Share of words two texts must have in common to be the same step reworded.
_ALIKE = 0.6


def match_steps(old: Sop, new: Sop) -> dict[str, str]:
    """Return the counterpart of each old step that has one, each used once."""
    pairs = [
        (rank, before, after)
        for before in enumerate(old.steps)
        for after in enumerate(new.steps)
        if (rank := _rank(old, new, before, after)) is not None
    ]
    found: dict[str, str] = {}
    for _, (_, before), (_, after) in sorted(
        pairs, key=lambda pair: (pair[0], -pair[1][0], -pair[2][0]), reverse=True
    ):
        if before.id not in found and after.id not in found.values():
            found[before.id] = after.id
    return found


def _rank(
    old: Sop, new: Sop, before: tuple[int, Step], after: tuple[int, Step]
) -> tuple[float, bool, bool, int] | None:
    (place, step), (other_place, other) = before, after
    alike = _alike(step.text, other.text)
    same_id, same_number = step.id == other.id, step.number == other.number
    same_actor = _actor_name(old, step) == _actor_name(new, other)
    is_reworded = alike >= _ALIKE and (same_actor or same_id)
    if not is_reworded and not (same_id and same_number and same_actor):
        return None
    return (round(alike, 2), same_id, same_number, -abs(place - other_place))


def _alike(one: str, other: str) -> float:
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    if words == others:
        return 1.0
    return 2 * (words & others).total() / (words.total() + others.total())


def _actor_name(sop: Sop, step: Step) -> str | None:
    return sop.actor(step.actor).name.casefold() if step.actor else None


def match_papers(old: Sop, new: Sop, steps: Mapping[str, str]) -> dict[str, str]:
    """Return the counterpart of each old paper that has one, each used once.

    The same id comes first, then the same name, then the paper of the same kind
    that most counterparts of its steps work on.
    """
    pairs = [
        (rank, before.id, after.id)
        for before in old.papers
        for after in new.papers
        if (rank := _paper_rank(old, new, steps, (before, after))) > (False, False, 0)
    ]
    found: dict[str, str] = {}
    for _, one, other in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _paper_rank(
    old: Sop, new: Sop, steps: Mapping[str, str], pair: tuple[Paper, Paper]
) -> tuple[bool, bool, int]:
    before, after = pair
    same_name = before.name.casefold() == after.name.casefold()
    same_kind = before.paper_kind == after.paper_kind
    same_id = before.id == after.id and (same_name or same_kind)
    shared = 0
    if same_kind:
        worked = {steps.get(step, "") for step in _worked_on(old, before.id)}
        shared = len(worked & _worked_on(new, after.id))
    return (same_id, same_name, shared)


def _worked_on(sop: Sop, paper: str) -> set[str]:
    return {step.id for step in sop.steps if any(w.paper == paper for w in step.works)}


def why_not_carried(
    old: Flow,
    new: Flow,
    steps: Mapping[str, str],
    open_steps: Iterable[tuple[str, int | None]],
) -> dict[str, Refusal]:
    """Return why each open step, with its unit, cannot be carried; empty when all can.

    A branch of the whole case stays outside regions, and the branches of units
    stay together inside one.
    """
    branches = set(open_steps)
    inside = {
        new.step(steps[step]).region
        for step, unit in branches
        if unit is not None and step in steps
    }
    is_torn = None in inside or len(inside) > 1
    found: dict[str, Refusal] = {}
    for step, unit in branches:
        facts = {"number": old.step(step).step.number}
        if step not in steps:
            found[step] = Refusal("no_counterpart", facts)
        elif is_torn if unit is not None else new.step(steps[step]).region:
            found[step] = Refusal("region_differs", facts)
    return found


def old_places(
    old: Flow, new: Flow, steps: Mapping[str, str]
) -> tuple[int | None, ...]:
    """Return, for each step of the new version, its place in the old one."""
    before = {after: old.step(step).index for step, after in steps.items()}
    return tuple(before.get(step.id) for step in new.sop.steps)


def carried_memory(
    memory: Memory, places: Iterable[int | None], papers: Mapping[str, str]
) -> Memory:
    """Return what a branch remembers, in the order and words of the new version."""
    visits = tuple(0 if place is None else memory.visits[place] for place in places)
    eyes = {papers.get(paper, paper): who for paper, who in memory.eyes.items()}
    return Memory(visits, eyes)
