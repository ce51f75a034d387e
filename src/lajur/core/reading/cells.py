"""What one cell holds: lists, items, numbers and the marks of a flowchart."""

import re
import unicodedata
from itertools import pairwise
from typing import Literal

from lajur.core.reading.words import line_of, squeeze, words_of

Mark = Literal["yes", "no", "start", "end", "here"]

_BULLET = re.compile(r"\s*(?:[·•▪●○◦*\u2013-]|\(?(?:\d{1,2}|[a-z])[.)])\s*(?=[^\d\s])")
#: A number printed before the number of an item: "1. 1. UU A".
_TWICE = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\d{1,2}[.)]\s)")
_DASHES = {"-", "\u2013", "\u2022", "\u00b7", " "}
_DASHED = re.compile(r"\s+[-\u2013\u2022\u00b7]\s+(?=[A-Z])")
_INLINE = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=\D)")
#: The mark of an item in running text.
_ITEM = re.compile(r"(?<=\S )([a-z]|\d{1,2})[.)] (?=[A-Za-z]{3})")
_NOUNS = (
    r"(?:SOP|Surat|Formulir|Form|Format|Dokumen|Data|Draft|Konsep|Laporan|Buku|"
    r"Perangkat|Lembar|Nota|Berkas|Daftar|Notulen|Undangan)"
)
#: What is recorded beside papers.
_FIGURES = r"(?:Indikator|Target|Realisasi|Persentase|Jumlah|Jenis)"
#: Lines that are a paper of their own, no rest of the name above them.
_ALONE = re.compile(
    r"[A-Z]{2,6}(?:[ /-][A-Z0-9]{1,6})?$|"
    r"(?:Kartu|Rapor|Foto ?[ck]opi|Kuitansi|Kwitansi|Proposal|Faktur|Ijazah|Akta)\b"
)
_SEMICOLON = re.compile(r"\s*;\s+")
_VERB = re.compile(r"(?:Me[mn]|Mampu|Dapat|Minimal|Bersedia|Berp|S\d|D\d)")
_MARKS: dict[str, Mark] = {
    **dict.fromkeys(("y", "ya", "yes", "setuju", "disetujui", "lengkap"), "yes"),
    **dict.fromkeys(
        ("t", "tdk", "tidak", "tidaksetuju", "tidakdisetujui", "tidaklengkap"), "no"
    ),
    "mulai": "start",
    "start": "start",
    "selesai": "end",
    "end": "end",
}
#: Ticks and shapes that say: this lane does it.
_TICKS = set("xXvV√*oO")
_BOXED = re.compile(r"[\[(]\s*[xXvV√✓✔*]\s*[\])]")
_DIAMONDS = set("◆◇♦♢🔷🔶🔸🔹⬥⬦⯁❖◈")
#: Lines and heads of arrows typed beside a symbol, and what only makes it coloured.
_ARROWS = " \ufe0f\ufe0e|-\u2013\u2014>→←↑↓↔↕⇒⇐⇓⇑➔➜➡⬇⬆⬅⟶⟵▶►▼▲"
#: Words that only tell the ways of a decision apart: labels of its arrows.
_OUTCOMES = re.compile(
    r"[ytr]|ya|yes|tidak|tdk|no|belum|sudah|telah|ada|jika|bila|apabila|dan|atau|"
    r"setuju|disetujui|menyetujui|lengkap|sesuai|layak|benar|memenuhi|syarat|"
    r"ditolak|diterima|koreksi|perbaikan|revisi|mulai|start|selesai|end"
)
#: A longer text in a lane is no mark but a value that slipped a column.
_LONGEST_MARK = 14


def mark_of(text: str) -> Mark | None:
    """Return what a mark in a lane means; None for the remains of lines."""
    return "here" if _is_tick(text) else _MARKS.get(squeeze(text))


def _is_tick(text: str) -> bool:
    """Whether a cell holds a tick, or the symbol of a flowchart as a character."""
    bare = text.strip(_ARROWS)
    if len(bare) == 1:
        return bare in _TICKS or unicodedata.category(bare) == "So"
    drawn = bool(bare) and all(unicodedata.category(sign) == "So" for sign in bare)
    return drawn or _BOXED.fullmatch(bare) is not None


def is_diamond(text: str) -> bool:
    """Whether a cell holds the symbol of a decision as a character."""
    return not _DIAMONDS.isdisjoint(text)


def is_symbol(text: str) -> bool:
    """Whether a lane cell holds the words of a symbol that was drawn there.

    "Via surel" stands in a symbol, "Tidak lengkap" on an arrow.
    """
    words = [word for word in words_of(text) if not _OUTCOMES.fullmatch(word)]
    return sum(len(word) > 2 for word in words) > 1


