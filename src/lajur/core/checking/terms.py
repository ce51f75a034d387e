"""Abbreviations with two meanings, and words glued together."""

import re
from collections.abc import Iterator, Set

from lajur.core.checking.model import Diagnoses, Diagnosis, replacing
from lajur.core.sop import Sop
from lajur.core.sop.said import said

#: Short forms an Indonesian office uses for two things, with both.
TWO_MEANINGS = {
    "SPM": ("standar pelayanan minimal", "surat perintah membayar"),
    "SPD": ("surat penyediaan dana", "surat perjalanan dinas"),
    "PK": ("perjanjian kinerja", "penilaian kinerja"),
    "SP": ("surat perintah", "surat pengantar"),
}
_CAMEL = re.compile(r"\b(?P<left>[A-Za-z]*[a-z]{3})(?P<right>[A-Z][a-zA-Z]{2,})\b")
_DIGIT = re.compile(r"\b(?P<left>\d+)(?P<right>[A-Z][a-z]{3,})\b")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\b")
_WORD = re.compile(r"\w+")
#: Names that are written with a capital inside.
_NAMES = re.compile(
    r"^(?:Permen|Per|Kep|Kemen|Microsoft|You|Whats|Power|Java|Post)(?=[A-Z])"
)
#: A small word printed onto the one before it: "dokumenke".
_SMALL = re.compile(
    r"\b(?P<left>[a-z]{5,})(?P<right>ke|dan|di|dari|yang|untuk|oleh)\b", re.IGNORECASE
)
_FEW = 2


def two_meanings(sop: Sop) -> Diagnoses:
    """Find short forms of two things that the SOP never writes out."""
    texts = list(_texts(sop))
    everything = " ".join(text.lower() for _, text in texts)
    for short, meanings in TWO_MEANINGS.items():
        used = re.compile(rf"(?<![\w/-]){short}(?![\w/-])")
        where = next((place for place, text in texts if used.search(text)), None)
        written = [meaning for meaning in meanings if meaning in everything]
        if where is None or len(written) == 1:
            continue
        yield Diagnosis(
            "abbreviation_ambiguous",
            where,
            "note",
            said(
                "{short} dapat berarti {one} atau {other}; SOP ini tidak "
                "memastikannya.",
                short=short,
                one=meanings[0],
                other=meanings[1],
            ),
            said(
                "Tulis kepanjangannya sekali, agar semua pelaksana membaca hal "
                "yang sama."
            ),
        )


def glued(sop: Sop) -> Diagnoses:
    """Find words printed without the space between them."""
    texts = list(_texts(sop))
    alone = {word for _, text in texts for word in _WORD.findall(text)}
    for where, text in texts:
        better = parted(text, alone)
        if better != text:
            yield Diagnosis(
                "words_glued",
                where,
                "note",
                said("Ada kata yang melekat pada “{text}”.", text=text),
                said("Kata yang melekat tidak ditemukan saat dicari."),
                replacing(said("Ubah menjadi “{text}”", text=better), where, better),
            )


def parted(text: str, alone: Set[str] = frozenset()) -> str:
    """Return a text with a space between glued words.

    `alone` are the short forms that stand alone elsewhere.
    """
    before = ""
    while before != text:
        before, text = text, _CAMEL.sub(_camel, text)
    text = _DIGIT.sub(r"\g<left> \g<right>", text)
    text = _SMALL.sub(lambda match: _small(match, alone), text)
    return _CAPITALS.sub(lambda match: _capitals(match[0], alone), text)


def _camel(match: re.Match[str]) -> str:
    if _NAMES.match(match[0]):
        return match[0]
    return f"{match['left']} {match['right']}"


def _small(match: re.Match[str], alone: Set[str]) -> str:
    """Part a small word where the word before it stands alone elsewhere."""
    if match["left"].lower() not in {word.lower() for word in alone}:
        return match[0]
    return f"{match['left']} {match['right']}"


def _capitals(word: str, alone: Set[str]) -> str:
    """Part "IKUOPD" where both halves are words of their own."""
    for at in range(_FEW, len(word) - _FEW + 1):
        left, right = word[:at], word[at:]
        if left in alone | _KNOWN and right in alone | _KNOWN and right.isupper():
            return f"{left} {right}"
    return word


_KNOWN = frozenset(
    [
        "OPD",
        "IKU",
        "SOP",
        "SPM",
        "FKP",
        "LKjIP",
        "LKIP",
        "LHKPN",
        "RB",
        "PK",
        "SKPD",
        "LKPJ",
    ]
)


def _texts(sop: Sop) -> Iterator[tuple[str, str]]:
    if sop.title:
        yield "/title", sop.title
    for name in (
        "legal_bases",
        "qualifications",
        "related_sops",
        "equipment",
        "warnings",
        "records",
    ):
        for index, text in enumerate(getattr(sop, name)):
            yield f"/{name}/{index}", text
    for index, actor in enumerate(sop.actors):
        yield f"/actors/{index}/name", actor.name
    for index, step in enumerate(sop.steps):
        yield f"/steps/{index}/text", step.text
        for at, text in enumerate(step.checklist):
            yield f"/steps/{index}/checklist/{at}", text
        for side in ("inputs", "outputs"):
            for at, item in enumerate(getattr(step, side)):
                yield f"/steps/{index}/{side}/{at}/text", item.text
