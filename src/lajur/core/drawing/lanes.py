"""Which row and lane each step stands in, and the arrows between them.

A plan is the flowchart before anything is measured: rows from top to bottom,
lanes from left to right, one symbol where they meet, arrows by name.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from lajur.core.sop.model import Exit, How, Sop, Step

START = "#start"
END = "#end"
#: The lane of steps whose actor is not known yet.
NOBODY = "#nobody"

_START_WORD = "Mulai"
_END_WORD = "Selesai"
_NOBODY_WORD = "Belum ditentukan"
_YES = "Ya"
_NO = "Tidak"


class Shape(StrEnum):
    """The symbols of the form that stand in a cell; the fifth is the arrow."""

    CAPSULE = "capsule"
    BOX = "box"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


@dataclass(frozen=True)
class Lane:
    """One column of performers."""

    id: str
    name: str


@dataclass(frozen=True)
class Place:
    """One symbol: its row, its lane, and what is written in it."""

    key: str
    row: int
    lane: int
    shape: Shape
    text: str = ""
    #: The step it stands for; None for added capsules and connectors.
    step: str | None = None
    #: The key of the symbol it shares its step with, for those who take part.
    beside: str | None = None


@dataclass(frozen=True)
class Arrow:
    """One line from symbol to symbol; the label is an outcome's name."""

    source: str
    target: str
    how: How = How.FORWARD
    label: str | None = None


@dataclass(frozen=True)
class Plan:
    """Rows and lanes with their symbols and arrows; nothing is measured yet."""

    lanes: tuple[Lane, ...]
    #: What each row shows: a step's id, START, END, or a connector's key.
    rows: tuple[str, ...]
    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]

    def place(self, key: str) -> Place:
        """Return the symbol of this key; raises KeyError when there is none."""
        for place in self.places:
            if place.key == key:
                return place
        raise KeyError(key)


def arrange(sop: Sop) -> Plan:
    """Place the steps of an SOP in its lanes, in their printed order.

    The first step is the capsule Mulai and the last one the capsule Selesai. A
    capsule stands in a row of its own where that would hide a decision or
    where the SOP ends in more than one place.
    """
    lanes = _lanes(sop)
    rows = [step.id for step in sop.steps]
    if sop.steps and _needs_own_start(sop):
        rows.insert(0, START)
    if _needs_own_end(sop):
        rows.append(END)
    places = _places(sop, rows, {lane.id: at for at, lane in enumerate(lanes)})
    keys = {place.key for place in places}
    arrows = [a for a in _arrows(sop, rows) if a.source in keys and a.target in keys]
    return Plan(lanes, tuple(rows), tuple(places), tuple(arrows))


def _lanes(sop: Sop) -> tuple[Lane, ...]:
    lanes = tuple(Lane(actor.id, actor.name) for actor in sop.actors)
    known = {lane.id for lane in lanes}
    if all(step.actor in known for step in sop.steps):
        return lanes
    return (*lanes, Lane(NOBODY, _NOBODY_WORD))


def _needs_own_start(sop: Sop) -> bool:
    return sop.steps[0].is_decision or len(sop.steps) == 1


def _needs_own_end(sop: Sop) -> bool:
    """Whether the end needs a capsule beside the last step."""
    if not sop.steps:
        return False
    ends = [step for step in sop.steps if any(e.to is None for e in step.exits)]
    last = sop.steps[-1]
    if not ends:
        return False
    return ends != [last] or last.is_decision or len(sop.steps) == 1


def _places(sop: Sop, rows: list[str], lane_of: dict[str, int]) -> list[Place]:
    places: list[Place] = []
    steps = {step.id: step for step in sop.steps}
    for row, key in enumerate(rows):
        step = steps.get(key)
        if step is None:
            near = sop.steps[0] if key == START else sop.steps[-1]
            word = _START_WORD if key == START else _END_WORD
            lane = _lane(near, lane_of)
            places.append(Place(key, row, lane, Shape.CAPSULE, word))
            continue
        shape, word = _shape(sop, step, rows)
        own = Place(key, row, _lane(step, lane_of), shape, word, key)
        places.append(own)
        places.extend(_beside(own, step, lane_of))
    return places


def _lane(step: Step, lane_of: dict[str, int]) -> int:
    return lane_of.get(step.actor or NOBODY, lane_of.get(NOBODY, 0))


def _shape(sop: Sop, step: Step, rows: list[str]) -> tuple[Shape, str]:
    if step.is_decision:
        return Shape.DIAMOND, ""
    if step is sop.steps[0] and START not in rows:
        return Shape.CAPSULE, _START_WORD
    if step is sop.steps[-1] and END not in rows and not _goes_on(step):
        return Shape.CAPSULE, _END_WORD
    return Shape.BOX, ""


def _goes_on(step: Step) -> bool:
    return any(exit_.to is not None for exit_ in step.exits)


def _beside(own: Place, step: Step, lane_of: dict[str, int]) -> list[Place]:
    taken = {own.lane}
    beside: list[Place] = []
    for actor in step.with_:
        lane = lane_of.get(actor)
        if lane is None or lane in taken:
            continue
        taken.add(lane)
        key = f"{own.key}#{actor}"
        box = replace(own, key=key, lane=lane, shape=Shape.BOX, text="", beside=own.key)
        beside.append(box)
    return beside


def _arrows(sop: Sop, rows: list[str]) -> list[Arrow]:
    arrows = [
        Arrow(step.id, exit_.to or END, exit_.how, label_of(step, exit_))
        for step in sop.steps
        for exit_ in step.exits
    ]
    if START in rows:
        arrows.insert(0, Arrow(START, sop.steps[0].id))
    return arrows


def label_of(step: Step, exit_: Exit) -> str | None:
    """Return the name of an outcome: its own, or Ya or Tidak."""
    if not step.is_decision:
        return None
    return exit_.label or (_NO if exit_.how is How.RETURN else _YES)
