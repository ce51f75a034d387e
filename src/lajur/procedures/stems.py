"""Words as they are searched: small, without affixes, none that says nothing.

"Penyusunan", "menyusun" and "disusun" are all found by "susun". The stems of
Indonesian words follow the Nazief and Adriani rules.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from lajur.core.sop import Sop

_WORD = re.compile(r"[a-z0-9]+")
#: Words too common to find anything by.
_EMPTY = frozenset(
    {"yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "atau", "oleh"}
    | {"dalam", "serta", "tentang", "para"}
)
_LONGEST = 60


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text in order, without empty words."""
    words = _WORD.findall(text.lower())
    return tuple(_stem(word[:_LONGEST]) for word in words if word not in _EMPTY)


def stems_of(sop: Sop) -> str:
    """Return the stems of all an SOP says, as one line for the index."""
    found: dict[str, None] = {}
    for text in _texts(sop):
        found |= dict.fromkeys(stems(text))
    return " ".join(found)


def _texts(sop: Sop) -> Iterable[str]:
    yield from filter(None, (sop.title, sop.number, sop.office, sop.unit, sop.subunit))
    yield from (actor.name for actor in sop.actors)
    yield from (paper.name for paper in sop.papers)
    yield from sop.legal_bases
    yield from sop.records
    for step in sop.steps:
        yield step.text
        yield from (item.text for item in (*step.inputs, *step.outputs))


@cache
def _stemmer() -> Any:
    return StemmerFactory().create_stemmer()


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return word if word.isdigit() else str(_stemmer().stem(word)) or word
