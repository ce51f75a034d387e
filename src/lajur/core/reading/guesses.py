"""Who likely does a step nothing names: by its work and the ranks of the lanes."""

import re
from collections.abc import Sequence

from lajur.core.reading.lanes import Lane
from lajur.core.reading.rows import Row
from lajur.core.sop import ActorKind, Verb

_DESK = re.compile(
    r"sekretariat$|tata usaha|\bumum\b|administrasi|agendaris|arsip", re.IGNORECASE
)
_FIXES = re.compile(r"finalisasi|perbaikan|penyempurnaan|revisi", re.IGNORECASE)
_ENDS_WITH = {Verb.RECEIVE, Verb.SEND, Verb.SUBMIT, Verb.ARCHIVE}
#: Rank of the desks that do the daily work.
_STAFF = 2
Guess = tuple[Lane, str, str]


def guess(
    index: int,
    rows: Sequence[Row],
    lanes: Sequence[Lane],
    doers: Sequence[Lane | None],
) -> Guess:
    """Return the likeliest lane, a code of the reason and the reason in words."""
    row = rows[index]
    before = doers[index - 1] if index else None
    own = [lane for lane in lanes if lane.inside] or list(lanes)
    for found in (
        _of_return(index, rows),
        _of_order(index, rows, own),
        _of_rank(row, own, before),
        _of_result(index, rows, own, doers),
        _of_paper(index, rows, doers),
        _of_desk(row, own),
    ):
        if found:
            return found
    return _lowest(own), "staff", "pekerjaan seperti ini lazimnya dikerjakan staf"


def _of_return(index: int, rows: Sequence[Row]) -> Guess | None:
    """Give a step to whom the next one returns its paper."""
    back = rows[index + 1].said.back if index + 1 < len(rows) else None
    if back is None:
        return None
    return back, "returned-to", f"langkah berikutnya mengembalikan kepada {back.name}"


def _of_order(index: int, rows: Sequence[Row], own: Sequence[Lane]) -> Guess | None:
    """Give an order to whom the ordered one reports, else to the post above him."""
    told = rows[index].said.forward
    if rows[index].kind is not Verb.INSTRUCT or told is None:
        return None
    after = rows[index + 1].said.forward if index + 1 < len(rows) else None
    if after in own and after and after.rank > told.rank:
        why = f"{told.name} melapor kepada {after.name} pada langkah berikutnya"
        return after, "order", why
    above = _above(own, told)
    return above, "order", f"{above.name} berada tepat di atas {told.name}"


def _of_rank(row: Row, own: Sequence[Lane], before: Lane | None) -> Guess | None:
    """Give checks and initials to the next post up, signatures to the highest."""
    if row.kind is Verb.SIGN:
        top = max(own, key=lambda lane: lane.rank)
        return top, "sign", "penandatangan lazimnya jabatan tertinggi"
    climbs = row.acts[0].do in (Verb.INITIAL, Verb.CHECK) or re.match(
        "laporan", row.text, re.IGNORECASE
    )
    if climbs and before in own and before:
        above = _above(own, before)
        return above, "ladder", f"naik satu tingkat dari {before.name}"
    teams = [lane for lane in own if lane.kind is ActorKind.TEAM]
    gathers = row.acts[0].do is Verb.COLLECT and min(o.rank for o in own) > _STAFF
    if (climbs or gathers) and teams:
        return teams[0], "team", "pekerjaan ini lazimnya dikerjakan tim"
    return None


def _of_result(
    index: int, rows: Sequence[Row], own: Sequence[Lane], doers: Sequence[Lane | None]
) -> Guess | None:
    """Give a finding's follow-up to whoever checked before."""
    row = rows[index]
    if (row.said.forward and row.kind is Verb.SUBMIT) or _FIXES.match(row.text):
        for before in range(index - 1, -1, -1):
            lane = doers[before]
            if rows[before].kind is Verb.CHECK and lane in own and lane:
                return lane, "checker", f"{lane.name} memeriksa pada langkah sebelumnya"
    return None


def _of_paper(
    index: int, rows: Sequence[Row], doers: Sequence[Lane | None]
) -> Guess | None:
    """Give the end of a paper's way to whoever prepared it."""
    row = rows[index]
    if not {act.do for act in row.acts} <= _ENDS_WITH or index + 1 < len(rows):
        return None
    for before in range(index - 1, -1, -1):
        lane = doers[before]
        if lane and lane.inside and rows[before].kind is Verb.PREPARE:
            return lane, "drafter", f"{lane.name} yang menyusunnya"
    return None


def _of_desk(row: Row, own: Sequence[Lane]) -> Guess | None:
    """Give numbering to the desk that keeps the register."""
    desks = [lane for lane in own if _DESK.search(lane.name)]
    if row.kind is Verb.NUMBER and desks:
        return desks[0], "register", "penomoran lazimnya dikerjakan bagian tata usaha"
    return None


def _above(own: Sequence[Lane], lane: Lane) -> Lane:
    posts = [other for other in own if other.kind is ActorKind.POST]
    higher = [other for other in posts if other.rank > lane.rank]
    return min(higher, key=lambda other: other.rank, default=lane)


def _lowest(own: Sequence[Lane]) -> Lane:
    """Return the staff lane; else a unit before a team before a post."""
    order = {ActorKind.UNIT: 0, ActorKind.TEAM: 1, ActorKind.POST: 2}
    return min(own, key=lambda lane: (max(lane.rank, _STAFF), order.get(lane.kind, 3)))
