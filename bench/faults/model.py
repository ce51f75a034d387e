"""What a planted fault is, and the tools to plant one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lajur.core.sop import Actor, Sop, Step

#: The changed SOP and the place the diagnosis must name; None: does not apply.
Planted = tuple[Sop, str] | None


@dataclass(frozen=True)
class Fault:
    """One way of spoiling an SOP at its n-th step."""

    code: str
    name: str
    plant: Callable[[Sop, int], Planted]
    #: Codes that truly follow from the fault besides.
    also: frozenset[str] = frozenset()


FAULTS: list[Fault] = []


def fault(code: str, *also: str) -> Callable[[Any], Any]:
    def keep(plant: Callable[[Sop, int], Planted]) -> Callable[[Sop, int], Planted]:
        FAULTS.append(Fault(code, plant.__name__, plant, frozenset(also)))
        return plant

    return keep


def step(sop: Sop, at: int, **changes: Any) -> Sop:
    steps = list(sop.steps)
    steps[at] = replace(steps[at], **changes)
    return sop.with_changes(steps=tuple(steps))


def added(sop: Sop, name: str, text: str) -> tuple[Sop, str]:
    values = (*getattr(sop, name), text)
    return sop.with_changes(**{name: values}), f"/{name}/{len(values) - 1}"


def lane_of(sop: Sop, at: int) -> Actor | None:
    return next((a for a in sop.actors if a.id == sop.steps[at].actor), None)


def is_plain(here: Step) -> bool:
    return not here.is_decision and here.exits != () and here.exits[0].to is not None
