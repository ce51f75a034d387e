"""Symbols drawn part by part are put together."""

import pytest

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ink import Path, told_apart
from lajur.core.paper.rings import with_rings


def stroke(*points: Point, curves: bool = False) -> Path:
    return Path(
        points,
        closed=False,
        filled=False,
        stroked=True,
        curves=curves,
        lines=not curves,
    )


TOP, RIGHT, BOTTOM, LEFT = (25.0, 0.0), (50.0, 17.0), (25.0, 34.0), (0.0, 17.0)
DIAMOND = [
    stroke(TOP, RIGHT),
    stroke(BOTTOM, RIGHT),
    stroke(BOTTOM, LEFT),
    stroke(LEFT, TOP),
]
CAPSULE = [
    stroke((13, 0), (37, 0)),
    stroke((13, 26), (37, 26)),
    stroke((37, 0), (50, 13), (37, 26), curves=True),
    stroke((13, 0), (0, 13), (13, 26), curves=True),
]


@pytest.mark.parametrize(
    ("parts", "kind", "box"),
    [
        (DIAMOND, ShapeKind.DECISION, Box(0, 0, 50, 34)),
        (DIAMOND[1:2] + DIAMOND[:1] + DIAMOND[2:], ShapeKind.DECISION, None),
        ([stroke(LEFT, TOP, RIGHT), stroke(RIGHT, BOTTOM, LEFT)], "DECISION", None),
        (CAPSULE, ShapeKind.TERMINATOR, Box(0, 0, 50, 26)),
    ],
)
def test_parts_that_close_a_symbol_are_one(
    parts: list[Path], kind: ShapeKind | str, box: Box | None
) -> None:
    (ring,) = with_rings(parts)
    (outline,) = told_apart([ring]).outlines
    assert outline.kind.name == getattr(kind, "name", kind)
    assert box is None or outline.box == box


def test_lines_that_begin_at_a_symbol_stay_lines() -> None:
    ways = [stroke(BOTTOM, (25.0, 80.0)), stroke(LEFT, (-40.0, 17.0))]
    assert with_rings([*ways, *DIAMOND])[:2] == ways


@pytest.mark.parametrize(
    "parts",
    [
        DIAMOND[:1],
        DIAMOND[:3],
        [stroke((0, 0), (3, 6)), stroke((6, 0), (3, 6)), stroke((0, 0), (6, 0))],
        [
            stroke((10.0 * n, 10.0 * n), (10.0 * n + 10, 10.0 * n + 10))
            for n in range(12)
        ],
        [*CAPSULE[2:], stroke((80, 0), (90, 40)), stroke((13, 0), (13, 60))],
        [*CAPSULE[:3], stroke((37, 26), (90, 80))],
        [*DIAMOND[:3], stroke((1.4, 17), TOP)],
    ],
    ids=["one", "open", "head", "long", "arcs apart", "half", "ajar"],
)
def test_parts_that_close_nothing_stay(parts: list[Path]) -> None:
    assert with_rings(parts) == parts
