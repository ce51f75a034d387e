"""Reading the code printed on a sheet from its scan.

A scanner's file is a stranger's file: pages and pixels looked at are bounded, and
what cannot be drawn holds no code.
"""

import io
import re
from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
#: A sheet's code at the end of what its QR code says.
_SHEET = re.compile(r"(?:^|/)([0-9]{1,18}-[0-9A-F]{8})/?$", re.ASCII)
#: The code stands beside the signature, so the last pages are looked at first.
_MOST_PAGES = 10
#: Longest side of the drawing a code is looked for in: A4 at about 250 dots an inch.
_LONGEST = 2900
#: A scanner's picture has fewer pixels: A3 at 600 dots an inch.
_MOST_PIXELS = 70_000_000


def sheet_codes(content: bytes) -> tuple[str, ...]:
    """Return the codes of sheets found in a scan, each once, the last page first."""
    found: dict[str, None] = {}
    for picture in _pictures(content):
        for text in _texts(picture):
            match = _SHEET.search(text)
            if match:
                found[match[1]] = None
    return tuple(found)


def _pictures(content: bytes) -> Iterator[Image.Image]:
    """Draw the pages of a PDF, or give the one picture; small enough to look at."""
    if not content.startswith(b"%PDF-"):
        yield from _picture(content)
        return
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in reversed(range(len(document))[-_MOST_PAGES:]):
            page = document[number]
            scale = _LONGEST / max(1.0, *page.get_size())
            yield page.render(scale=min(scale, 4), grayscale=True).to_pil()
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()


def _picture(content: bytes) -> Iterator[Image.Image]:
    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        if picture.width * picture.height > _MOST_PIXELS:
            return
        grey = picture.convert("L")
    except (OSError, ValueError, Image.DecompressionBombError):
        return
    grey.thumbnail((_LONGEST, _LONGEST))
    yield grey


def _texts(picture: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture, formats=_QR)
    return [code.text for code in found if code.valid]
