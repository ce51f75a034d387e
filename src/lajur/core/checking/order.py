"""Papers made after the act they are meant for."""

import re

from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.checking.place import number_of
from lajur.core.checking.words import content, stem, words_of
from lajur.core.sop import Sop, Step
from lajur.core.sop.said import said

_MEANT_FOR = re.compile(
    r"\b(?:sebagai|selaku|untuk|guna)\s+(?:kelengkapan|persyaratan|syarat|lampiran|"
    r"bahan|dasar)\s+(?P<what>[^,.;]+)",
    re.IGNORECASE,
)
#: An act is known by what is done and what it is done to.
_TELLING = 2


def made_too_late(sop: Sop) -> Diagnoses:
    """Find a paper meant for an act that only steps before it have done."""
    subject = _stems(sop.title or "")
    for index, step in enumerate(sop.steps):
        match = _MEANT_FOR.search(step.text)
        if match is None:
            continue
        telling = [w for w in words_of(match["what"]) if w in content(match["what"])]
        act = {stem(word) for word in telling[:_TELLING]}
        if len(act) < _TELLING or act <= subject:
            continue
        rest = step.text[: match.start()]
        later = [rest, *step.checklist, *_said_in(sop.steps[index + 1 :])]
        before = [s for s in sop.steps[:index] if _does(_said_in((s,)), act)]
        if not before or _does(later, act):
            continue
        yield Diagnosis(
            "made_too_late",
            f"/steps/{index}",
            "warning",
            said(
                "Langkah {number} menyiapkan kelengkapan untuk {act}, padahal itu "
                "sudah dilakukan pada langkah {before}.",
                number=number_of(step),
                act=" ".join(telling[:_TELLING]),
                before=number_of(before[0]),
            ),
            said("Urutan langkah mengikuti urutan pekerjaan."),
        )


def _said_in(steps: tuple[Step, ...]) -> list[str]:
    return [text for step in steps for text in (step.text, *step.checklist)]


def _does(texts: list[str], act: set[str]) -> bool:
    return any(act <= _stems(text) for text in texts)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content(text)}
