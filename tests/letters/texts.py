"""The text of finished files, as a reader's program finds it."""

import io

import pypdfium2
from docx import Document
from docx.oxml.ns import qn


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF with single blanks."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def docx_text(content: bytes) -> str:
    """Return the text of a Word file, tables included, with single blanks."""
    document = Document(io.BytesIO(content))
    words = []
    for paragraph in document.element.body.iter(qn("w:p")):
        texts = paragraph.iter(qn("w:t"), qn("w:br"))
        words.append("".join(t.text or " " for t in texts))
    return " ".join(" ".join(words).split())
