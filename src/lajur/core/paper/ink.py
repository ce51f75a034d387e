"""What is drawn on a page, told apart: ruling lines, symbols, lines and heads.

Programs draw the same thing in many ways: a line as a stroke, as a filled sliver
or as the outline of an elbow; an arrow head as a filled triangle or two strokes; a
symbol filled, stroked or both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.geometry import (
    Box,
    Point,
    area_of,
    box_of,
    centre_line,
    length_of,
)

#: What is no thicker than this is a line; so much across makes it slant.
THIN = 3.0
_SLANTS = 1.0
#: No dash of a line is shorter.
_DOT = 0.8
#: No symbol is smaller, no arrow head larger.
_SYMBOL = 8.0
_HEAD = 12.5


@dataclass(frozen=True)
class Path:
    """One painted path: its corner points and how it is painted."""

    points: tuple[Point, ...]
    closed: bool
    filled: bool
    stroked: bool
    #: Curves only, lines only, or both.
    curves: bool = False
    lines: bool = True

    @property
    def box(self) -> Box:
        """The box around its points."""
        return box_of(self.points)


@dataclass(frozen=True)
class Ruling:
    """A level or upright line: at `at`, from `low` to `high`."""

    at: float
    low: float
    high: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.high - self.low


@dataclass(frozen=True)
class Outline:
    """A closed path that may be a symbol."""

    kind: ShapeKind
    box: Box
    #: Upright rectangles may also be cells of a table.
    square: bool = False
    stroked: bool = False


@dataclass
class Ink:
    """The drawing of a page, told apart."""

    level: list[Ruling] = field(default_factory=list)
    upright: list[Ruling] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)
    #: Boxes of arrow heads.
    heads: list[Box] = field(default_factory=list)


def told_apart(paths: Iterable[Path]) -> Ink:
    """Return the ink of these paths."""
    ink = Ink()
    slants: list[tuple[Point, ...]] = []
    for path in paths:
        _sort(path, ink, slants)
    for at, slant in enumerate(slants):
        pair = next((other for other in slants[:at] if _meet(slant, other)), None)
        if pair:
            ink.heads.append(box_of((*slant, *pair)))
    return ink


def _sort(path: Path, ink: Ink, slants: list[tuple[Point, ...]]) -> None:
    box = path.box
    thin, long = sorted((box.width, box.height))
    if not path.closed and len(path.points) == 2 and _SLANTS < thin <= long <= _HEAD:
        slants.append(path.points)
    elif thin <= THIN:
        _straight(box, ink)
    elif not path.closed:
        _open(path, ink)
    elif long <= _HEAD:
        if not _is_square(path) and (path.filled or len(_corners(path.points)) == 3):
            ink.heads.append(box)
    elif _is_outline_of_line(path):
        ink.lines.append(centre_line(path.points, THIN))
    elif thin >= _SYMBOL:
        square = _is_square(path)
        ink.outlines.append(Outline(_kind(path), box, square, path.stroked))


def _straight(box: Box, ink: Ink) -> None:
    x, y = box.middle
    if box.width >= box.height and box.width > _DOT:
        ink.level.append(Ruling(y, box.left, box.right))
    elif box.height > _DOT:
        ink.upright.append(Ruling(x, box.top, box.bottom))


def _open(path: Path, ink: Ink) -> None:
    """Sort a line that is no outline: an arrow head of one stroke, or a way."""
    small = max(path.box.width, path.box.height) <= _HEAD
    if small and not _upright_parts(path.points):
        ink.heads.append(path.box)
    else:
        ink.lines.append(path.points)


def _upright_parts(points: Sequence[Point]) -> bool:
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 1 for a, b in pairwise(points))


def _meet(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two short strokes share an end: together they are a head."""
    return any(hypot(a[0] - b[0], a[1] - b[1]) < 1 for a in one for b in other)


def _is_square(path: Path) -> bool:
    box = path.box
    return not path.curves and all(
        min(abs(x - box.left), abs(x - box.right)) < 1
        and min(abs(y - box.top), abs(y - box.bottom)) < 1
        for x, y in path.points
    )


def _is_outline_of_line(path: Path) -> bool:
    """Whether a closed path is the outline of a thin line with elbows."""
    around = length_of([*path.points, path.points[0]])
    return area_of(path.points) / (around / 2) <= THIN


def _kind(path: Path) -> ShapeKind:
    box = path.box
    if path.curves:
        return _round_kind(path)
    if _is_square(path):
        return ShapeKind.PROCESS
    x, y = box.middle
    corners = _corners(path.points)
    middles = [(box.left, y), (x, box.top), (box.right, y), (x, box.bottom)]
    if len(corners) == 4 and _all_near(middles, corners, box):
        return ShapeKind.DECISION
    tips = [(x, box.bottom), (x, box.top), (box.left, y), (box.right, y)]
    if len(corners) == 5 and any(_all_near([tip], corners, box) for tip in tips):
        return ShapeKind.OFFPAGE
    return ShapeKind.OTHER


def _round_kind(path: Path) -> ShapeKind:
    """Tell a capsule from a box with rounded corners and from an ellipse."""
    box = path.box
    if not path.lines:
        return ShapeKind.OTHER if path.filled else ShapeKind.TERMINATOR
    level = [x for x, y in path.points if min(y - box.top, box.bottom - y) < 1]
    inset = min(level, default=box.left) - box.left
    rounded = inset / min(box.width, box.height)
    return ShapeKind.TERMINATOR if rounded > 0.3 else ShapeKind.PROCESS


def _corners(points: Sequence[Point]) -> list[Point]:
    corners: list[Point] = []
    for point in points:
        if all(hypot(point[0] - c[0], point[1] - c[1]) > 1.5 for c in corners):
            corners.append(point)
    return corners


def _all_near(wanted: Sequence[Point], points: Sequence[Point], box: Box) -> bool:
    slack = 0.12 * max(box.width, box.height)
    return all(
        any(hypot(a[0] - b[0], a[1] - b[1]) <= slack for b in points) for a in wanted
    )
