"""Where the nodes of a plan stand and how its flows run, in the units of BPMN.

Every node has a column of its own and lanes lie under each other. A flow to the next
column goes straight across the gap; every other one runs below the nodes of its
lane, on a track of its own, so no line crosses a symbol.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lajur.core.bpmn.plan import Flow, Kind, Node, Plan

Point = tuple[float, float]

_SIZES = {
    Kind.START: (36.0, 36.0),
    Kind.END: (36.0, 36.0),
    Kind.TASK: (130.0, 80.0),
    Kind.GATEWAY: (50.0, 50.0),
}
_GAP = 60.0
#: The strips with the names of the pool and of its lanes.
_NAMES = 30.0
_ABOVE, _BELOW = 65.0, 60.0
_TRACK = 12.0
_EDGE = 8.0
#: Steps aside in a gap, so that lines in it lie apart.
_FIRST_SLOT, _SLOT, _SLOTS = 8.0, 5.0, 8


@dataclass(frozen=True)
class Bounds:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Return the point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Layout:
    """Every place of a diagram, by the id of what stands there."""

    pool: Bounds
    lanes: tuple[Bounds, ...]
    nodes: Mapping[str, Bounds]
    ways: Mapping[str, tuple[Point, ...]]


def layout_of(plan: Plan) -> Layout:
    """Return the places of a plan."""
    return _Layouter(plan).layout()


class _Layouter:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._columns = [n for n in plan.nodes if n.kind is not Kind.REGION]
        self._at = {node.id: at for at, node in enumerate(self._columns)}
        self._nodes = {node.id: node for node in plan.nodes}
        self._inside: dict[str, list[Node]] = {}
        for node in self._columns:
            if node.inside:
                self._inside.setdefault(node.inside, []).append(node)
        self._tracks = [0] * len(plan.lanes)
        self._track_of: dict[str, int] = {}
        for flow in plan.flows:
            if not self._is_next(flow):
                lane = self._nodes[flow.source].lane
                self._track_of[flow.id] = self._tracks[lane]
                self._tracks[lane] += 1
        self._lefts = self._left_edges()
        self._tops = self._top_edges()

    def layout(self) -> Layout:
        """Return every place."""
        nodes = {node.id: self._bounds(node) for node in self._columns}
        for id_, members in self._inside.items():
            nodes[id_] = self._frame([nodes[node.id] for node in members])
        wide = self._lefts[-1]
        lanes = tuple(
            Bounds(_NAMES, top, wide - _NAMES, below - top)
            for top, below in zip(self._tops, self._tops[1:], strict=False)
        )
        entered: dict[int, int] = {}
        ways = {f.id: self._way(f, nodes, entered) for f in self._plan.flows}
        return Layout(Bounds(0, 0, wide, self._tops[-1]), lanes, nodes, ways)

    def _left_edges(self) -> list[float]:
        """Return where each column begins, and the right edge of the pool."""
        edges, x = [], 2 * _NAMES + _GAP
        for node in self._columns:
            edges.append(x)
            x += _SIZES[node.kind][0] + _GAP
        return [*edges, x]

    def _top_edges(self) -> list[float]:
        edges = [0.0]
        for tracks in self._tracks:
            edges.append(edges[-1] + _ABOVE + _BELOW + _TRACK * tracks)
        return edges

    def _bounds(self, node: Node) -> Bounds:
        wide, high = _SIZES[node.kind]
        y = self._tops[node.lane] + _ABOVE - high / 2
        return Bounds(self._lefts[self._at[node.id]], y, wide, high)

    def _frame(self, members: list[Bounds]) -> Bounds:
        """Return a sub-process around its nodes, as high as their lanes."""
        left = min(m.x for m in members) - _GAP / 3
        right = max(m.x + m.width for m in members) + _GAP / 3
        top = max(t for t in self._tops if t <= min(m.y for m in members))
        below = min(t for t in self._tops if t >= max(m.y for m in members))
        return Bounds(left, top + _EDGE, right - left, below - top - 2 * _EDGE)

    def _span(self, id_: str) -> tuple[int, int]:
        """Return the first and the last column of a node."""
        at = [self._at[node.id] for node in self._inside.get(id_, ())]
        return (min(at), max(at)) if at else (self._at[id_], self._at[id_])

    def _is_next(self, flow: Flow) -> bool:
        return self._span(flow.target)[0] == self._span(flow.source)[1] + 1

    def _way(
        self, flow: Flow, nodes: Mapping[str, Bounds], entered: dict[int, int]
    ) -> tuple[Point, ...]:
        source, target = nodes[flow.source], nodes[flow.target]
        column = self._span(flow.target)[0]
        y = self._tops[self._nodes[flow.source].lane] + _ABOVE
        end = target.x, self._tops[self._nodes[flow.target].lane] + _ABOVE
        right = source.x + source.width, y
        if self._is_next(flow):
            x = (right[0] + end[0]) / 2
            return _plain(right, (x, y), (x, end[1]), end)
        slot = entered.get(column, 0) % _SLOTS
        entered[column] = entered.get(column, 0) + 1
        before = self._lefts[column] - _GAP + _FIRST_SLOT + _SLOT * slot
        x = min(before, end[0] - _SLOT)
        track = self._track(flow)
        if self._nodes[flow.source].kind is Kind.REGION:
            out = right[0] + _EDGE
            return _plain(right, (out, y), (out, track), (x, track), (x, end[1]), end)
        middle = source.middle[0], source.y + source.height
        return _plain(middle, (middle[0], track), (x, track), (x, end[1]), end)

    def _track(self, flow: Flow) -> float:
        lane = self._nodes[flow.source].lane
        top = self._tops[lane] + _ABOVE + _BELOW - _TRACK
        return top + _TRACK * self._track_of[flow.id]


def _plain(*points: Point) -> tuple[Point, ...]:
    """Leave out the corners that lie on one line with their neighbours."""
    kept = [points[0]]
    for at, point in enumerate(points[1:-1], 1):
        (ax, ay), (bx, by) = kept[-1], points[at + 1]
        if not (ax == point[0] == bx or ay == point[1] == by):
            kept.append(point)
    return (*kept, points[-1])
