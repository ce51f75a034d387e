"""A placed figure: symbols, lines and labels with their measures in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from lajur.core.drawing.lanes import Shape
from lajur.core.drawing.streets import Side
from lajur.core.sop.model import How

XY = tuple[float, float]
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Symbol:
    """One symbol around its middle."""

    key: str
    shape: Shape
    x: float
    y: float
    #: Half of its width and of its height.
    half: XY
    text: str = ""
    step: str | None = None

    @property
    def box(self) -> Box:
        """Return the rectangle it fills."""
        wide, high = self.half
        return self.x - wide, self.y - high, self.x + wide, self.y + high

    def border(self, side: Side, shift: float) -> XY:
        """Return the point of its outline on a side, off the middle by `shift`."""
        across, down = side.value
        wide, high = self.half
        if side.is_upright:
            reach = _reach(self.shape, wide, high, shift, is_down=down > 0)
            return self.x + shift, self.y + down * reach
        reach = _reach(self.shape, high, wide, shift, is_down=False)
        return self.x + across * reach, self.y + shift


@dataclass(frozen=True)
class Line:
    """One line with its turning points; the last one carries the arrow."""

    source: str
    target: str
    how: How
    points: tuple[XY, ...]
    label: str | None = None


@dataclass(frozen=True)
class Label:
    """The name of an outcome beside its line."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class Figure:
    """A flowchart with every measure known."""

    #: Borders of the lanes and rows; one more than there are.
    lanes: tuple[float, ...]
    rows: tuple[float, ...]
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    #: Plain lines between the symbols of those who share a step.
    joins: tuple[tuple[XY, XY], ...] = ()
    labels: tuple[Label, ...] = ()
    crossings: int = 0

    @property
    def size(self) -> XY:
        """Return width and height."""
        return self.lanes[-1], self.rows[-1]

    def turned(self) -> "Figure":
        """Return the figure with rows for lanes: it then runs from left to right."""
        return replace(
            self,
            lanes=self.rows,
            rows=self.lanes,
            symbols=tuple(
                replace(s, x=s.y, y=s.x, half=(s.half[1], s.half[0]))
                for s in self.symbols
            ),
            lines=tuple(
                replace(line, points=tuple((y, x) for x, y in line.points))
                for line in self.lines
            ),
            joins=tuple(((a[1], a[0]), (b[1], b[0])) for a, b in self.joins),
        )

    def moved(self, across: float, down: float) -> "Figure":
        """Return the figure farther to the right and farther down."""
        return replace(
            self,
            lanes=tuple(x + across for x in self.lanes),
            rows=tuple(y + down for y in self.rows),
            symbols=tuple(
                replace(s, x=s.x + across, y=s.y + down) for s in self.symbols
            ),
            lines=tuple(
                replace(
                    line, points=tuple((x + across, y + down) for x, y in line.points)
                )
                for line in self.lines
            ),
            joins=tuple(
                ((a[0] + across, a[1] + down), (b[0] + across, b[1] + down))
                for a, b in self.joins
            ),
        )


Halves = Mapping[Shape, XY]


def overlap(a: Box, b: Box, gap: float = 0.0) -> bool:
    """Whether two rectangles come nearer than `gap`."""
    return (
        a[0] < b[2] + gap
        and b[0] < a[2] + gap
        and a[1] < b[3] + gap
        and b[1] < a[3] + gap
    )


def box_of(a: XY, b: XY) -> Box:
    """Return the rectangle between two points."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _reach(
    shape: Shape, along: float, out: float, shift: float, *, is_down: bool
) -> float:
    """Return how far the outline lies from the middle, `shift` off the axis."""
    off = abs(shift)
    if shape is Shape.DIAMOND:
        return out * (1 - off / along)
    if shape is Shape.PENTAGON and is_down:
        return out * (1 - 0.75 * off / along)
    if shape is Shape.CAPSULE:
        radius = min(along, out)
        bent = max(off - (along - radius), 0)
        return out - radius + sqrt(max(radius**2 - bent**2, 0))
    return out
