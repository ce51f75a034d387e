"""Any file to blocks, by what it holds."""

from collections.abc import Callable

from lajur.core.paper.blocks import Block
from lajur.core.paper.formats import Format, format_of
from lajur.core.paper.refusals import refused
from lajur.core.paper.text import blocks_of_text

#: The picture of one page (PNG) in, Tesseract's table of words (TSV) out.
ReadImage = Callable[[bytes], str]

#: No file of an office comes near; what is larger is not even looked at.
MAX_BYTES = 50_000_000


def blocks_of_file(
    data: bytes, read_image: ReadImage | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a file; raises Refused, with a sentence, if it cannot.

    Pictures of pages are read by `read_image` where the machine has a program
    for that.
    """
    if len(data) > MAX_BYTES:
        raise refused("too_big_inside")
    kind = format_of(data)
    if kind is Format.TEXT:
        return blocks_of_text(data)
    return _READERS[kind](data, read_image)


# Each is loaded when a file needs it: a text is read without their libraries.


def _docx(data: bytes, read_image: ReadImage | None) -> tuple[Block, ...]:
    from lajur.core.paper.docx import blocks_of_docx

    return blocks_of_docx(data)


def _sheets(data: bytes, read_image: ReadImage | None) -> tuple[Block, ...]:
    from lajur.core.paper.xlsx import blocks_of_xlsx

    return blocks_of_xlsx(data)


def _html(data: bytes, read_image: ReadImage | None) -> tuple[Block, ...]:
    from lajur.core.paper.html import blocks_of_html

    return blocks_of_html(data)


def _pdf(data: bytes, read_image: ReadImage | None) -> tuple[Block, ...]:
    from lajur.core.paper.pdf import blocks_of_pdf

    return blocks_of_pdf(data, read_image)


def _image(data: bytes, read_image: ReadImage | None) -> tuple[Block, ...]:
    from lajur.core.paper.ocr import blocks_of_image

    return blocks_of_image(data, read_image)


_READERS: dict[Format, Callable[[bytes, ReadImage | None], tuple[Block, ...]]] = {
    Format.DOCX: _docx,
    Format.SHEETS: _sheets,
    Format.HTML: _html,
    Format.PDF: _pdf,
    Format.IMAGE: _image,
}
