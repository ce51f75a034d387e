"""Blocks to PDF/A-2a and PDF/UA-1, through typst.

All text goes in as JSON data and is placed by `layout.typ`; none of it is ever
typst code.
"""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst

from lajur.letters.writing.blocks import Page, Sign, plain
from lajur.letters.writing.fonts import font_folders

_HERE = Path(__file__).resolve().parent


def write_pdf(page: Page, at: datetime) -> bytes:
    """Write a page as PDF/A-2a + UA-1; the same page and moment give the same bytes."""
    found = _compile(page, at, format="pdf", pdf_standards=["a-2a", "ua-1"])
    # A signature is appended behind %%EOF; without the newline the file would
    # then break ISO 19005-2, rule 6.1.9-1.
    return bytes(found) + b"\n"


def write_png(page: Page, at: datetime, ppi: float = 72) -> list[bytes]:
    """Draw the pages of a paper as pictures."""
    found = _compile(page, at, format="png", ppi=ppi)
    return found if isinstance(found, list) else [found]


def _compile(page: Page, at: datetime, **given: Any) -> Any:
    return typst.compile(
        (_HERE / "layout.typ").read_bytes(),
        root=str(_HERE),
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(_data(page), ensure_ascii=False)},
        timestamp=at.astimezone(UTC).replace(microsecond=0),
        **given,
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Read the faces once; system fonts are left out, so every machine agrees."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in font_folders()],
    )


def _data(page: Page) -> dict[str, Any]:
    codes = {
        block.code: segno.make_qr(block.code, error="m").svg_inline(
            border=1, omitsize=True
        )
        for block in page.blocks
        if isinstance(block, Sign) and block.code
    }
    return {**plain(page), "codes": codes}
