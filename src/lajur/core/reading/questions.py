"""What the document left open, asked once for all like cases, and the answers."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lajur.core.reading.regions import regions_of, with_regions
from lajur.core.reading.words import squeeze
from lajur.core.sop import Certainty, How, Sop, Step, Verb

CONFIRMED = "dikonfirmasi"


class UnknownQuestion(ValueError):
    """No open question of this SOP has this key."""


class UnknownChoice(ValueError):
    """The answer is none of the question's choices."""


@dataclass(frozen=True)
class Choice:
    """One possible answer: an actor's or a step's id, and how it is shown.

    Actors who do a step together are joined by "+", who answers for it first.
    """

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One open question, with every place of the SOP it answers."""

    #: The same for like questions, of this SOP and of others.
    key: str
    field: Literal["actor", "return"]
    #: Indonesian; `params` has what stands in it.
    text: str
    params: dict[str, str]
    #: The reader's own guess first.
    choices: tuple[Choice, ...]
    #: JSON pointers of the values in question.
    pointers: tuple[str, ...]
    why: str


def questions(sop: Sop) -> tuple[Question, ...]:
    """Return the open questions of an SOP, like ones as one, in step order."""
    asked: dict[str, Question] = {}
    for question in _each(sop):
        known = asked.get(question.key)
        asked[question.key] = _together(known, question) if known else question
    return tuple(asked.values())


def answer(sop: Sop, key: str, choice: str) -> Sop:
    """Return the SOP with this question answered, its values confirmed.

    A choice is given by its value or as it is shown: a lane's id or name, a step's
    id or printed number. Raises UnknownQuestion or UnknownChoice.
    """
    question = next((q for q in questions(sop) if q.key == key), None)
    if question is None:
        raise UnknownQuestion(key)
    chosen = next((c for c in question.choices if _is_meant(c, choice, sop)), None)
    if chosen is None:
        raise UnknownChoice(f"{choice}: {question.text}")
    steps = list(sop.steps)
    certainty = dict(sop.certainty)
    for pointer in question.pointers:
        index = int(pointer.split("/")[2])
        steps[index] = _answered(steps[index], question.field, chosen.value)
        certainty[pointer] = Certainty(
            "stated", certainty[pointer].from_, CONFIRMED, certainty[pointer].others
        )
    changed = _settled(replace(sop, steps=tuple(steps), certainty=certainty))
    return with_regions(changed, regions_of(changed))


def _settled(sop: Sop) -> Sop:
    """Settle the returns that were open only because a doer was."""
    steps = list(sop.steps)
    certainty = dict(sop.certainty)
    for pointer, open_ in sop.guesses().items():
        index = int(pointer.split("/")[2])
        back = open_.from_.get("back")
        own = [i for i, step in enumerate(steps[:index]) if step.actor == back]
        doubts = (
            [f"/steps/{i}/actor" for i in range(own[-1], index)] if own else [pointer]
        )
        if not sop.guesses().keys() & set(doubts):
            steps[index] = _answered(steps[index], "return", steps[own[-1]].id)
            certainty[pointer] = replace(open_, is_="derived", others=())
    return replace(sop, steps=tuple(steps), certainty=certainty)


def _each(sop: Sop) -> Iterator[Question]:
    for pointer, certainty in sop.guesses().items():
        _, _, index, field = pointer.split("/")
        step = sop.steps[int(index)]
        if field == "actor":
            yield _about_actor(sop, step, pointer, certainty)
        else:
            yield _about_return(sop, step, pointer, certainty)


def _about_actor(sop: Sop, step: Step, pointer: str, certainty: Certainty) -> Question:
    ids = [str(step.actor), *certainty.others]
    together = _together_choices(sop, step)
    choices = (*together, *(Choice(id_, sop.actor(id_).name) for id_ in ids))
    names = [choice.label for choice in choices]
    return Question(
        key=_key("actor", certainty.from_["rule"], _likeness(step), *names),
        field="actor",
        text=f"Siapa pelaksana langkah {_name(step)}?",
        params={"steps": _name(step), "guess": names[0]},
        choices=choices,
        pointers=(pointer,),
        why=certainty.why,
    )


def _together_choices(sop: Sop, step: Step) -> tuple[Choice, ...]:
    """Return who of those that do a step together may be the one who answers."""
    if not step.with_:
        return ()
    ids = [str(step.actor), *step.with_]
    orders = [[lead, *(other for other in ids if other != lead)] for lead in ids]
    return tuple(
        Choice("+".join(order), " bersama ".join(sop.actor(id_).name for id_ in order))
        for order in orders
    )


def _about_return(sop: Sop, step: Step, pointer: str, certainty: Certainty) -> Question:
    targets = [sop.step(id_) for id_ in (str(step.return_to), *certainty.others)]
    lanes = [actor.name for actor in sop.actors]
    name = _name(step)
    return Question(
        key=_key(
            "return",
            certainty.from_["rule"],
            name,
            *[_name(target) for target in targets],
            *lanes,
        ),
        field="return",
        text=f"Bila ditolak pada langkah {name}, berkas kembali ke langkah mana?",
        params={"steps": name, "guess": _name(targets[0])},
        choices=tuple(
            Choice(target.id, f"{_name(target)}. {target.text}") for target in targets
        ),
        pointers=(pointer,),
        why=certainty.why,
    )


def _likeness(step: Step) -> str:
    """Return what makes two steps alike: their work, else their very words."""
    return step.text if step.kind is Verb.CARRY_OUT else step.kind.value


def _together(first: Question, second: Question) -> Question:
    steps = f"{first.params['steps']}, {second.params['steps']}"
    return replace(
        first,
        text=first.text.replace(first.params["steps"] + "?", steps + "?"),
        params={**first.params, "steps": steps},
        pointers=(*first.pointers, *second.pointers),
    )


def _key(*parts: object) -> str:
    told = json.dumps([squeeze(str(part)) for part in parts])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _is_meant(choice: Choice, given: str, sop: Sop) -> bool:
    if given == choice.value or squeeze(given) == squeeze(choice.label):
        return True
    return any(s.id == choice.value and _name(s) == given for s in sop.steps)


def _answered(step: Step, field: str, value: str) -> Step:
    if field == "actor":
        lead, *beside = value.split("+")
        return replace(step, actor=lead, with_=tuple(beside))
    exits = tuple(
        replace(exit_, to=value) if exit_.how is How.RETURN else exit_
        for exit_ in step.exits
    )
    return replace(step, exits=exits)


def _name(step: Step) -> str:
    return step.number or step.id
