"""A flow that leaves one table by a connector and goes on in a later one."""

from collections.abc import Sequence
from dataclasses import replace

from lajur.core.paper.blocks import Arrow, Block, Shape, ShapeKind, Table


def with_pages_joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, each connector that leads nowhere led to its other half.

    The other half says the same, or is the first one no line leads to.
    """
    shapes = [
        shape
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for shape in row.shapes
    ]
    onward = _pairs(shapes)
    return tuple(_led(block, onward) if onward else block for block in blocks)


def _pairs(shapes: Sequence[Shape]) -> dict[str, Arrow]:
    reached = {arrow.to for shape in shapes for arrow in shape.arrows}
    pages = [shape for shape in shapes if shape.kind is ShapeKind.OFFPAGE]
    leaving: list[Shape] = []
    found: dict[str, Arrow] = {}
    for shape in pages:
        if shape.id in reached and not shape.arrows:
            leaving.append(shape)
        elif shape.arrows and shape.id not in reached and leaving:
            same = [other for other in leaving if other.text == shape.text]
            half = (same or leaving)[0]
            leaving.remove(half)
            found[half.id] = Arrow(shape.id)
    return found


def _led(block: Block, onward: dict[str, Arrow]) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(
        replace(row, shapes=tuple(_onward(shape, onward) for shape in row.shapes))
        for row in block.rows
    )
    return replace(block, rows=rows)


def _onward(shape: Shape, onward: dict[str, Arrow]) -> Shape:
    arrow = onward.get(shape.id)
    return replace(shape, arrows=(arrow,)) if arrow else shape