def asks(text: str) -> bool:
    """Whether a lane cell holds the question of a diamond."""
    return "?" in text and is_symbol(text)


def is_value(text: str) -> bool:
    """Whether a lane cell holds words of another column, no mark."""
    return (
        mark_of(text) is None
        and len(squeeze(text)) >= 3
        and (len(text) > _LONGEST_MARK or " " in text or squeeze(text).isalpha())
    )


def step_number(text: str) -> int | None:
    """Return the number a cell prints ("3", "3.", "3)"), None for other text."""
    match = re.fullmatch(r"\(?(\d{1,3})\s*[.)]?", text.strip())
    return int(match[1]) if match else None


def list_items(text: str) -> tuple[str, ...]:
    """Return the items of a list printed in a cell, without bullets and full stops."""
    lines = [_TWICE.sub("", line) for line in text.split("\n") if line.strip()]
    bulleted = any(_BULLET.match(line) for line in lines)
    items: list[str] = []
    for line in lines:
        mark = _BULLET.match(line)
        bare = line[mark.end() :] if mark else line
        if items and (
            (bulleted and not mark) or (not mark and _goes_on(bare, items[0]))
        ):
            items[-1] += " " + bare
        else:
            items += _inline(line) if mark else [bare]
    if len(items) == 1 and items[0].upper().startswith("SOP "):
        items = re.split(r"\s+(?=SOP\b)", items[0])
    return tuple(filter(None, (line_of(item).strip(" ;.,") for item in items)))


def _goes_on(line: str, first: str) -> bool:
    """Whether an unmarked line is the rest of the item above it.

    In a list whose first item begins with a verb, every item does.
    """
    if re.match(r"[a-z(&,]", line):
        return True
    return bool(_VERB.match(first)) and not _VERB.match(line)


def _inline(line: str) -> list[str]:
    """Part "1. this 2. that", as far as the numbers go up by one, and "- a - b"."""
    if line.lstrip()[:1] in _DASHES:
        return [part.lstrip("".join(_DASHES)) for part in _DASHED.split(line)]
    cuts: list[re.Match[str]] = []
    for match in _INLINE.finditer(line):
        if int(match[1]) == (int(cuts[-1][1]) + 1 if cuts else int(match[1])):
            cuts.append(match)
    if not cuts or line[: cuts[0].start()].strip():
        mark = _BULLET.match(line)
        return [line[mark.end() :] if mark else line]
    edges = [*(cut.start() for cut in cuts), len(line)]
    return [line[cut.end() : edge] for cut, edge in zip(cuts, edges[1:], strict=True)]


def run_together(item: str, *, recorded: bool = False) -> tuple[str, ...]:
    """Part things printed one after another on one line, each by its noun.

    What is recorded (`recorded`) is figures, what is used is papers.
    """
    if "," in item or len(item.split()) < 6:
        return (item,)
    nouns = _FIGURES if recorded else _NOUNS
    return tuple(re.split(rf"\s+(?={nouns}\b)", item))


def papers_in(text: str) -> tuple[str, ...]:
    """Return the inputs or outputs a cell lists, each as printed."""
    lines = [line for line in text.split("\n") if line.strip()]
    if any(_BULLET.match(line) for line in lines):
        return list_items(text)
    items: list[str] = []
    for line in lines:
        if items and not re.match(_NOUNS + r"\b", line) and not _ALONE.match(line):
            items[-1] += " " + line
        else:
            items.append(line)
    parted = (part for item in items for part in _SEMICOLON.split(item))
    return tuple(filter(None, (line_of(part).strip(" ;.`") for part in parted)))


def _with_list_apart(line: str) -> list[str]:
    """Part "Menyusun surat: a. Mengonsep b. Mengetik" at the marks that count up."""
    cuts: list[re.Match[str]] = []
    for match in _ITEM.finditer(line):
        first = match[1] in ("a", "1")
        if first and len(cuts) < 2:
            cuts = [match]
        elif cuts and _place(match[1]) == _place(cuts[-1][1]) + 1:
            cuts.append(match)
    if len(cuts) < 2:
        return [line]
    edges = [0, *(cut.start() for cut in cuts), len(line)]
    return [line[a:b].strip() for a, b in pairwise(edges)]


def _place(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1


def text_and_checklist(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the words of a step from the sub-activities listed under or after them."""
    lines = [part for line in text.split("\n") for part in _with_list_apart(line)]
    first = next(
        (n for n, line in enumerate(lines) if n and _BULLET.match(line)), len(lines)
    )
    return line_of(" ".join(lines[:first])), list_items("\n".join(lines[first:]))
