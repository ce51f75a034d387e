"""Answers kept in a file beside an SOP: question, answer, and why it is so."""

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from lajur.core.reading.questions import answer, questions
from lajur.core.sop import Sop


@dataclass(frozen=True)
class KeptAnswer:
    """One answer as the file keeps it; `source` says who or what knows it."""

    question: str
    answer: str
    source: str


def parse(text: str) -> tuple[KeptAnswer, ...]:
    """Return the answers of an `answers.yaml`; raises ValueError when it is none."""
    try:
        kept = yaml.safe_load(text) or []
        return tuple(
            KeptAnswer(str(a["question"]), str(a["answer"]), str(a["source"]))
            for a in kept
        )
    except (KeyError, TypeError, yaml.YAMLError) as error:
        raise ValueError(f"answers.yaml: {error}") from error


def apply(sop: Sop, kept: Iterable[KeptAnswer]) -> Sop:
    """Return the SOP with those of its questions answered that the file answers."""
    for given in kept:
        if any(question.key == given.question for question in questions(sop)):
            sop = answer(sop, given.question, given.answer)
    return sop
