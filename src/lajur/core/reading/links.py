"""Other SOPs a step names, and those of the sheet that belong to a step."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from lajur.core.reading.rows import Row
from lajur.core.reading.words import squeeze
from lajur.core.sop import Link, Verb

How = Literal["call", "prerequisite", "reference"]

_NAMED = re.compile(
    r"\bSOP\s+(?!(?:ke|di|dari|pada|dan|yang|ini|itu|tersebut|opd|skpd|(?:di|ter)\w+|"
    r"menurut|dengan|bersama|beserta|lalu|bernomor)\b)"
    r"(?=[\w(])",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,.;:)\]\n]|\s+(?:untuk|yang|guna|agar|oleh|kepada|kemudian|selanjutnya|maka|jika|"
    r"dan (?=SOP\b|me)|serta|sebelum|setelah)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_CALLS = re.compile(
    r"(?:sesuai(?: dengan)?|mengikuti|melalui|menjalankan|melaksanakan|menggunakan|"
    r"(?:di|me)?lanjut\w*(?: dengan| ke| pada)?|mengacu(?: pada)?)\s*$",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"(?:setelah|sesudah|hasil(?: dari)?|berdasarkan(?: hasil)?|didahului(?: oleh)?)"
    r"\s*$",
    re.IGNORECASE,
)
#: What a related SOP is about, and what a step does or says that it is about too.
_BELONGS: tuple[tuple[re.Pattern[str], frozenset[Verb], re.Pattern[str]], ...] = (
    (
        re.compile(r"surat keluar|penomoran surat", re.IGNORECASE),
        frozenset({Verb.NUMBER}),
        re.compile(r"$^"),
    ),
    (
        re.compile(r"surat masuk", re.IGNORECASE),
        frozenset(),
        re.compile(r"menerima surat masuk|agenda", re.IGNORECASE),
    ),
    (
        re.compile(r"\bGU\b|\bTU\b|ganti uang|pengajuan dana", re.IGNORECASE),
        frozenset(),
        re.compile(r"pengajuan dana|penggantian (?:\w+ )?uang|\bSPJ\b", re.IGNORECASE),
    ),
)
_LONGEST = 80


def links_of(row: Row, related: Sequence[str]) -> tuple[Link, ...]:
    """Return the SOPs a step calls, needs first or merely names, each once.

    A document seldom says which; only clear words make it more than a mention.
    """
    found: dict[str, Link] = {}
    for link in (
        *_named_in(row.text),
        *_named_in(row.raw.remarks),
        *_related_to(row, related),
    ):
        found.setdefault(squeeze(link.sop), link)
    return tuple(found.values())


def _named_in(text: str) -> Iterator[Link]:
    for match in _NAMED.finditer(text):
        name = _ENDS.split(text[match.start() :], maxsplit=1)[0].strip()
        if len(match[0].strip()) < len(name) <= _LONGEST:
            yield Link(f"SOP{name[3:]}", _how(text[: match.start()]))


def _how(before: str) -> How:
    if _CALLS.search(before):
        return "call"
    return "prerequisite" if _NEEDS.search(before) else "reference"


def _related_to(row: Row, related: Sequence[str]) -> Iterator[Link]:
    """Give the related SOPs of the sheet whose work this step hands on to."""
    done = {act.do for act in row.acts}
    for name in related:
        for about, verbs, said in _BELONGS:
            if about.search(name) and (done & verbs or said.search(row.text)):
                yield Link(name, "reference")
