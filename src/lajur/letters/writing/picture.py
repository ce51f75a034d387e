"""Small pictures that Word files need as pixels."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

_HERE = Path(__file__).resolve().parent
_SOURCE = b'#set page(width: 58pt, height: 68pt, margin: 0pt)\n#image("crest.svg")'


@lru_cache(maxsize=1)
def crest_png() -> bytes:
    """Draw the crest of the letterhead once."""
    given: dict[str, Any] = {"root": str(_HERE), "format": "png", "ppi": 300.0}
    return bytes(typst.compile(_SOURCE, **given))
