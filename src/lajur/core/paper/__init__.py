"""Any document as plain blocks, whatever file it came in."""

from lajur.core.paper.blocks import Block, Paragraph, Refused, Row, Table
from lajur.core.paper.text import blocks_of_text

__all__ = ["Block", "Paragraph", "Refused", "Row", "Table", "blocks_of_text"]
