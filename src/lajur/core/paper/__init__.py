"""Any document as plain blocks, whatever file it came in."""

from lajur.core.paper.blocks import (
    Arrow,
    Block,
    Paragraph,
    Refused,
    Row,
    Shape,
    ShapeKind,
    Table,
)
from lajur.core.paper.text import blocks_of_text

__all__ = [
    "Arrow",
    "Block",
    "Paragraph",
    "Refused",
    "Row",
    "Shape",
    "ShapeKind",
    "Table",
    "blocks_of_text",
]
