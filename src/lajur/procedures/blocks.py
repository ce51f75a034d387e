"""The blocks of a document in the form a page can show again."""

from typing import Any

from lajur.core.paper import Paragraph, Table, blocks_of_text


def stored_blocks(content: bytes) -> list[dict[str, Any]]:
    """Return the blocks the reader saw, as plain data; raises core Refused."""
    return [_stored(block) for block in blocks_of_text(content)]


def _stored(block: Paragraph | Table) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"text": block.text, "line": block.line, "heading": block.heading}
    return {
        "rows": [{"cells": list(row.cells), "line": row.line} for row in block.rows],
        "loose": block.loose,
    }
