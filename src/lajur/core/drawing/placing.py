"""Routes become a figure: rows and lanes get as large as their lines need.

Heights of rows and widths of lanes are given as the least that will do, because a
table's texts decide them; the figure says what they came to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from lajur.core.drawing.figure import Figure, Halves, Line, Symbol
from lajur.core.drawing.lanes import Place, Plan
from lajur.core.drawing.routes import Routes
from lajur.core.drawing.streets import (
    UNIT,
    Path,
    Side,
    joins,
    segments,
    slot_of,
    street_of,
)


@dataclass(frozen=True)
class Metrics:
    """The measures of a kind of figure, in pixels."""

    #: Half width and half height of each symbol.
    halves: Halves
    #: Between two ports of a symbol, and between two tracks of a street.
    slot: float = 4.5
    pitch: float = 5.0
    #: From a rule of the table to the first track; None where nothing is ruled,
    #: there the tracks stand around the middle of the street.
    inset: float | None = 6.0
    #: Room for an arrow head, and for a line that only passes.
    arrow: float = 9.0
    clear: float = 4.0
    #: Room under a symbol whose lower exit has a name.
    label: float = 15.0


@dataclass
class _Band:
    """What stands and runs in one row or lane."""

    half: float = 0.0
    #: Half of its smallest symbol; no port may lie farther out.
    least: float = inf
    before: float = 0.0
    after: float = 0.0
    #: The farthest port used, in slots.
    slot: int = 0


@dataclass
class _Axis:
    """The map from streets to pixels along one axis."""

    bands: list[_Band]
    tracks: dict[int, set[int]] = field(default_factory=dict)
    borders: list[float] = field(default_factory=list)
    offsets: dict[tuple[int, int], float] = field(default_factory=dict)
    units: list[float] = field(default_factory=list)

    def spread(self, metrics: Metrics) -> None:
        """Decide where the tracks of each street stand."""
        for index, tracks in self.tracks.items():
            ordered = sorted(tracks)
            if metrics.inset is None:
                first = -(len(ordered) - 1) / 2
                if index == 0:
                    first = 1
                elif index == len(self.bands):
                    first = -len(ordered)
                for rank, track in enumerate(ordered):
                    self.offsets[index, track] = (first + rank) * metrics.pitch
                continue
            above = [track for track in ordered if track < 0]
            for rank, track in enumerate(reversed(above)):
                self.offsets[index, track] = -metrics.inset - rank * metrics.pitch
            for rank, track in enumerate(ordered[len(above) :]):
                self.offsets[index, track] = metrics.inset + rank * metrics.pitch

    def grow(self, sizes: Sequence[float], metrics: Metrics) -> None:
        """Give each band its size: what is asked, or what its lines need."""
        self.borders = [0.0]
        for index, (band, size) in enumerate(zip(self.bands, sizes, strict=True)):
            before = self._reach(index, +1) + band.before
            after = self._reach(index + 1, -1) + band.after
            need = 2 * (band.half + max(before, after))
            self.borders.append(self.borders[-1] + max(size, need))
            most = max(band.slot, 1)
            self.units.append(min(metrics.slot, (band.least - 1) / most))

    def at(self, number: int) -> float:
        """Return the place of a coordinate of the streets."""
        found = street_of(number)
        if found is not None:
            return self.borders[found[0]] + self.offsets[found]
        band, slot = slot_of(number)
        return self.centre(band) + slot * self.units[band]

    def centre(self, band: int) -> float:
        """Return the middle of a band."""
        return (self.borders[band] + self.borders[band + 1]) / 2

    def _reach(self, index: int, sign: int) -> float:
        """Return how far the tracks of a street reach into a band."""
        reaches = [
            sign * self.offsets[index, track] for track in self.tracks.get(index, ())
        ]
        return max([0.0, *reaches])


def place(
    routes: Routes,
    metrics: Metrics,
    *,
    rows: Sequence[float],
    lanes: Sequence[float],
) -> Figure:
    """Place routed symbols and lines; `rows` and `lanes` are the least sizes."""
    plan = routes.plan
    across = _Axis([_Band() for _ in plan.lanes])
    down = _Axis([_Band() for _ in plan.rows])
    _measure_symbols(plan, metrics, across, down)
    for number, path in enumerate(routes.paths):
        has_label = plan.arrows[number].label is not None
        _measure_path(path, metrics, across, down, has_label=has_label)
    for axis, sizes in ((across, lanes), (down, rows)):
        axis.spread(metrics)
        axis.grow(sizes, metrics)
    symbols = {p.key: _symbol(p, metrics, across, down) for p in plan.places}
    return Figure(
        lanes=tuple(across.borders),
        rows=tuple(down.borders),
        symbols=tuple(symbols.values()),
        lines=tuple(_lines(routes, symbols, across, down)),
        joins=tuple(_joins(plan, symbols, across, down)),
        crossings=routes.crossings,
    )


def _measure_symbols(plan: Plan, metrics: Metrics, across: _Axis, down: _Axis) -> None:
    for place_ in plan.places:
        wide, high = metrics.halves[place_.shape]
        for band, half in (
            (across.bands[place_.lane], wide),
            (down.bands[place_.row], high),
        ):
            band.half = max(band.half, half)
            band.least = min(band.least, half)
            band.before = max(band.before, metrics.clear)
            band.after = max(band.after, metrics.clear)


def _measure_path(
    path: Path, metrics: Metrics, across: _Axis, down: _Axis, *, has_label: bool
) -> None:
    """Note the tracks and ports a path uses and the room its ends ask for."""
    for segment in segments(path):
        axis = down if segment.is_level else across
        found = street_of(segment.at)
        if found is not None:
            axis.tracks.setdefault(found[0], set()).add(found[1])
        else:
            band, slot = slot_of(segment.at)
            axis.bands[band].slot = max(axis.bands[band].slot, abs(slot))
    start, end = _sides(path)
    y1, (x2, y2) = path[0][1], path[-1]
    end_axis, number = (down, y2) if end.is_upright else (across, x2)
    band_ = end_axis.bands[number // UNIT]
    if sum(end.value) < 0:
        band_.before = max(band_.before, metrics.arrow)
    else:
        band_.after = max(band_.after, metrics.arrow)
    if has_label and start is Side.BOTTOM:
        down.bands[y1 // UNIT].after = max(down.bands[y1 // UNIT].after, metrics.label)


def _sides(path: Path) -> tuple[Side, Side]:
    """Return the sides a path leaves and enters by."""
    (x1, y1), (x2, y2) = path[0], path[1]
    (x3, y3), (x4, y4) = path[-2], path[-1]
    start = _sign(x2 - x1), _sign(y2 - y1)
    end = _sign(x3 - x4), _sign(y3 - y4)
    return Side(start), Side(end)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _symbol(place_: Place, metrics: Metrics, across: _Axis, down: _Axis) -> Symbol:
    return Symbol(
        place_.key,
        place_.shape,
        across.centre(place_.lane),
        down.centre(place_.row),
        metrics.halves[place_.shape],
        place_.text,
        place_.step,
    )


def _lines(
    routes: Routes, symbols: dict[str, Symbol], across: _Axis, down: _Axis
) -> Iterable[Line]:
    for arrow, path in zip(routes.plan.arrows, routes.paths, strict=True):
        out, into = _sides(path)
        points = [(across.at(x), down.at(y)) for x, y in path]
        source, target = symbols[arrow.source], symbols[arrow.target]
        points[0] = source.border(out, _shift(source, out, points[0]))
        points[-1] = target.border(into, _shift(target, into, points[-1]))
        yield Line(arrow.source, arrow.target, arrow.how, tuple(points), arrow.label)


def _shift(symbol: Symbol, side: Side, point: tuple[float, float]) -> float:
    return point[0] - symbol.x if side.is_upright else point[1] - symbol.y


def _joins(
    plan: Plan, symbols: dict[str, Symbol], across: _Axis, down: _Axis
) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    by_place = {(p.row, p.lane): symbols[p.key] for p in plan.places}
    for (x1, y), (x2, _) in joins(plan):
        row = y // UNIT
        left, right = by_place[row, x1 // UNIT], by_place[row, x2 // UNIT]
        yield left.border(Side.RIGHT, 0), right.border(Side.LEFT, 0)
