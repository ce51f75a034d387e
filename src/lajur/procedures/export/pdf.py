"""The official form as PDF/A-2a and PDF/UA-1, through typst.

All text goes in as JSON data and is placed by `sop_form.typ`; none of it is ever
typst code.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from lajur.core.drawing import OfficialForm, form_data

_HERE = Path(__file__).resolve().parent
#: Found, never imported: importing it imports rinohtype (AGPL).
_FACE = "rinoh_typeface_texgyreheros"


def form_pdf(form: OfficialForm, at: datetime, *, foot: str = "") -> bytes:
    """Write a form as PDF; the same form and moment give the same bytes.

    `foot` stands at the foot of every page, left of its number.
    """
    sheets = {**form_data(form), "foot": foot or _foot(form)}
    return _set({"title": f"SOP {form.title}", "contents": None, "forms": [sheets]}, at)


def book_pdf(forms: Sequence[OfficialForm], at: datetime, title: str) -> bytes:
    """Write forms of one paper as a book with a page of contents before them."""
    sheets = [{**form_data(form), "foot": _foot(form)} for form in forms]
    return _set({"title": title, "contents": "Daftar isi", "forms": sheets}, at)


def _set(book: Mapping[str, Any], at: datetime) -> bytes:
    given: dict[str, Any] = {
        "root": str(_HERE),
        "font_paths": _fonts(),
        "sys_inputs": {"book": json.dumps(book, ensure_ascii=False)},
        "timestamp": at.astimezone(UTC).replace(microsecond=0),
        "format": "pdf",
        "pdf_standards": ["a-2a", "ua-1"],
    }
    found = typst.compile((_HERE / "sop_form.typ").read_bytes(), **given)
    # A signature is appended behind %%EOF; without the newline the file would
    # then break ISO 19005-2, rule 6.1.9-1.
    return bytes(found) + b"\n"


def _foot(form: OfficialForm) -> str:
    return " · ".join(filter(None, (f"SOP {form.title}", form.number)))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Read the face once; system fonts are left out, so every machine agrees."""
    spec = find_spec(_FACE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(
            f"Font paket {_FACE} belum terpasang; jalankan `make install`."
        )
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[next(iter(spec.submodule_search_locations))],
    )
