"""A flowchart in words: one sentence per step, for who cannot see the drawing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lajur.core.drawing.lanes import label_of
from lajur.core.sop.model import How, Sop, Step

Say = Callable[[str], str]


class Stage(StrEnum):
    """How far a step of a running case has come."""

    NOT_REACHED = "not_reached"
    DONE = "done"
    CURRENT = "current"
    #: Sent back by a later step and not done again yet.
    REPAIR = "repair"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class NodeState:
    """What a running case says of one step."""

    stage: Stage = Stage.NOT_REACHED
    overdue: bool = False
    #: How often this step sent the paper back.
    returned: int = 0
    #: The step it went back to, where the SOP draws no return.
    returned_to: str | None = None


UNTOUCHED = NodeState()

#: Indonesian sentences; `say` may put them into another language.
STAGE_WORDS = {
    Stage.NOT_REACHED: "Belum sampai",
    Stage.DONE: "Selesai",
    Stage.CURRENT: "Sedang berjalan",
    Stage.REPAIR: "Menunggu perbaikan",
    Stage.SKIPPED: "Dilewati",
}
STEP = "Langkah {number}: {text}."
DECISION = "Keputusan: {exits}."
FORWARD = "{label} ke langkah {number}"
BACK = "{label} kembali ke langkah {number}"
ENDS = "{label} selesai"
JUMP = "Lanjut ke langkah {number}."
OVERDUE = "lewat batas"
RETURNED = "dikembalikan {count} kali"


def describe(
    sop: Sop, states: Mapping[str, NodeState] | None = None, *, say: Say = str
) -> list[str]:
    """Return one sentence or two per step; with states also how far each is."""
    numbers = {step.id: step.number or "-" for step in sop.steps}
    sentences = []
    for step in sop.steps:
        parts = [
            say(STEP).format(number=numbers[step.id], text=_closed(step.text)),
            f"{performers(sop, step)}." if step.actor else "",
            exits_of(sop, step, say=say),
        ]
        if states is not None:
            parts.append(f"{state_words(states.get(step.id, UNTOUCHED), say=say)}.")
        sentences.append(" ".join(part for part in parts if part))
    return sentences


def performers(sop: Sop, step: Step) -> str:
    """Return who does a step, the responsible one first."""
    names = {actor.id: actor.name for actor in sop.actors}
    ids = [step.actor, *step.with_]
    return ", ".join(names[id_] for id_ in ids if id_ in names)


def exits_of(sop: Sop, step: Step, *, say: Say = str) -> str:
    """Return where a decision leads, or a step that does not go to the next."""
    numbers = {found.id: found.number or "-" for found in sop.steps}
    if step.is_decision:
        exits = []
        for exit_ in step.exits:
            phrase = BACK if exit_.how is How.RETURN else FORWARD
            if exit_.to is None:
                phrase = ENDS
            number = numbers.get(exit_.to or "", "-")
            label = label_of(step, exit_)
            exits.append(say(phrase).format(label=label, number=number))
        return say(DECISION).format(exits="; ".join(exits))
    ids = list(numbers)
    following = ids[ids.index(step.id) + 1 :][:1]
    leaps = [e.to for e in step.exits if e.to in numbers and [e.to] != following]
    return " ".join(say(JUMP).format(number=numbers[to]) for to in leaps if to)


def state_words(state: NodeState, *, say: Say = str) -> str:
    """Return the state of a step in words."""
    words = [say(STAGE_WORDS[state.stage])]
    if state.overdue:
        words.append(say(OVERDUE))
    if state.returned:
        words.append(say(RETURNED).format(count=state.returned))
    return ", ".join(words)


def _closed(text: str) -> str:
    return text.strip().rstrip(".;")
