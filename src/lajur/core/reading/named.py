"""Doers where the table has no lanes: the names the steps themselves begin with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lajur.core.reading.lanes import kind_of, rank_of
from lajur.core.reading.parts import Line
from lajur.core.reading.table import RawStep
from lajur.core.reading.words import line_of, squeeze, words_of
from lajur.core.sop import ActorKind

#: A name of at most so many words stands before the verb.
_LONGEST = 8
_UNKNOWN = 3
_ACTIVE = re.compile(
    r"(?:me(?:m|n|ng|ny|r|l|w|y)?[a-z]{3,}|ber[a-z]{3,}|paraf|tanda|datang)$"
)
#: Words a sentence begins with that name nobody.
_NOBODY = re.compile(
    r"selanjutnya|kemudian|setelah|lalu|untuk|dan|hasil|berkas|surat|dokumen|data|jika|"
    r"apabila|bila|proses|yang|ini|itu|dalam|dengan|semua|kegiatan|kembali|tidak"
)
_JOINS = {"dan", "atau", "di", "pada", "dari", "&", "-", "/"}
_AND = re.compile(r"\s*(?:,|;|\n|&|\bdan\b|\bbersama(?: dengan)?\b)\s*")
_JOINT = ", "
_LISTED = re.compile(
    r"(?:unit |daftar )?(?:pelaksana|aktor|pelaku)(?: kegiatan| sop)?\s*:\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_PARTED = re.compile(r"\s*(?:[;\n\u2022]|,|(?:^|\s)\d{1,2}[.)])\s*")


def doer_named(text: str, *, told: bool = False) -> str | None:
    """Return the name a step begins with: "Kepala Dinas menandatangani surat".

    With `told`, the name is set apart already and may begin with a small letter.
    """
    words = line_of(text).split()
    for at, word in enumerate(words[: _LONGEST + 1]):
        bare = word.strip(",.;:")
        if at and _ACTIVE.match(bare.lower() if told else bare):
            name = " ".join(words[:at]).strip(" ,")
            return name if _is_name(words[:at], told=told) else None
    return None


def _is_name(words: Sequence[str], *, told: bool) -> bool:
    plain = words_of(" ".join(words))
    if not plain or _NOBODY.fullmatch(plain[0]) or _ACTIVE.match(plain[0]):
        return False
    if told or _is_known(plain):
        return True
    return all(word[0].isupper() or word in _JOINS for word in words)


def listed_names(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the doers a line of the document lists: "Pelaksana: Staf, Lurah"."""
    for line in lines:
        if not line.row and (match := _LISTED.fullmatch(line.text)):
            names = [name.strip(" .") for name in _PARTED.split(match[1])]
            return tuple(dict.fromkeys(name for name in names if name))
    return ()


def joint_names(text: str) -> tuple[str, ...]:
    """Return the names of all who do a step: "Sekretaris dan Kepala Bidang"."""
    parts = [part for part in _AND.split(text) if part]
    known = all(_is_known(words_of(part)) for part in parts)
    return tuple(parts) if known else (text,) if text else ()


def _is_known(words: Sequence[str]) -> bool:
    """Whether words begin with a post, a team or an office."""
    return rank_of(words) != _UNKNOWN or kind_of(words) is not ActorKind.POST


def with_doers(
    steps: Sequence[RawStep], lanes: Sequence[str], rest: Sequence[Line]
) -> tuple[tuple[RawStep, ...], tuple[str, ...]]:
    """Return the steps with the doers they name, and the names of all lanes.

    A table without lanes has the doers a list, its column or its texts name.
    """
    if lanes:
        return tuple(steps), tuple(lanes)
    listed = listed_names(rest)
    forms = {squeeze(name): name for name in listed}
    found: list[RawStep] = []
    for step in steps:
        name = step.doer or doer_named(step.text) or ""
        own = [forms.setdefault(squeeze(n), n) for n in joint_names(name)]
        found.append(replace(step, doer=_JOINT.join(own)))
    return tuple(found), tuple(forms.values())
