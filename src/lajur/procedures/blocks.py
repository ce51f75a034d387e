"""The blocks of a document in the form a page can show again."""

from collections.abc import Iterable
from typing import Any

from lajur.core.paper import Block, Paragraph, Row


def stored(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks the reader saw, as plain data."""
    return [_stored(block) for block in blocks]


def _stored(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        said = {"text": block.text, "line": block.line, "heading": block.heading}
        return {**said, **_page(block)}
    rows = [
        {"cells": list(row.cells), "line": row.line, **_page(row)} for row in block.rows
    ]
    return {"rows": rows, "loose": block.loose}


def _page(place: Paragraph | Row) -> dict[str, int]:
    return {} if place.page is None else {"page": place.page}
