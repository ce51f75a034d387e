"""What answers do to an SOP as it was read; pure, so that they can be played again.

An answer to a question of the reader settles the values it is about. An answer
whose question is a JSON pointer takes the values derived there and below as
right: somebody has compared them with the document. Guesses are never taken so.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from lajur.core.reading import UnknownChoice, UnknownQuestion, answer, questions
from lajur.core.sop import Sop
from lajur.procedures import errors, review

#: The pointer of everything an SOP says.
WHOLE = "/"
#: What is kept as the answer of somebody who has compared values with the text.
COMPARED = "sesuai naskah"


def standing(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return question and value of the answers that stand, oldest first.

    A later answer replaces an earlier one; an empty one takes it back.
    """
    stand: dict[str, str] = {}
    for question, value in given:
        stand.pop(question, None)
        if value:
            stand[question] = value
    return stand


def with_answers(sop: Sop, given: Mapping[str, str]) -> Sop:
    """Return the SOP with these answers applied; raises AnswerUnusable."""
    for question, value in given.items():
        if is_pointer(question):
            sop = compared(sop, question)
            continue
        try:
            sop = answer(sop, question, value)
        except UnknownChoice as unusable:
            raise errors.AnswerUnusable(answer=value) from unusable
        except UnknownQuestion:
            # Another answer has settled this question meanwhile.
            continue
    return sop


def compared(sop: Sop, pointer: str) -> Sop:
    """Return the SOP with what was derived at a place and below taken as right."""
    certainty = dict(sop.certainty)
    for place in derived(sop, pointer):
        certainty[place] = replace(certainty[place], is_="stated", why=COMPARED)
    return sop.with_changes(certainty=certainty)


def derived(sop: Sop, pointer: str = WHOLE) -> tuple[str, ...]:
    """Return where values were derived and nobody has looked at them yet."""
    stem = pointer.rstrip("/") + "/"
    return tuple(
        place
        for place, certainty in sop.certainty.items()
        if certainty.is_ == "derived" and f"{place}/".startswith(stem)
    )


def words_of(sops: Iterable[Sop], wanted: Set[str]) -> dict[str, str]:
    """Return the words of those of the wanted questions that these SOPs ask."""
    found = {}
    for sop in sops:
        asked = {q.key: q.text for q in questions(sop)}
        found.update({key: asked[key] for key in wanted & asked.keys()})
        for pointer in filter(is_pointer, wanted - found.keys()):
            if derived(sop, pointer):
                found[pointer] = _words_of_place(sop, pointer)
    return found


def is_pointer(question: str) -> bool:
    """Whether a question names a place of the SOP instead of a doubt."""
    return question.startswith("/")


def _words_of_place(sop: Sop, pointer: str) -> str:
    if pointer == WHOLE:
        return "Apakah semua isian turunan sesuai naskah?"
    place = review.place_of(sop, pointer)
    return f"Apakah isian turunan ini sesuai naskah: {place}?"
