"""PDF to blocks: ruled tables with what is drawn in them, and running text.

Words keep their place; which cell they stand in is a question of the ruling lines
alone. The flow drawn across pages is followed from the foot of one to the head of
the next.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from lajur.core.paper import ocr
from lajur.core.paper.blocks import Block, Paragraph, Refused, Row, Shape, Table
from lajur.core.paper.pdf_flow import follow
from lajur.core.paper.pdf_page import Page, read_page
from lajur.core.paper.refusals import refused

ReadImage = Callable[[bytes], str]
MAX_BYTES = 25_000_000
MAX_PAGES = 300
_SHEET = re.compile(r"\W*(?:no|nomor|tgl|tanggal)\W+(?:sop|pembuatan)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-\u2013\s|]*(?:hal(?:aman)?\.?\s*)?\d{1,3}[-\u2013\s|]*$", re.IGNORECASE
)


def blocks_of_pdf(
    data: bytes, read_image: ReadImage | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a PDF; raises Refused when it cannot be read.

    Pages that are only pictures are read by `read_image`.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            "too_big",
            f"Berkas ini lebih besar dari {MAX_BYTES // 1_000_000} MB. "
            "Bagi menjadi beberapa berkas.",
        )
    pages = _pages(data)
    if not any(page.texts or page.grids for page in pages):
        return ocr.blocks_of_scanned_pdf(data, read_image)
    follow(pages)
    return tuple(_blocks(pages, _running(pages)))


def _pages(data: bytes) -> list[Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MAX_PAGES:
                raise refused("too_many_pages")
            pages = []
            for page in document.pages:
                pages.append(read_page(page))
                page.close()
            return pages
    except PdfminerException as error:
        locked = isinstance(error.args[0], PDFPasswordIncorrect)
        raise refused("encrypted" if locked else "damaged") from error
    except (PSException, KeyError, ValueError, TypeError, AttributeError) as error:
        if isinstance(error, Refused):
            raise
        raise refused("damaged") from error


def _running(pages: Sequence[Page]) -> set[str]:
    """Return the lines that stand on several pages: running heads and feet."""
    seen = Counter(
        bare for page in pages for bare in {_bare(text) for _, text, _ in page.texts}
    )
    return {bare for bare, times in seen.items() if times > 1}


def _top_of_sheet(page: Page) -> float:
    """Return where an identity sheet begins: what stands above is its letterhead."""
    tops = [
        grid.box.top
        for grid, cells in zip(page.grids, page.cells, strict=True)
        if any(_SHEET.match(cell) for cell in cells.values())
    ]
    return min(tops, default=-1.0)


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _blocks(pages: Sequence[Page], running: set[str]) -> Iterator[Block]:
    line = 0
    for page in pages:
        shapes = [_shapes(page, n) for n in range(len(page.grids))]
        sheet = _top_of_sheet(page)
        parts: list[tuple[float, tuple[str, str | None] | int]] = [
            (top, (text, spacing))
            for top, text, spacing in page.texts
            if (top < sheet or _bare(text) not in running)
            and not _PAGE_NUMBER.fullmatch(text)
        ]
        parts += [(grid.box.top, n) for n, grid in enumerate(page.grids)]
        for _, part in sorted(parts, key=lambda item: item[0]):
            line += 1
            if not isinstance(part, int):
                yield Paragraph(part[0], line, page=page.number, spacing=part[1])
                continue
            rows = list(_rows(page, part, shapes[part], line))
            line = rows[-1].line
            yield Table(tuple(rows))


def _rows(
    page: Page, at: int, shapes: dict[int, list[Shape]], line: int
) -> Iterator[Row]:
    grid = page.grids[at]
    for row in range(grid.rows):
        cells = [
            page.cells[at].get((row, column), "") for column in range(grid.columns)
        ]
        yield Row(
            tuple(cells),
            line + row,
            page=page.number,
            shapes=tuple(shapes.get(row, ())),
        )


def _shapes(page: Page, at: int) -> dict[int, list[Shape]]:
    """Return the symbols of a table by row, from left to right."""
    found: dict[int, list[Shape]] = {}
    for figure in sorted(page.figures, key=lambda figure: figure.box.left):
        nearest_grid = min(
            range(len(page.grids)),
            key=lambda n: page.grids[n].box.distance(figure.box.middle),
        )
        if nearest_grid != at:
            continue
        grid = page.grids[at]
        row, _ = grid.place(figure.box.middle)
        shape = Shape(
            figure.id,
            figure.kind,
            grid.columns_under(figure.box),
            figure.text,
            tuple(dict.fromkeys(page.joined.arrows[figure.id])),
        )
        found.setdefault(row, []).append(shape)
    return found
