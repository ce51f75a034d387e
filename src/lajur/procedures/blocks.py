"""The blocks of a document in the form a page can show again."""

from collections.abc import Iterable
from typing import Any

from lajur.core.paper import Block, Paragraph


def stored(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks the reader saw, as plain data."""
    return [_stored(block) for block in blocks]


def _stored(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"text": block.text, "line": block.line, "heading": block.heading}
    return {
        "rows": [{"cells": list(row.cells), "line": row.line} for row in block.rows],
        "loose": block.loose,
    }
