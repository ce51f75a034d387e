"""Who does each step: what the document says first, what it hints at next.

Every answer is one of: said in the text, drawn by a mark, derived from the step
before handing over, or a guess that names its reason and the other candidates.
Statements that contradict each other make a guess, never an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lajur.core.reading.drawn import Flow
from lajur.core.reading.flow import (
    Marked,
    Said,
    agent_in,
    approver_in,
    begins_with_lane,
    is_passed_on,
    is_told_apart,
    lanes_marked,
    reviewer_in,
    signer_asked,
)
from lajur.core.reading.guesses import guess
from lajur.core.reading.lanes import Lane
from lajur.core.reading.named import joint_names
from lajur.core.reading.rows import Row
from lajur.core.sop import Verb

#: From this rank on a post leads a unit; up to that one it does its daily work.
_HEAD, _STAFF = 5, 1
#: Rules that read a doer off the table itself.
_SEEN = {"text", "mark", "drawn", "column"}
#: Works that answer what a paper was handed over for.
_ANSWERS = {
    Verb.SIGN: {Verb.SIGN, Verb.CHECK},
    Verb.INITIAL: {Verb.INITIAL, Verb.CHECK, Verb.SIGN},
    Verb.NUMBER: {Verb.NUMBER},
    Verb.CHECK: {Verb.CHECK, Verb.INITIAL, Verb.SIGN},
}


@dataclass(frozen=True)
class Doer:
    """Who does a step, how sure that is and why."""

    lane: Lane
    #: A short code of the rule, and the rule in words.
    rule: str
    why: str
    sure: bool = True
    #: Other candidates, likeliest first.
    others: tuple[Lane, ...] = ()
    #: Lanes that do it together with the first.
    beside: tuple[Lane, ...] = ()


def find_doers(
    rows: Sequence[Row],
    lanes: Sequence[Lane],
    marked: Sequence[Marked],
    flows: Sequence[Flow | None] = (),
) -> tuple[Doer | None, ...]:
    """Return who does each step, None only where the table has no lanes."""
    if not lanes:
        return (None,) * len(rows)
    doers = _printed(rows, lanes, flows)
    for rule in (
        _by_marks,
        _by_text,
        _by_output,
        _by_hand_over,
        _by_request,
        _by_review,
    ):
        for index, doer in enumerate(rule(rows, lanes, marked)):
            if doer and doers[index] is None:
                doers[index] = doer
    known = [_checked(doer, row) for doer, row in zip(doers, rows, strict=True)]
    for index in range(len(rows)):
        if known[index] is None:
            lane, rule_code, why = guess(
                index, rows, lanes, [d.lane if d else None for d in known]
            )
            others = _others(lane, lanes)
            known[index] = Doer(lane, rule_code, why, sure=False, others=others)
    return tuple(known)


def _others(lane: Lane, lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    near = sorted(
        lanes, key=lambda other: (not other.inside, abs(other.rank - lane.rank))
    )
    return tuple(other for other in near if other.index != lane.index)


def _checked(doer: Doer | None, row: Row) -> Doer | None:
    """Doubt an answer the step's own text contradicts: nobody hands to himself."""
    if doer is None or not doer.sure or doer.rule in _SEEN:
        return doer
    if doer.lane in (row.said.forward, row.said.back):
        return None
    return doer


def _printed(
    rows: Sequence[Row], lanes: Sequence[Lane], flows: Sequence[Flow | None]
) -> list[Doer | None]:
    """Return the doers a symbol in a lane or a column of names gives."""
    found: list[Doer | None] = [None] * len(rows)
    by_name = {lane.name: lane for lane in lanes}
    for index, row in enumerate(rows):
        if own := [by_name[n] for n in joint_names(row.raw.doer) if n in by_name]:
            why = "disebut pada kolom pelaksana"
            found[index] = Doer(own[0], "column", why, beside=tuple(own[1:]))
    for index, flow in enumerate(flows):
        if flow:
            first, *others = (lanes[at] for at in flow.lanes)
            why = "simbol langkah ini berada di lajur ini"
            found[index] = Doer(first, "drawn", why, beside=tuple(others))
    return found


