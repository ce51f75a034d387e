"""Small SOPs for the checks, made by hand."""

from typing import Any

from lajur.core.sop import Actor, Exit, Item, Sop, Step, Verb
from lajur.core.sop.durations import parse_duration

LANES = (Actor("staf", "Staf Umum"), Actor("kepala", "Kepala Bidang"))


def step(at: int, text: str = "Menyusun laporan", **changes: Any) -> Step:
    """Return the at-th step, leading to the next one."""
    given: dict[str, Any] = {
        "actor": "staf",
        "kind": Verb.PREPARE,
        "duration": parse_duration("1 hari"),
        "exits": (Exit(None, f"s{at + 1}"),),
        **changes,
    }
    return Step(f"s{at}", str(at), text, **given)


def last(at: int, text: str = "Mengarsipkan laporan", **changes: Any) -> Step:
    """Return the at-th step, the end of the SOP."""
    return step(at, text, **{"exits": (Exit(None, None),), **changes})


def sop(*steps: Step, **changes: Any) -> Sop:
    """Return an SOP of these steps."""
    given: dict[str, Any] = {"title": "Penyusunan Laporan", "actors": LANES, **changes}
    return Sop("contoh", steps=steps, **given)


def items(*texts: str) -> tuple[Item, ...]:
    """Return inputs or outputs of these names."""
    return tuple(Item(text) for text in texts)
