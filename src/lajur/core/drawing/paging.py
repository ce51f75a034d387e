"""A plan over several pages: where it breaks, and pentagons where lines go on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from string import ascii_uppercase

from lajur.core.drawing.lanes import Arrow, Place, Plan, Shape

#: The rows of pentagons at the head and the foot of a page.
FROM = "#from"
ONWARD = "#onward"

#: What a page more costs against a line more that goes over a break.
_LINE = 1000.0
_PAGE = 100.0
_UNUSED = 10.0


@dataclass(frozen=True)
class Room:
    """How high a page is, and what stands on it beside the rows."""

    page: float
    #: A row of pentagons at the head or foot.
    connector: float
    #: The row of the total under the last one.
    total: float


@dataclass
class _Page:
    """One page under way: its rows, its pentagons and the arrows that stay on it."""

    first: int
    rows: tuple[str, ...]
    head: list[list[Place]] = field(default_factory=list)
    foot: list[list[Place]] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)


def breaks(plan: Plan, heights: Sequence[float], room: Room) -> tuple[int, ...]:
    """Return the rows before which a new page begins.

    A break is sought that only the one line going on crosses, then the fewest
    pages, then full ones.
    """
    last = len(plan.rows)
    crossed = _lines_over(plan)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, last + 1):
        options = []
        for start in range(end):
            unused = room.page - _height(start, end, heights, room)
            if unused < 0 and end - start > 1:
                continue
            cost, starts = best[start]
            cost += _PAGE
            if start:
                cost += _LINE * max(crossed[start] - 1, 0)
            if end < last:
                cost += _UNUSED * (max(unused, 0) / room.page) ** 2
            options.append((cost, (*starts, start)))
        best.append(min(options))
    return best[last][1][1:]


def pages(plan: Plan, starts: Sequence[int]) -> tuple[Plan, ...]:
    """Return a plan for each page, with a pentagon at both ends of a cut line."""
    borders = [0, *starts, len(plan.rows)]
    found = [_Page(a, plan.rows[a:b]) for a, b in pairwise(borders)]
    page_of = {
        place.key: number
        for number, page in enumerate(found)
        for place in plan.places
        if page.first <= place.row < page.first + len(page.rows)
    }
    rows = {place.key: place.row for place in plan.places}
    letters = map(_letter, count())
    for arrow in sorted(plan.arrows, key=lambda a: min(rows[a.source], rows[a.target])):
        out, into = page_of[arrow.source], page_of[arrow.target]
        if out == into:
            found[out].arrows.append(arrow)
        else:
            _cut(plan, arrow, next(letters), found[out], found[into])
    return tuple(_plan(plan, page) for page in found)


def _lines_over(plan: Plan) -> list[int]:
    """Return per row how many lines run over its upper border."""
    rows = {place.key: place.row for place in plan.places}
    spans = [sorted((rows[a.source], rows[a.target])) for a in plan.arrows]
    return [
        sum(low < row <= high for low, high in spans) for row in range(len(plan.rows))
    ]


def _height(start: int, end: int, heights: Sequence[float], room: Room) -> float:
    height = sum(heights[start:end])
    if start:
        height += room.connector
    return height + (room.connector if end < len(heights) else room.total)


def _letter(number: int) -> str:
    """Return A to Z, then A1 and so on."""
    rounds, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(rounds) if rounds else "")


def _cut(plan: Plan, arrow: Arrow, letter: str, out: _Page, into: _Page) -> None:
    """End a line in a pentagon and begin it again from another."""
    goes_on = out.first < into.first
    ends = (
        (out, out.foot if goes_on else out.head, arrow.source, f"#{letter}-out"),
        (into, into.head if goes_on else into.foot, arrow.target, f"#{letter}-in"),
    )
    for page, block, key, pentagon in ends:
        lane = _free_lane(block, plan.place(key).lane, len(plan.lanes))
        block[-1].append(Place(pentagon, 0, lane, Shape.PENTAGON, letter))
        if page is out:
            page.arrows.append(replace(arrow, target=pentagon))
        else:
            page.arrows.append(Arrow(pentagon, key, arrow.how))


def _free_lane(block: list[list[Place]], wanted: int, lanes: int) -> int:
    """Return the nearest lane without a pentagon, in a new row if need be."""
    if not block or len(block[-1]) == lanes:
        block.append([])
    taken = {place.lane for place in block[-1]}
    free = (lane for lane in range(lanes) if lane not in taken)
    return min(free, key=lambda lane: abs(lane - wanted))


def _plan(plan: Plan, page: _Page) -> Plan:
    head = len(page.head)
    places = [
        replace(place, row=place.row - page.first + head)
        for place in plan.places
        if 0 <= place.row - page.first < len(page.rows)
    ]
    for row, block in enumerate(page.head):
        places += [replace(place, row=row) for place in block]
    for row, block in enumerate(page.foot, head + len(page.rows)):
        places += [replace(place, row=row) for place in block]
    rows = (*[FROM] * head, *page.rows, *[ONWARD] * len(page.foot))
    return Plan(plan.lanes, rows, tuple(places), tuple(page.arrows))