def _by_marks(
    rows: Sequence[Row], lanes: Sequence[Lane], marked: Sequence[Marked]
) -> list[Doer | None]:
    found: list[Doer | None] = [None] * len(rows)
    for mark in marked:
        if mark.lane is not None:
            why = "tanda Ya/Tidak berada di lajur ini"
            found[mark.step] = Doer(lanes[mark.lane], "mark", why)
    for index, places in lanes_marked([row.raw.lanes for row in rows]).items():
        why = "tanda langkah ini berada di lajur ini"
        first, *others = (lanes[at] for at in places)
        doer = Doer(first, "mark", why, beside=tuple(others))
        found[index] = found[index] or doer
    return found


def _by_text(
    rows: Sequence[Row], lanes: Sequence[Lane], _: Sequence[Marked]
) -> list[Doer | None]:
    return [
        Doer(lane, "text", "disebut dalam uraian langkah")
        if (lane := begins_with_lane(row.text, lanes) or agent_in(row.done, lanes))
        else None
        for row in rows
    ]


def _by_output(
    rows: Sequence[Row], lanes: Sequence[Lane], _: Sequence[Marked]
) -> list[Doer | None]:
    return [
        Doer(lane, "output", "disebut pada output langkah")
        if (lane := approver_in(row.raw.output, lanes))
        else None
        for row in rows
    ]


def _by_hand_over(
    rows: Sequence[Row], lanes: Sequence[Lane], _: Sequence[Marked]
) -> list[Doer | None]:
    found: list[Doer | None] = [None] * len(rows)
    for index, (before, row) in enumerate(pairwise(rows), 1):
        said = before.said
        agreed = _follows(before, row) and _answers(said, row)
        agreed = agreed and not is_passed_on(row.text)
        apart = not said.purpose and is_told_apart(row.text, before.text)
        agreed = agreed and not apart
        if said.forward and not said.unsure and agreed and _fits(said.forward, row):
            number = before.raw.number or str(index)
            why = f"langkah {number} menyerahkannya kepada {said.forward.name}"
            found[index] = Doer(said.forward, "hand-over", why)
    return found


def _follows(before: Row, row: Row) -> bool:
    """Whether no printed number is missing between two rows."""
    a, b = before.raw.number, row.raw.number
    return not (a and b) or int(b) == int(a) + 1


def _answers(said: Said, row: Row) -> bool:
    """Whether the next step does what the paper was handed over for."""
    wanted = [_ANSWERS[verb] for verb in said.purpose if verb in _ANSWERS]
    done = {act.do for act in row.acts}
    return not wanted or any(done & answers for answers in wanted)


def _fits(lane: Lane, row: Row) -> bool:
    """Whether the work suits the post: no head keeps the register, no staff signs."""
    if row.kind is Verb.NUMBER:
        return lane.rank < _HEAD
    return row.kind is not Verb.SIGN or lane.rank > _STAFF


def _by_request(
    rows: Sequence[Row], lanes: Sequence[Lane], _: Sequence[Marked]
) -> list[Doer | None]:
    """Give a step that signs to whom an earlier paper asks to sign."""
    found: list[Doer | None] = [None] * len(rows)
    asked: Lane | None = None
    for index, row in enumerate(rows):
        if asked and row.kind is Verb.SIGN and len(row.acts) == 1:
            why = f"permohonan penandatanganan ditujukan kepada {asked.name}"
            found[index] = Doer(asked, "request", why)
            asked = None
        asked = signer_asked(row.text, lanes) or asked
    return found


def _by_review(
    rows: Sequence[Row], lanes: Sequence[Lane], _: Sequence[Marked]
) -> list[Doer | None]:
    """Give a check to whose remarks a later correction follows."""
    found: list[Doer | None] = [None] * len(rows)
    for index, row in enumerate(rows):
        lane = reviewer_in(row.text, lanes)
        for before in range(index - 1, max(index - 4, -1), -1):
            if lane and rows[before].kind is Verb.CHECK:
                number = row.raw.number or str(index + 1)
                why = f"langkah {number} menyebut koreksi dari {lane.name}"
                found[before] = Doer(lane, "review", why)
                break
    return found
