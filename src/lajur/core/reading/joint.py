"""Steps that several do together: ticked, told, or known by the custom of offices."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lajur.core.reading.actors import Doer
from lajur.core.reading.flow import lanes_shared
from lajur.core.reading.lanes import Lane, lane_at
from lajur.core.reading.rows import Row
from lajur.core.reading.words import words_of
from lajur.core.sop import ActorKind, Verb

_BESIDE = re.compile(
    r"\b(?:bersama(?:-sama)?(?: dengan)?|didampingi(?: oleh)?|dibantu(?: oleh)?)\s+",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\bdi\w+kan\s+ke(?:pada)?\s+(.{3,60}?)\s+untuk\s+"
    r"di(?:koreksi|isi|periksa|telaah|lengkapi|verifikasi|cermati|teliti)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[/,]\s*|\s+dan\s+")
#: The unit each of these leads, by the first word of its name.
_LEADS = {"sekretaris": "sekretariat"}


def together(
    doers: Sequence[Doer | None], rows: Sequence[Row], lanes: Sequence[Lane]
) -> tuple[Doer | None, ...]:
    """Return the doers, each with those that do his step together with him."""
    found = list(doers)
    shared = lanes_shared([row.raw.lanes for row in rows])
    busy = {doer.lane.index for doer in doers if doer}
    idle = [lane for lane in lanes if lane.index not in busy]
    for index, (doer, row) in enumerate(zip(doers, rows, strict=True)):
        if doer is None:
            continue
        ticked = [lanes[at] for at in shared.get(index, ())]
        found[index] = (
            _ticked(doer, ticked)
            or _told(doer, row, lanes)
            or _corrects(doer, row, idle)
            or _signs_with(doer, row, idle)
            or doer
        )
    return tuple(found)


def _ticked(doer: Doer, ticked: Sequence[Lane]) -> Doer | None:
    """Put the lanes ticked in one row together: one answers, the others help."""
    if not ticked:
        return None
    if not doer.sure and doer.lane not in ticked:
        why = "beberapa lajur diberi tanda; yang pertama dibaca sebagai pelaksana"
        doer = Doer(ticked[0], "ticks", why, sure=False, others=(*ticked[1:],))
    return replace(doer, beside=_but(ticked, doer.lane))


def _told(doer: Doer, row: Row, lanes: Sequence[Lane]) -> Doer | None:
    """Add whom the text names beside: "bersama Kasubag"."""
    named = [
        lane
        for match in _BESIDE.finditer(row.text)
        if (lane := lane_at(lanes, words_of(row.text[match.end() :])))
    ]
    beside = _but([*doer.beside, *named], doer.lane)
    return replace(doer, beside=beside) if named else None


def _corrects(doer: Doer, row: Row, idle: Sequence[Lane]) -> Doer | None:
    """Give what units shall correct to their heads, who have no other step."""
    handed = None if doer.sure else _HANDED.search(row.text)
    heads = [*dict.fromkeys(_heads(handed[1], idle))] if handed else []
    if not heads:
        return None
    why = f"diserahkan kepada unit yang dipimpin {heads[0].name} untuk dikerjakan"
    others = tuple(lane for lane in (doer.lane, *doer.others) if lane not in heads)
    beside = tuple(heads[1:])
    return Doer(heads[0], "corrects", why, sure=False, others=others, beside=beside)


def _heads(units: str, idle: Sequence[Lane]) -> Iterator[Lane]:
    for unit in _PARTED.split(units):
        for lane in idle:
            (alias, *_) = lane.aliases
            led = alias[1:] if alias[0] == "kepala" else (_LEADS.get(alias[0], ""),)
            if led and led[0] and words_of(unit)[: len(led)] == tuple(led):
                yield lane


def _signs_with(doer: Doer, row: Row, idle: Sequence[Lane]) -> Doer | None:
    """Doubt that one post both approves and signs where the highest has no step."""
    both = {act.do for act in row.acts} >= {Verb.CHECK, Verb.SIGN}
    above = [
        lane
        for lane in idle
        if lane.kind is ActorKind.POST and lane.rank > doer.lane.rank
    ]
    if doer.rule != "hand-over" or not both or not above:
        return None
    top = max(above, key=lambda lane: lane.rank)
    why = f"penandatangan lazimnya {top.name}, yang tidak punya langkah lain"
    return replace(
        doer, rule="signs-with", why=why, sure=False, others=(top,), beside=(top,)
    )


def _but(lanes: Sequence[Lane], one: Lane) -> tuple[Lane, ...]:
    return tuple(dict.fromkeys(lane for lane in lanes if lane.index != one.index))
