"""The ruling lines of a scanned page, found as long runs of dark dots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, degrees
from statistics import median

from PIL import Image, ImageDraw

from lajur.core.paper.ink import Ruling

_DPI = 200
_POINT = 72 / _DPI
#: Darker than this is ink.
_DARK = 150
#: The shortest runs, in dots, that are no letter.
_LEVEL, _UPRIGHT = 70, 50
#: Runs this near, in dots, belong to one line.
_STEP, _GAP = 3, 12
#: What is thicker, in dots, is no line; and how far its grey edge reaches.
_THICKEST, _EDGE = 12, 2
#: Only lines this long, in dots, tell how the page lies.
_LONG = 600
#: A page laid more askew than this, in degrees, is turned on purpose.
_ASKEW = 5.0
#: In points: the shortest line between columns, the widest gap in one, and how far
#: beside each other its parts may stand.
_COLUMN, _BRIDGE, _BESIDE = 60.0, 100.0, 3.0
_RUN = {least: re.compile(rb"\0{%d,}" % least) for least in (_LEVEL, _UPRIGHT)}


@dataclass
class _Line:
    """Runs that go on in each other."""

    first: int
    last: int
    low: int
    high: int
    #: Row of the run that begins first, and of the one that ends last.
    at_low: int
    at_high: int

    def takes(self, row: int, low: int, high: int) -> bool:
        """Take in a run that goes on in this line."""
        if row - self.last > _STEP or low > self.high + _GAP or high < self.low - _GAP:
            return False
        self.last = row
        if low < self.low:
            self.low, self.at_low = low, row
        if high > self.high:
            self.high, self.at_high = high, row
        return True


def straightened(picture: Image.Image) -> Image.Image:
    """Turn a page that lies a little askew, as far as its lines tell."""
    slopes = [
        degrees(atan2(line.at_high - line.at_low, line.high - line.low))
        for line in _lines(picture, _LEVEL)
        if line.high - line.low >= _LONG
    ]
    angle = median(slopes) if slopes else 0.0
    if not 0.05 < abs(angle) < _ASKEW:
        return picture
    return picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)


def rulings_of(picture: Image.Image) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level and the upright lines of a page, in points."""
    turned = picture.transpose(Image.Transpose.TRANSPOSE)
    uprights = [_ruling(line) for line in _lines(turned, _UPRIGHT)]
    return (
        [_ruling(line) for line in _lines(picture, _LEVEL)],
        _bridged([line for line in uprights if line.length >= _shortest(uprights)]),
    )


def without_lines(picture: Image.Image) -> Image.Image:
    """Return a page with its ruling lines painted over.

    Beside a line a letter is read as two, or not at all.
    """
    painted = picture.copy()
    pen = ImageDraw.Draw(painted)
    for line in _lines(picture, _LEVEL):
        if line.last - line.first <= _THICKEST:
            box = (line.low, line.first - _EDGE, line.high, line.last + _EDGE)
            pen.rectangle(box, fill=255)
    turned = picture.transpose(Image.Transpose.TRANSPOSE)
    for line in _lines(turned, _UPRIGHT):
        if line.last - line.first <= _THICKEST:
            box = (line.first - _EDGE, line.low, line.last + _EDGE, line.high)
            pen.rectangle(box, fill=255)
    return painted


def _shortest(lines: Sequence[Ruling]) -> float:
    """Return what a line must measure to part columns; arrows are shorter."""
    return min(_COLUMN, 0.5 * max((line.length for line in lines), default=0))


def _bridged(lines: Sequence[Ruling]) -> list[Ruling]:
    """Close the gaps a stamp or a signature makes in a line.

    A gap is closed only beside a line that runs on, else it parts two tables.
    """
    joined: list[Ruling] = []
    for line in sorted(lines, key=lambda line: line.low):
        above = next((other for other in joined if _goes_on(other, line, lines)), None)
        if above:
            joined.remove(above)
            line = Ruling(above.at, above.low, max(above.high, line.high))
        joined.append(line)
    return joined


def _goes_on(above: Ruling, line: Ruling, lines: Sequence[Ruling]) -> bool:
    return (
        abs(above.at - line.at) <= _BESIDE
        and line.low - above.high <= _BRIDGE
        and any(
            other.low <= above.high - 1 and other.high >= line.low + 1
            for other in lines
            if other is not line
        )
    )


def _ruling(line: _Line) -> Ruling:
    middle = (line.first + line.last + 1) / 2
    return Ruling(_POINT * middle, _POINT * line.low, _POINT * line.high)


def _lines(picture: Image.Image, least: int) -> list[_Line]:
    done: list[_Line] = []
    near: list[_Line] = []
    for row, low, high in _runs(picture, least):
        done += [line for line in near if row - line.last > _STEP]
        near = [line for line in near if row - line.last <= _STEP]
        if not any(line.takes(row, low, high) for line in near):
            near.append(_Line(row, row, low, high, row, row))
    return done + near


def _runs(picture: Image.Image, least: int) -> Iterator[tuple[int, int, int]]:
    """Give each long run of dark dots: its row, its first dot, its end."""
    dark = picture.point([0] * _DARK + [255] * (256 - _DARK))
    dots, width = dark.tobytes(), dark.width
    for row in range(dark.height):
        for run in _RUN[least].finditer(dots, row * width, (row + 1) * width):
            yield row, run.start() - row * width, run.end() - row * width
