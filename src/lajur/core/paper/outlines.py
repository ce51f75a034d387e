"""Outlines told apart: symbols of a flowchart, cells of a table, frames."""

from collections.abc import Sequence

from lajur.core.paper.geometry import Box
from lajur.core.paper.ink import Ink, Outline, Ruling

#: No symbol is larger: that is a frame or a background.
_WIDEST, _TALLEST = 220.0, 140.0
#: Two outlines this alike are one symbol, filled and stroked.
_ALIKE = 3.0


def symbols(ink: Ink) -> list[Outline]:
    """Return the outlines that are symbols: no cell of a table, no frame, each once.

    A cell shares its edges with the lines of the table or with other cells.
    """
    found: list[Outline] = []
    for outline in sorted(ink.outlines, key=lambda o: not o.stroked):
        box = outline.box
        small = box.width <= _WIDEST and box.height <= _TALLEST
        again = any(_alike(box, other.box) for other in found)
        cell = outline.square and _shared_edges(outline, ink) >= 2
        if small and not again and not cell:
            found.append(outline)
    return found


def _alike(one: Box, other: Box) -> bool:
    return (
        max(
            abs(one.left - other.left),
            abs(one.top - other.top),
            abs(one.right - other.right),
            abs(one.bottom - other.bottom),
        )
        <= _ALIKE
    )


def _shared_edges(outline: Outline, ink: Ink) -> int:
    box = outline.box
    others = [o.box for o in ink.outlines if o.square and not _alike(o.box, box)]
    level = [
        *ink.level,
        *(Ruling(y, o.left, o.right) for o in others for y in (o.top, o.bottom)),
    ]
    upright = [
        *ink.upright,
        *(Ruling(x, o.top, o.bottom) for o in others for x in (o.left, o.right)),
    ]
    edges = [
        *((level, y, box.left, box.right) for y in (box.top, box.bottom)),
        *((upright, x, box.top, box.bottom) for x in (box.left, box.right)),
    ]
    return sum(_covered(*edge) for edge in edges)


def _covered(lines: Sequence[Ruling], at: float, low: float, high: float) -> bool:
    """Whether other lines run along most of an edge."""
    shared = sum(
        max(0.0, min(line.high, high) - max(line.low, low))
        for line in lines
        if abs(line.at - at) <= 1.5
    )
    return shared >= 0.6 * (high - low)


def cell_edges(ink: Ink, taken: Sequence[Outline]) -> Ink:
    """Return the ruling lines with the edges of stroked cells."""
    boxes = [o.box for o in ink.outlines if o.square and o.stroked and o not in taken]
    return Ink(
        level=[
            *ink.level,
            *(Ruling(y, b.left, b.right) for b in boxes for y in (b.top, b.bottom)),
        ],
        upright=[
            *ink.upright,
            *(Ruling(x, b.top, b.bottom) for b in boxes for x in (b.left, b.right)),
        ],
    )
