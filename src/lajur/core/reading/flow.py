"""What the text and the marks say about who comes next and where a refusal goes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lajur.core.reading.cells import asks, is_diamond, is_symbol, mark_of
from lajur.core.reading.lanes import (
    Lane,
    begins_with,
    is_shared,
    lane_at,
    lane_named,
)
from lajur.core.reading.words import words_of
from lajur.core.reading.works import Clause, clauses_of, verbs_in
from lajur.core.sop import Verb

_TO = re.compile(r"\b(?:kepada|ke)\b", re.IGNORECASE)
_HANDS = re.compile(
    r"erahkan|ampaikan|eruskan|irim|aju|lapor|koordinasi|petunjuk|arahan|disposisi|"
    r"antar|edar",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"^\s*(?:memerintah\w*|menugas\w*|menginstruksi\w*|mengarahkan|penugasan)\s+(?:kepada\s+)?",
    re.IGNORECASE,
)
_ASKS_SIGN = re.compile(
    r"permohonan\s+(?:penanda ?tangan\w*|tanda ?tangan)\s+(?:[\w ]{0,60}?)kepada\s+",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\bmelalui\s+", re.IGNORECASE)
_BY = re.compile(r"\bdi\w+\s+oleh\s+|\bditerima\s+", re.IGNORECASE)
#: What is said so is not done in the step: "yang diminta oleh pemohon".
_SPOKEN_OF = re.compile(
    r"\b(?:yang|bisa|dapat)(?: (?:langsung|telah|sudah|akan))?\s*$", re.IGNORECASE
)
#: What was done, told as a thing: nobody does it in these words.
_NOMINAL = re.compile(r"\W*Pe[a-z]{3,}an\b")
#: News of a matter, not the matter itself.
_NEWS = re.compile(r"\bbahwa\b", re.IGNORECASE)
#: Handed on by nobody named: "diajukan kepada Komisi".
_PASSED_ON = re.compile(r"[^.,]*?(?=\bdi\w+kan (?:kepada|ke)\b)", re.IGNORECASE)
_APPROVED_BY = re.compile(
    r"\b(?:di ?sahkan|di ?tanda ?tangani?|disetujui|diparaf)\s+(?:oleh\s+)?",
    re.IGNORECASE,
)
_REVIEWED_BY = re.compile(
    r"\b(?:koreksi|catatan|telaahan|hasil reviu|masukan)\s+(?:dari|oleh)\s+",
    re.IGNORECASE,
)
_BACK_TO_STEP = re.compile(
    r"(?:\bkembali|balikan|\bulangi|mengulang)\s+(?:lagi\s+)?(?:ke|dari|pada)?\s*"
    r"(?:langkah|tahap|kegiatan|aktivitas|prosedur|poin|butir|nomor|no\.?)\s*"
    r"(?:ke\s?-?\s?)?(?:nomor|no\.?)?\s*(\d{1,2})\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b((?:tidak |belum |ada |sudah )?(?:menyetujui|disetujui|setuju|koreksi|"
    r"perbaikan|lengkap|sesuai|benar|layak|memenuhi|ditolak|diterima|cocok|valid|"
    r"terpenuhi))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """What the text of one step says about others."""

    #: Who gets the paper next, None where no lane is named.
    forward: Lane | None = None
    #: The forward part names several lanes, so the last may be wrong.
    unsure: bool = False
    #: It hands on to somebody without a lane.
    leaves: bool = False
    #: What it is handed over for.
    purpose: tuple[Verb, ...] = ()
    #: A refusal is spelled out, and whom it goes back to.
    returns: bool = False
    back: Lane | None = None
    yes: str | None = None
    no: str | None = None
    #: The printed number of the step a refusal goes back to.
    back_number: str | None = None
    #: Each condition of going on, who gets it then, and the clause itself.
    ways: tuple[tuple[str, Lane | None, str], ...] = ()


def said_in(text: str, lanes: Sequence[Lane], remarks: str = "") -> Said:
    """Return what a step's text says about who comes next.

    The remarks may spell out where a refusal goes back to.
    """
    clauses = clauses_of(text)
    if not any(clause.returns for clause in clauses):
        clauses = (*clauses, *(c for c in clauses_of(remarks) if c.returns))
    numbered = _BACK_TO_STEP.search(text) or _BACK_TO_STEP.search(remarks)
    back = [clause for clause in clauses if clause.returns]
    ahead = [clause for clause in clauses if not clause.returns and not clause.waits]
    named: list[Lane] = []
    leaves = False
    purpose: tuple[Verb, ...] = ()
    for clause in ahead:
        found, lost = _receivers(clause, lanes)
        named += found
        leaves = leaves or lost
        if found and clause.purpose:
            purpose = verbs_in(clause.purpose)
    forward = named[-1] if named else None
    agreed = [clause.condition for clause in ahead if clause.condition]
    return Said(
        forward=forward,
        unsure=len({lane.index for lane in named}) > 1
        or any(_in_doubt(clause, lanes) for clause in ahead),
        leaves=leaves,
        purpose=purpose,
        returns=bool(back or numbered),
        back_number=numbered[1] if numbered else None,
        ways=tuple(_ways_on(clauses, lanes)),
        back=next((lane for c in back if (lane := _back(c, lanes))), None),
        yes=_label(agreed[-1]) if agreed else None,
        no=_label(_refusal(back[0])) if back else None,
    )


def _ways_on(
    clauses: Sequence[Clause], lanes: Sequence[Lane]
) -> Iterator[tuple[str, Lane | None, str]]:
    for clause in clauses:
        if clause.condition and not clause.returns:
            found, _ = _receivers(clause, lanes)
            yield clause.condition, found[-1] if found else None, clause.text


def _receivers(clause: Clause, lanes: Sequence[Lane]) -> tuple[list[Lane], bool]:
    """Return the lanes a clause hands on to, and whether it hands to others."""
    ordered = _ORDERED.match(clause.text)
    if ordered:
        lane = lane_at(lanes, words_of(clause.text[ordered.end() :]))
        return ([lane], False) if lane else ([], True)
    text = clause.text if clause.done == clause.text else clause.done
    found: list[Lane] = []
    lost = False
    for match in _TO.finditer(text):
        if not _HANDS.search(text[: match.start()]):
            continue
        through = _THROUGH.search(text[match.end() :])
        rest = text[match.end() :][through.end() :] if through else text[match.end() :]
        lane = lane_at(lanes, words_of(rest))
        if lane:
            found.append(lane)
        else:
            lost = True
    return found, lost


def _in_doubt(clause: Clause, lanes: Sequence[Lane]) -> bool:
    """Whether others may take up what a clause hands on.

    It goes through somebody, the name it uses is part of several lanes' names, or
    it only tells the news and not what is to be done then.
    """
    for match in _TO.finditer(clause.text):
        before, after = clause.text[: match.start()], clause.text[match.end() :]
        words = words_of(after)
        if _NEWS.search(after) or (_THROUGH.search(after) and lane_at(lanes, words)):
            return True
        hands = _HANDS.search(before) or _ORDERED.match(clause.text)
        if hands and words and is_shared(words[0], lanes):
            return lane_named(lanes, words) is None
    return False


def _back(clause: Clause, lanes: Sequence[Lane]) -> Lane | None:
    match = _TO.search(clause.text, clause.text.lower().find("balik"))
    return lane_at(lanes, words_of(clause.text[match.end() :])) if match else None


def _refusal(clause: Clause) -> str:
    """Return when a clause hands back: "jika salah …" or "Salah: …"."""
    return clause.condition or clause.text.partition(":")[0]


def _label(condition: str | None) -> str | None:
    match = _OUTCOME.search(condition or "")
    return match[1][0].upper() + match[1][1:].lower() if match else None


def signer_asked(text: str, lanes: Sequence[Lane]) -> Lane | None:
    """Return whom "permohonan penandatanganan … kepada X" asks to sign."""
    match = _ASKS_SIGN.search(text)
    return lane_at(lanes, words_of(text[match.end() :])) if match else None


def begins_with_lane(text: str, lanes: Sequence[Lane]) -> Lane | None:
    """Return the lane a text begins with: "Kasubag membuat …"."""
    words = words_of(text)
    return next((lane for lane in lanes if begins_with(lane, words)), None)


def agent_in(text: str, lanes: Sequence[Lane]) -> Lane | None:
    """Return who does it where the text is passive: "diterima Bagian Umum"."""
    return _agent(_BY, text, lanes)


def is_passed_on(text: str) -> bool:
    """Whether a text hands something on without saying who does."""
    before = _PASSED_ON.match(text)
    return before is not None and not verbs_in(before[0])


def is_told_apart(text: str, before: str) -> bool:
    """Whether a text tells a deed as a thing the text before it says nothing of.

    Who does "Pemberian informasi kepada …" then need not be who was handed a paper.
    """
    match = _NOMINAL.match(text)
    return match is not None and match[0].strip().lower() not in before.lower()


def approver_in(output: str, lanes: Sequence[Lane]) -> Lane | None:
    """Return who approved an output: "Dokumen disahkan oleh kepala OPD"."""
    return _agent(_APPROVED_BY, output, lanes)


def _agent(verb: re.Pattern[str], text: str, lanes: Sequence[Lane]) -> Lane | None:
    for match in verb.finditer(text):
        lane = lane_at(lanes, words_of(text[match.end() :]))
        if lane and not _SPOKEN_OF.search(text[: match.start()]):
            return lane
    return None


def reviewer_in(text: str, lanes: Sequence[Lane]) -> Lane | None:
    """Return whose remarks a correction follows: "sesuai koreksi dari Tim X"."""
    match = _REVIEWED_BY.search(text)
    return lane_at(lanes, words_of(text[match.end() :])) if match else None


@dataclass(frozen=True)
class Marked:
    """A decision the marks in the lanes draw."""

    step: int
    lane: int | None
    #: The lane the no-mark stands in, where that is not the decision's own.
    back: int | None = None


def decisions_marked(rows: Sequence[Sequence[str]]) -> tuple[Marked, ...]:
    """Return the decisions the yes and no marks of the lanes draw.

    The labels lie on the arrows, a row above and a row below the diamond: a yes
    alone in a row belongs to the row above it, in its own column. Both in one row
    point sideways, from that row. A no alone belongs to its own row. Labels in or
    right under the row of a printed question are its own.
    """
    found = [
        Marked(row, lane)
        for row, cells in enumerate(rows)
        for lane, cell in enumerate(cells)
        if asks(cell)
    ]
    taken = {at for mark in found for at in (mark.step, mark.step + 1)}
    yes = [mark for mark in _marks(rows, "yes") if mark[0] not in taken]
    no = [mark for mark in _marks(rows, "no") if mark[0] not in taken]
    for row, lane in yes:
        beside = next((n for n in no if n[0] == row), None)
        if beside:
            found.append(Marked(row, None, beside[1]))
            taken.add(row)
        elif row:
            found.append(Marked(row - 1, lane, _back_lane(no, row - 1, lane)))
            taken |= {row, row - 1, row - 2}
    found += [Marked(row, lane) for row, lane in no if row not in taken]
    told = {mark.step for mark in found}
    found += [mark for mark in _diamonds(rows) if mark.step not in told]
    return tuple(sorted(found, key=lambda mark: mark.step))


def _diamonds(rows: Sequence[Sequence[str]]) -> list[Marked]:
    """Return the decisions typed as diamonds, among symbols that are none."""
    ticks = [
        (row, lane, is_diamond(cell))
        for row, cells in enumerate(rows)
        for lane, cell in enumerate(cells)
        if mark_of(cell) == "here"
    ]
    drawn = [Marked(row, lane) for row, lane, diamond in ticks if diamond]
    return drawn if 2 * len(drawn) <= len(ticks) else []


def _back_lane(no: Sequence[tuple[int, int]], row: int, lane: int) -> int | None:
    here = [other for at, other in no if at == row and other != lane]
    return here[0] if here else None


def _marks(rows: Sequence[Sequence[str]], kind: str) -> list[tuple[int, int]]:
    return [
        (row, lane)
        for row, cells in enumerate(rows)
        for lane, cell in enumerate(cells)
        if mark_of(cell) == kind
    ]


def lanes_marked(rows: Sequence[Sequence[str]]) -> dict[int, tuple[int, ...]]:
    """Return the lanes a capsule (Mulai, Selesai), the one tick or words stand in.

    By row; two ticks do not say who is answerable.
    """
    found: dict[int, tuple[int, ...]] = {}
    for row, cells in enumerate(rows):
        marks = [mark_of(cell) for cell in cells]
        if own := tuple(at for at, cell in enumerate(cells) if is_symbol(cell)):
            found[row] = own
        elif marks.count("here") == 1:
            found[row] = (marks.index("here"),)
        for capsule in ("start", "end"):
            if capsule in marks:
                found[row] = (marks.index(capsule),)
    return found


def lanes_shared(rows: Sequence[Sequence[str]]) -> dict[int, tuple[int, ...]]:
    """Return the lanes of a row that several ticks stand in: a joint step."""
    found: dict[int, tuple[int, ...]] = {}
    for row, cells in enumerate(rows):
        own = tuple(at for at, cell in enumerate(cells) if mark_of(cell) == "here")
        if len(own) > 1:
            found[row] = own
    return found
