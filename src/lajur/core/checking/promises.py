"""Warnings that ask for an act no step does."""

import re
from collections.abc import Iterator

from lajur.core.checking.acts import acts_in
from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.checking.words import content, stem
from lajur.core.sop import Sop
from lajur.core.sop.said import said

#: A warning that tells what happens if, or what one hopes, asks for nothing.
_CONSEQUENCE = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|diharapkan|tergantung|mengakibatkan|"
    r"berdampak|kewajiban|diwajibkan|^untuk|tidak|dalam melaksanakan|dikategorikan)\b",
    re.IGNORECASE,
)
#: To whom or where something is done: the act leaves the desk.
_TOWARDS = re.compile(
    r"(?<!yang )(?<!yg )"
    r"\b(?P<verb>(?i:(?!disusun|dilak|diperhati|diseleng)di\w{4,}|\w{4,}asi|"
    r"pem\w+an|pen\w+an|pel\w+an|rapat))\b"
    r"(?:\s+(?:di\w{4,}|dan|serta|harus|wajib|terlebih|dahulu|lebih))*"
    r"\s+(?:ke(?:pada)?|dalam|di|oleh|dengan|bersama|melalui)\s+"
    r"(?P<whom>[A-Z]\w*(?:\s+[A-Z]\w*)*)"
)


def unkept(sop: Sop) -> Diagnoses:
    """Find warnings that ask for an act at somebody's, without a step for it."""
    done = {stem(word) for text in _steps(sop) for word in acts_in(text)}
    known = {word for text in _known(sop) for word in content(text)}
    for index, text in enumerate(sop.warnings):
        if _CONSEQUENCE.search(text):
            continue
        lacking = [
            match["verb"]
            for match in _TOWARDS.finditer(text)
            if stem(match["verb"]) not in done
            or content(match["whom"]).isdisjoint(known)
        ]
        if not lacking:
            continue
        yield Diagnosis(
            "warning_without_step",
            f"/warnings/{index}",
            "warning",
            said(
                "Peringatan “{text}” meminta perbuatan yang tidak ada langkahnya.",
                text=text,
            ),
            said(
                "Yang harus dikerjakan ditulis sebagai langkah, agar ada pelaksana "
                "dan waktunya."
            ),
        )


def _known(sop: Sop) -> Iterator[str]:
    """Give every text that says who takes part, the office itself among them."""
    yield from _steps(sop)
    for name in (sop.title, sop.government, sop.office, sop.unit, sop.subunit):
        yield name or ""


def _steps(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        yield step.text
        yield from step.checklist
    for actor in sop.actors:
        yield actor.name
