"""Steps written as running text, brought to the table they would fill.

Two ways clerks write them: a numbered sentence with lines "Pelaksana: …", "Waktu:
…" under it, and a numbered list under a heading ("Uraian prosedur") whose lines
name the doer first and the time last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lajur.core.paper import Block, Paragraph, Row, Table
from lajur.core.reading import labels
from lajur.core.reading.headers import PRINTED, is_header
from lajur.core.reading.named import doer_named
from lajur.core.reading.words import squeeze
from lajur.core.sop.durations import parse_duration

_LABELS = {
    "text": r"(?:uraian|nama)?(?:kegiatan|aktivitas|aktifitas|langkah|uraian)",
    "doer": r"(?:pelaksana|aktor|pelaku|penanggungjawab|petugas|oleh)\w*",
    "inputs": r"(?:kelengkapan|persyaratan|syarat|input|masukan|bahan)",
    "duration": r"(?:waktu|durasi|lama|lamawaktu|waktupelaksanaan|waktupenyelesaian)",
    "output": r"(?:output|keluaran|hasil)",
    "remarks": r"(?:ket|keterangan|catatan)",
}
_KNOWN = {name: re.compile(pattern) for name, pattern in _LABELS.items()}
_LABELLED = re.compile(r"[-*\u2022\s]*([A-Za-z][A-Za-z /]{1,24}?)\s*[:=]\s*(.*)")
_TOLD = (
    r"(?:langkah|tahap|step|kegiatan|aktivitas|prosedur)\s*(?:ke\s?-?\s?)?(\d{1,2})\b"
)
#: A step that says it is one needs no heading over the list.
_SAID = re.compile(_TOLD + r".*", re.IGNORECASE)
_NUMBERED = re.compile(
    _TOLD + r"\s*[.:)\u2013-]?\s*(.*)|(\d{1,2}|[a-z])\s*[.)]\s+(.*)", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:[ivx\d]{1,4}[.)]\s*|[a-z][.)]\s*)?"
    r"(?:uraian|tahap(?:an)?|langkah(?:-| )langkah|alur|bagan|pelaksanaan)?\s*"
    r"(?:prosedur|kegiatan|prosedur kerja|pelaksanaan|"
    r"langkah(?:-| )langkah|tahapan)(?: kerja| pelaksanaan| kegiatan| pelayanan)?\s*:?",
    re.IGNORECASE,
)
#: What stands in brackets at the end of a step: its time, its doer.
_TAIL = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*\.?\s*$")
_LAST = re.compile(
    r"(?:,|;|\s[-\u2013])\s*(?:selama|waktu|dalam waktu)?\s*:?\s*([^,;]{2,24})$"
)
#: Times that are none: as long as it takes.
_OPEN = re.compile(
    r"sesuai (?:kebutuhan|jadwal|kondisi)|menyesuaikan|tentatif|insidentil|setiap saat",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?:±|maks\w*\.?|max\w*\.?|paling lama|selama|waktu|lebih kurang|kurang lebih)?"
    r"\s*:?\s*[\d½¼¾].{0,30}$",
    re.IGNORECASE,
)
_COLON = re.compile(r"([^:.;]{2,60}?)\s*:\s+(.*)", re.DOTALL)
#: Steps follow each other with at most so many other lines between them.
_LEAST = 3


@dataclass
class _Step:
    """One step on its way from lines to a row."""

    at: int
    page: int | None
    cells: dict[str, str] = field(default_factory=dict)
    #: The list counts by letters.
    lettered: bool = False

    def add(self, column: str, text: str) -> None:
        """Put more text into a cell."""
        self.cells[column] = f"{self.cells.get(column, '')}\n{text}".strip()


def told_steps(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks, steps of running text as a table where there is none."""
    if any(
        isinstance(b, Table) and any(is_header(r.cells) for r in b.rows) for b in blocks
    ):
        return blocks
    found: list[Block] = []
    steps: list[_Step] = []
    listed = False
    for block in blocks:
        if isinstance(block, Table):
            found += [*_table(steps), block]
            steps, listed = [], False
            continue
        label = labels.label_of(block.text)
        if _HEADING.fullmatch(block.text) and label in (None, labels.NO_FIELD):
            found += [*_table(steps), block]
            steps, listed = [], True
        elif (listed or _SAID.fullmatch(block.text)) and _takes(block, steps):
            listed = True
        else:
            if steps and block.text:
                found += _table(steps)
                steps, listed = [], False
            found.append(block)
    return [*found, *_table(steps)]


