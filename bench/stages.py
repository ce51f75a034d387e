"""How fast the stages of reading are, as multiples of the least work there is.

The least for text is to split it into lines and cells, for a PDF to let the
library give the words of its pages.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from lajur.core.paper.files import blocks_of_file
from lajur.core.reading import read_file
from lajur.core.reading.layout import resolved
from lajur.core.reading.parts import find_parts
from lajur.core.reading.table import read_table

#: A PDF with text and drawn flows, and so many pages of it.
_PDF, _PAGES = "files/permendagri3-2017_lampiran-5-sop.pdf", 10
_TIMES = 5


def print_stages(seeds: Path, wild: Path) -> None:
    """Print the time of each stage for a page of text, a PDF and a long file."""
    texts = sorted(seeds.glob("seed-*.txt"), key=lambda path: path.stat().st_size)
    for name, paths in (("a page of text", texts[:1]), ("41 SOPs", texts[-1:])):
        for path in paths:
            _print(name, path.read_bytes(), _split)
    if (wild / _PDF).exists():
        _print("a PDF of ten pages", _first_pages(wild / _PDF), _words_of_pages)


def _print(name: str, data: bytes, least: Callable[[bytes], object]) -> None:
    floor = _timed(lambda: least(data))
    blocks = blocks_of_file(data)
    laid = resolved(blocks)
    parts = find_parts(laid)
    print(f"{name}: {len(data)} bytes, least work {1000 * floor:.3f} ms")
    stages: dict[str, Callable[[], object]] = {
        "blocks": lambda: blocks_of_file(data),
        "layout": lambda: resolved(blocks),
        "parts": lambda: find_parts(laid),
        "tables": lambda: [read_table(part) for part in parts],
        "whole": lambda: read_file(name, data),
    }
    for stage, work in stages.items():
        spent = _timed(work)
        print(f"    {stage:8} {1000 * spent:8.2f} ms, {spent / floor:8.1f} x the least")


def _timed(work: Callable[[], object]) -> float:
    best = 1e9
    for _ in range(_TIMES):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def _split(data: bytes) -> object:
    return [line.split("\t") for line in data.decode().splitlines()]


def _words_of_pages(data: bytes) -> object:
    document = pdfium.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def _first_pages(path: Path) -> bytes:
    whole, part = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
    part.import_pages(whole, list(range(min(_PAGES, len(whole)))))
    written = io.BytesIO()
    part.save(written)
    return written.getvalue()
