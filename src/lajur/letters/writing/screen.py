"""Blocks to what the page template draws: plain values and ready QR codes."""

from typing import Any

import segno

from lajur.letters.writing.blocks import Page, plain


def for_screen(page: Page) -> dict[str, Any]:
    """Return a page as plain values; each block names its template."""
    data: dict[str, Any] = plain(page)
    for block in data["blocks"]:
        _prepare(block)
    return data


def _prepare(block: dict[str, Any]) -> None:
    block["template"] = f"letters/paper/{block['is']}.html"
    if block.get("code"):
        made = segno.make_qr(block["code"], error="m")
        block["qr"] = made.svg_inline(border=1, omitsize=True)
    if block["is"] == "terms":
        for term in block["rows"]:
            for part in term["blocks"]:
                _prepare(part)