def _takes(block: Paragraph, steps: list[_Step]) -> bool:
    """Whether a line belongs to the steps; puts it there."""
    text = block.text
    if not text:
        return bool(steps)
    if begun := _begun(block, steps):
        steps.append(begun)
        return True
    if not steps:
        return False
    labelled = _LABELLED.fullmatch(text)
    column = _column(labelled[1]) if labelled else None
    if labelled and column:
        if column == "text" and steps[-1].cells.get("text"):
            steps.append(_Step(block.line, block.page))
        steps[-1].add(column, labelled[2])
        return True
    if block.heading or (labels.begins_with(text) and not text[0].islower()):
        return False
    steps[-1].add(list(steps[-1].cells)[-1], text)
    return True


def _begun(block: Paragraph, steps: Sequence[_Step]) -> _Step | None:
    """Return the step a line begins: the next number."""
    match = _NUMBERED.fullmatch(block.text)
    if match is None:
        return None
    number, text = (match[1] or match[3]), (match[2] or match[4] or "")
    lettered = number.isalpha()
    if lettered and steps and not steps[-1].lettered:
        return None
    number = str(ord(number.lower()) - ord("a") + 1) if lettered else number
    last = int(steps[-1].cells["no"]) if steps and "no" in steps[-1].cells else 0
    if int(number) not in (last + 1, last + 2):
        return None
    cells = {"no": number, "text": ""}
    step = _Step(block.line, block.page, cells, lettered=lettered)
    labelled = _LABELLED.fullmatch(text)
    if labelled and _column(labelled[1]) == "text":
        text = labelled[2]
    step.add("text", text)
    return step


def _column(label: str) -> str | None:
    bare = squeeze(label)
    return next((name for name, own in _KNOWN.items() if own.fullmatch(bare)), None)


def _table(steps: Sequence[_Step]) -> Iterator[Block]:
    """Give the table of these steps, their lines again where they are too few."""
    rows = [_row(step) for step in steps if step.cells.get("text")]
    if len(rows) < _LEAST:
        for step in steps:
            lines = "\n".join(step.cells.values()).split("\n")
            yield from (Paragraph(line, step.at, page=step.page) for line in lines)
        return
    head = Row(tuple(PRINTED.values()), steps[0].at, steps[0].page)
    yield Table((head, *rows))


def _row(step: _Step) -> Row:
    cells = dict(step.cells)
    if "duration" not in cells:
        cells["text"], cells["duration"], told = _without_tail(cells["text"])
        if told:
            cells.setdefault("doer", told)
    if "doer" not in cells:
        cells["text"], cells["doer"] = _without_doer(cells["text"])
    return Row(tuple(cells.get(column, "") for column in PRINTED), step.at, step.page)


def _without_tail(text: str) -> tuple[str, str, str]:
    """Return a text without the time at its end, the time, and a doer beside it."""
    if match := _TAIL.search(text):
        whole = [match[1].strip()]
        parts = whole if _is_time(whole[0]) else re.split(r"\s*[,;]\s*", whole[0])
        times = [part for part in parts if _is_time(part)]
        if times:
            rest = [part for part in parts if part not in times]
            return text[: match.start()], times[0], " ".join(rest)
    if (match := _LAST.search(text.rstrip(". "))) and _is_time(match[1]):
        return text[: match.start()], match[1], ""
    return text, "", ""


def _is_time(text: str) -> bool:
    time = parse_duration(text)
    typed = time is not None and time.unit is not None and _TIMED.match(text)
    return bool(typed or _OPEN.fullmatch(text))


def _without_doer(text: str) -> tuple[str, str]:
    """Return a text and who does it: "Lurah: Menandatangani surat"."""
    match = _COLON.fullmatch(text)
    if match and doer_named(f"{match[1]} {match[2]}", told=True) == match[1]:
        return match[2], match[1]
    return text, doer_named(text) or ""
