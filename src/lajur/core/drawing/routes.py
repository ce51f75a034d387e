"""The way of every line through the streets, around the symbols.

Every arrow is offered short ways first and ways round only when the short ones
cross something; the cheapest free way wins, crossings weighing most. Lines that
still cross are taken up and laid again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from lajur.core.drawing.lanes import Arrow, Place, Plan, Shape
from lajur.core.drawing.streets import (
    Path,
    Port,
    Side,
    Streets,
    joins,
    port_of,
    segments,
)
from lajur.core.drawing.ways import Way, long_ways, short_ways

#: What a crossing costs; a turn costs 4, the width of a lane 1.
_CROSSING = 80.0
_ROUNDS = 4
#: How many open ports of a symbol are tried, and how many ways at most.
_LIKELY_PORTS = 4
_TRIES = 120
#: How many ways are tried for one plan before what is found must do: about 0.2 s.
_EFFORT = 8000

#: Side and slot of a port, and how unwelcome it is.
_Slots = tuple[tuple[Side, int, float], ...]


def _both(side: Side, *pairs: tuple[int, float]) -> _Slots:
    return tuple((side, sign * slot, cost) for slot, cost in pairs for sign in (1, -1))


#: Ports for lines that find the better ones taken.
_SPARE = ((3, 6.0), (1, 9.0), *((slot, 10.0 + 2 * slot) for slot in range(4, 17)))


class Style(Enum):
    """Which sides lines leave and enter by, going on and going back."""

    #: The official sheet: down from below to the top; back from the side to the
    #: lower edge, off its middle.
    FORM = "form"
    #: The live chart: on by one turn into a side; back through the gap before.
    LIVE = "live"


#: By style and by "goes back": the slots to leave by and to enter by.
_SLOTS: dict[tuple[Style, bool], tuple[_Slots, _Slots]] = {
    (Style.FORM, False): (
        (
            (Side.BOTTOM, 0, 0.0),
            (Side.LEFT, 0, 6.0),
            (Side.RIGHT, 0, 6.0),
            *_both(Side.BOTTOM, (2, 9.0), *_SPARE),
        ),
        (
            (Side.TOP, 0, 0.0),
            *_both(Side.TOP, (2, 5.0), *_SPARE),
            (Side.LEFT, 0, 12.0),
            (Side.RIGHT, 0, 12.0),
        ),
    ),
    (Style.FORM, True): (
        (
            (Side.LEFT, 0, 0.0),
            (Side.RIGHT, 0, 0.0),
            *_both(Side.BOTTOM, (2, 16.0), *_SPARE),
        ),
        (
            *_both(Side.BOTTOM, (2, 0.0), *_SPARE),
            (Side.LEFT, 0, 14.0),
            (Side.RIGHT, 0, 14.0),
        ),
    ),
    (Style.LIVE, False): (
        ((Side.BOTTOM, 0, 0.0), *_both(Side.BOTTOM, (2, 5.0), *_SPARE)),
        (
            (Side.LEFT, 0, 0.0),
            (Side.RIGHT, 0, 0.0),
            (Side.TOP, 0, 1.0),
            *_both(Side.LEFT, (2, 4.0)),
            *_both(Side.RIGHT, (2, 4.0)),
            *_both(Side.TOP, (2, 8.0), *_SPARE),
        ),
    ),
    (Style.LIVE, True): (
        ((Side.TOP, 0, 0.0), *_both(Side.TOP, (2, 1.0), *_SPARE)),
        _both(Side.BOTTOM, (2, 0.0), *_SPARE),
    ),
}


@dataclass(frozen=True)
class Routes:
    """The path of every arrow of a plan, in the order of its arrows."""

    plan: Plan
    paths: tuple[Path, ...]
    crossings: int


def route(plan: Plan, style: Style = Style.FORM) -> Routes:
    """Lay the lines of a plan so that they cross as seldom as can be found."""
    best: Routes | None = None
    tried = 0
    for order in _orders(plan):
        router = _Router(plan, style, crossing=_CROSSING)
        router.lay(order)
        router.mend(_EFFORT - tried)
        tried += router.tried
        found = router.routes()
        if best is None or found.crossings < best.crossings:
            best = found
        if best.crossings == 0:
            return best
        if tried > _EFFORT:
            break
    plain = plain_route(plan, style)
    return best if best and best.crossings <= plain.crossings else plain


def plain_route(plan: Plan, style: Style = Style.FORM) -> Routes:
    """Lay the lines in reading order, each its cheapest free way.

    The yardstick of `route`, which never crosses more.
    """
    router = _Router(plan, style, crossing=0.0)
    router.lay(range(len(plan.arrows)))
    return router.routes()


def _orders(plan: Plan) -> Iterator[Sequence[int]]:
    """Yield orders to lay the lines in: near ones first, as they stand, far first."""
    rows = {place.key: place.row for place in plan.places}
    numbers = range(len(plan.arrows))
    reach = [abs(rows[a.target] - rows[a.source]) for a in plan.arrows]
    yield sorted(numbers, key=reach.__getitem__)
    yield numbers
    yield sorted(numbers, key=reach.__getitem__, reverse=True)


class _Router:
    """Lays, takes up and lays again the lines of one plan."""

    def __init__(self, plan: Plan, style: Style, *, crossing: float) -> None:
        self._plan = plan
        self._style = style
        self._crossing = crossing
        #: How many ways were tried so far.
        self.tried = 0
        self._streets = Streets(plan)
        self._joins = tuple(joins(plan))
        self._paths: dict[int, Path] = {}
        self._places = {place.key: place for place in plan.places}
        for join in self._joins:
            self._streets.add(join)

    def lay(self, order: Iterable[int]) -> None:
        """Lay the lines in this order."""
        for number in order:
            self._put(number)

    def mend(self, effort: int) -> None:
        """Lay again whatever crosses something, until that helps no more."""
        before = self._count()
        for _ in range(_ROUNDS):
            for number, path in list(self._paths.items()):
                if self.tried < effort and self._streets.crossings(segments(path)):
                    self._streets.remove(path)
                    self._put(number)
            count = self._count()
            if count in (0, before):
                return
            before = count

    def routes(self) -> Routes:
        """Return what has been laid."""
        paths = tuple(self._paths[number] for number in range(len(self._paths)))
        return Routes(self._plan, paths, self._count())

    def _count(self) -> int:
        """Count the crossings; each is seen from both of its lines."""
        lines = (*self._paths.values(), *self._joins)
        return sum(self._streets.crossings(segments(line)) for line in lines) // 2

    def _put(self, number: int) -> None:
        path = self._way(self._plan.arrows[number])
        self._paths[number] = path
        self._streets.add(path)

    def _way(self, arrow: Arrow) -> Path:
        """Return the cheapest free way of one arrow.

        Where every port of a symbol is taken, a line that lies on another is
        still better than none.
        """
        starts, ends = self._ports(arrow)
        likely = self._open(starts)[:_LIKELY_PORTS], self._open(ends)[:_LIKELY_PORTS]
        best = self._cheapest(short_ways(self._streets, *likely), None)
        if best is None or best.cost >= self._crossing > 0:
            best = self._cheapest(long_ways(self._streets, *likely), best)
        return (best or next(long_ways(self._streets, starts, ends))).path

    def _open(self, ports: list[Port]) -> list[Port]:
        """Return the ports that no line uses yet."""
        return [port for port in ports if self._streets.is_open(port)]

    def _ports(self, arrow: Arrow) -> tuple[list[Port], list[Port]]:
        source, target = self._places[arrow.source], self._places[arrow.target]
        leave, enter = _SLOTS[self._style, target.row <= source.row]
        return _ports(source, leave), _ports(target, enter)

    def _cheapest(self, ways: Iterable[Way], best: Way | None) -> Way | None:
        for tries, way in enumerate(ways):
            if best is not None and (way.bound >= best.cost or tries >= _TRIES):
                break
            self.tried += 1
            if best is not None and way.cost >= best.cost:
                continue
            if not self._streets.is_free(way.parts):
                continue
            crossed = self._crossing * self._streets.crossings(way.parts)
            if best is None or way.cost + crossed < best.cost:
                best = way._replace(cost=way.cost + crossed)
        return best


def _ports(place: Place, slots: _Slots) -> list[Port]:
    """Return the ports of a symbol; only a box has any beside the tips of its sides."""
    return [
        port_of(place, side, slot, cost)
        for side, slot, cost in slots
        if side.is_upright or slot == 0 or place.shape is Shape.BOX
    ]
