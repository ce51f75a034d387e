"""Scans to blocks: Tesseract's words in the cells the scanned lines draw.

This module starts no program: who reads a file hands in a function that turns the
picture of a page into Tesseract's table of words (TSV).
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence

import pypdfium2
from PIL import Image, ImageSequence, UnidentifiedImageError

from lajur.core.paper.blocks import Block, Paragraph
from lajur.core.paper.flowchart import Word
from lajur.core.paper.geometry import Box
from lajur.core.paper.grid import Cell, Stack, Strip
from lajur.core.paper.ink import Ruling
from lajur.core.paper.refusals import refused
from lajur.core.paper.ruled import Grid, find_grids
from lajur.core.paper.scan_lines import rulings_of, straightened, without_lines

_Read = Callable[[bytes], str]

MAX_PAGES = 30
MAX_PIXELS = 50_000_000
MAX_WORDS = 20_000
#: Dots an inch: what Tesseract reads best, and the size of a page in inches.
_DPI = 200
_LONG_SIDE = 11.7
#: Below this Tesseract itself does not believe in a word.
_LEAST_SURE = 20.0
_FIELDS = 12
#: Print without a letter or figure.
_SIGNS = ("-", ":", "&", "/", "\u2713", "\u221a")
#: What remains of ruling lines between the words.
_CRUMBS = "|[]_\u2014~\\\u201c\u201d\u2018\u2019'`=\u00ab\u00bb"


def blocks_of_image(data: bytes, read_image: _Read | None) -> tuple[Block, ...]:
    """Return the blocks of a picture; raises Refused where it cannot be read."""
    return _blocks(_pictures(data), _program(read_image))


def blocks_of_scanned_pdf(data: bytes, read_image: _Read | None) -> tuple[Block, ...]:
    """Return the blocks of a PDF whose pages are pictures; raises Refused."""
    return _blocks(_pages(data), _program(read_image))


def _program(read_image: _Read | None) -> _Read:
    if read_image is None:
        raise refused("no_ocr")
    return read_image


def _pictures(data: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number == MAX_PAGES:
                    raise refused("too_many_pages")
                if frame.width * frame.height > MAX_PIXELS:
                    raise refused("too_big_inside")
                scale = _DPI * _LONG_SIDE / max(frame.size)
                size = [max(1, round(side * scale)) for side in frame.size]
                yield frame.convert("L").resize((size[0], size[1]))
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
    ) as error:
        raise refused("damaged") from error


def _pages(data: bytes) -> Iterator[Image.Image]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MAX_PAGES:
                raise refused("too_many_pages")
            for page in document:
                scale = _DPI / 72
                if page.get_width() * page.get_height() * scale**2 > MAX_PIXELS:
                    scale = _DPI * _LONG_SIDE / max(page.get_size())
                yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except pypdfium2.PdfiumError as error:
        raise refused("damaged") from error


def _blocks(pictures: Iterable[Image.Image], read: _Read) -> tuple[Block, ...]:
    stack = Stack()
    line = 1
    for number, picture in enumerate(pictures, 1):
        straight = straightened(picture)
        words = words_of(read(_png(without_lines(straight))))
        levels, uprights = rulings_of(straight)
        for part in _page(words, levels, uprights, line, number):
            if isinstance(part, Paragraph):
                stack.blocks.append(part)
                line += 1
            else:
                stack.add(part)
                line += len(part)
    return tuple(stack.blocks)


def _png(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "png", compress_level=1, dpi=(_DPI, _DPI))
    return held.getvalue()


def words_of(table: str) -> tuple[Word, ...]:
    """Return the words Tesseract is at all sure of, places in points of a page."""
    words = []
    for line in table.splitlines()[1:]:
        told = line.split("\t")
        text = told[-1].strip().strip(_CRUMBS).strip()
        if len(told) != _FIELDS or not _says(text) or float(told[10]) < _LEAST_SURE:
            continue
        left, top, width, height = (72 / _DPI * int(told[n]) for n in range(6, 10))
        words.append(Word(text, Box(left, top, left + width, top + height)))
    if len(words) > MAX_WORDS:
        raise refused("too_many_cells")
    return tuple(words)


def _says(text: str) -> bool:
    """Whether this is print, not the remains of a drawing."""
    return text in _SIGNS or any(letter.isalnum() for letter in text)


def _page(
    words: Sequence[Word],
    levels: Sequence[Ruling],
    uprights: Sequence[Ruling],
    line: int,
    page: int,
) -> Iterator[Paragraph | list[Strip]]:
    """Give the lines and the rows of the tables of a page from top to bottom."""
    grids = find_grids(levels, uprights).grids
    held: list[dict[tuple[int, int], list[Word]]] = [{} for _ in grids]
    outside: list[Word] = []
    for word in words:
        own = [n for n, g in enumerate(grids) if g.box.distance(word.box.middle) == 0]
        if own:
            cell = grids[own[-1]].owner[grids[own[-1]].place(word.box.middle)]
            held[own[-1]].setdefault(cell, []).append(word)
        else:
            outside.append(word)
    parts: list[tuple[float, str | int]] = [
        (row[0].box.top, text) for row, text in _lines(outside)
    ]
    parts += [(grid.box.top, n) for n, grid in enumerate(grids)]
    for _, part in sorted(parts, key=lambda item: item[0]):
        if isinstance(part, str):
            yield Paragraph(part, line, page=page)
            line += 1
        else:
            yield list(_strips(grids[part], held[part], line, page))
            line += grids[part].rows


def _strips(
    grid: Grid, held: dict[tuple[int, int], list[Word]], line: int, page: int
) -> Iterator[Strip]:
    for row in range(grid.rows):
        cells = [
            Cell(column, "\n".join(text for _, text in _lines(words)))
            for column in range(grid.columns)
            for words in [held.get((row, column), [])]
        ]
        yield Strip(tuple(cells), line + row, page=page)


def _lines(words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """Give the printed lines of some words, top to bottom, left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.middle[1]):
        last = rows[-1][-1].box if rows else None
        if last and word.box.middle[1] - last.middle[1] < 0.6 * max(
            last.height, word.box.height
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.box.left)
        yield row, " ".join(word.text for word in row)
