"""Decisions: where a refusal goes back to, and what the exits are called."""

from collections.abc import Sequence
from dataclasses import dataclass

from lajur.core.reading.actors import Doer
from lajur.core.reading.cells import mark_of
from lajur.core.reading.drawn import Flow
from lajur.core.reading.flow import Marked, Said
from lajur.core.reading.rows import Row
from lajur.core.sop import Verb


@dataclass(frozen=True)
class Way:
    """The way back of one decision."""

    #: Index of the step a refusal goes back to.
    to: int
    rule: str
    why: str
    sure: bool = False
    #: Index of the lane it is returned to, where a known doer would settle it.
    lane: int | None = None
    others: tuple[int, ...] = ()


def find_ways(
    rows: Sequence[Row],
    doers: Sequence[Doer | None],
    marked: Sequence[Marked],
    flows: Sequence[Flow | None] = (),
) -> tuple[Way | None, ...]:
    """Return the way back of each step, None for steps that decide nothing.

    A refusal goes one level down: to the last step before it of the one it is
    returned to, not to whoever drafted the paper first.
    """
    drawn = {mark.step: mark for mark in marked}
    torn = {n for n, flow in enumerate(flows) if flow and _is_torn(n, flow)}
    ways: list[Way | None] = []
    for index, row in enumerate(rows):
        if index == 0:
            ways.append(None)
        elif row.said.returns:
            ways.append(_as_said(index, rows, doers))
        elif index in drawn:
            ways.append(_as_drawn(index, drawn[index], doers))
        else:
            ways.append(_as_lost(index) if index in torn else None)
    return tuple(ways)


def _is_torn(index: int, flow: Flow) -> bool:
    """Whether a decision has lost its way back, as at the end of a page."""
    return (
        flow.decides
        and len(flow.ways) < 2
        and all(
            way.to > index and mark_of(way.label or "") != "no" for way in flow.ways
        )
    )


def _as_lost(index: int) -> Way:
    why = "hanya satu jalan keluar tergambar; dibaca kembali satu langkah"
    return Way(index - 1, "back-lost", why, others=_before(index, index - 1))


def _as_said(index: int, rows: Sequence[Row], doers: Sequence[Doer | None]) -> Way:
    if (numbered := _numbered(index, rows)) is not None:
        number = rows[index].said.back_number
        return Way(numbered, "back-step", f"kembali ke langkah {number}", sure=True)
    back = rows[index].said.back
    if back:
        to = _last_of(back.index, index, doers)
        if to is not None:
            sure = all(doer is not None and doer.sure for doer in doers[to:index])
            unbroken = _unbroken(rows[to : index + 1])
            why = f"dikembalikan kepada {back.name}, langkah terakhirnya sebelum ini"
            return Way(
                to,
                "returned",
                why,
                sure=sure and unbroken,
                lane=back.index if unbroken else None,
                others=_before(index, to),
            )
    drafted = [i for i in range(index) if rows[i].kind is Verb.PREPARE]
    to = index - 1
    why = "tujuan kembali tidak disebut dengan jelas; dibaca satu langkah ke belakang"
    return Way(to, "back-unnamed", why, others=_before(index, to, drafted))


def _numbered(index: int, rows: Sequence[Row]) -> int | None:
    """Return the step before this one whose number a refusal names."""
    number = rows[index].said.back_number
    named = [i for i, row in enumerate(rows[:index]) if row.raw.number == number]
    return named[-1] if number and named else None


def _as_drawn(index: int, mark: Marked, doers: Sequence[Doer | None]) -> Way:
    to = _last_of(mark.back, index, doers) if mark.back is not None else None
    if to is not None:
        why = "tanda Tidak berada di lajur pelaksana langkah ini"
        return Way(to, "back-lane", why, others=_before(index, to))
    why = "panah Tidak dibaca naik satu langkah"
    return Way(index - 1, "back-one", why, others=_before(index, index - 1))


def _last_of(lane: int, index: int, doers: Sequence[Doer | None]) -> int | None:
    steps = [i for i in range(index) if (d := doers[i]) and d.lane.index == lane]
    return steps[-1] if steps else None


def _unbroken(rows: Sequence[Row]) -> bool:
    """Whether no printed number is missing among these rows."""
    numbers = [int(row.raw.number) for row in rows if row.raw.number]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _before(index: int, to: int, first: Sequence[int] = ()) -> tuple[int, ...]:
    """Return the other steps it could go back to, nearest first."""
    nearest = [*reversed(first), *range(index - 1, -1, -1)]
    return tuple(dict.fromkeys(i for i in nearest if i != to))


def label_pair(way: Way, said: Said) -> tuple[str, str]:
    """Return what the exits forward and back are called, as printed if printed."""
    if way.rule in ("returned", "back-unnamed", "back-step"):
        return said.yes or _opposite(said.no) or "Ya", said.no or "Tidak"
    return "Ya", "Tidak"


def _opposite(no: str | None) -> str | None:
    """Return what is agreed where only the refusal is called: "Tidak lengkap"."""
    _, refused, agreed = (no or "").partition("idak ")
    return agreed[0].upper() + agreed[1:] if refused and agreed else None
