"""What must be the same in an SOP and in the SOP read from a file of it."""

from typing import Any

from lajur.core.reading import read_file
from lajur.core.sop import SHEET_LINES, SHEET_LISTS, Sop

FACTS = ("title", *SHEET_LINES, *SHEET_LISTS)

LETTERHEAD = ("government", "office", "unit", "subunit")


def read(name: str, content: bytes) -> Sop:
    """Return the only SOP of a file."""
    (sop,) = read_file(name, content).sops
    return sop


def identity(sop: Sop) -> dict[str, Any]:
    """Return the identity sheet, whose letterhead the form prints in capitals."""
    facts = {name: getattr(sop, name) for name in FACTS}
    return facts | {name: facts[name] and facts[name].upper() for name in LETTERHEAD}


def steps(sop: Sop, *, ways: bool = True) -> list[tuple[object, ...]]:
    """Return what each step says, who does it and where it leads, by number."""
    numbers = {step.id: step.number for step in sop.steps} | {None: "end"}
    names = {actor.id: actor.name for actor in sop.actors}
    return [
        (
            step.number,
            step.text,
            step.checklist,
            names.get(step.actor or ""),
            [item.text for item in step.inputs],
            [item.text for item in step.outputs],
            step.duration and (d := step.duration) and (d.text, d.value, d.unit),
            step.remarks,
            sorted((numbers[e.to], e.how) for e in step.exits) if ways else (),
        )
        for step in sop.steps
    ]
