"""Books people upload: real PDF files with layout of their own, and Word files."""

import io

from docx import Document
from tests.letters.facts import AT, page

from lajur.letters.writing.pdf import write_pdf


def pdf_book(*pages: str) -> bytes:
    """Return a PDF with one page per text."""
    blocks = "\n\n".join(pages)
    return write_pdf(page("naskah", fields={"isi": blocks}), AT)


def word_book(text: str) -> bytes:
    """Return a Word file with one paragraph."""
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


#: One black pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
