"""A paper and its book in one PDF, page for page, for reading and printing."""

import io

import pypdfium2


def joined(front: bytes, book: bytes) -> bytes | None:
    """Put a book's own pages behind the pages of its paper.

    The pages are copied as they are. The result is for reading; the archive keeps
    both files apart, since a foreign book is seldom PDF/A. None where the book's
    pages cannot be copied.
    """
    whole = pypdfium2.PdfDocument(front)
    rest = pypdfium2.PdfDocument(book)
    out = io.BytesIO()
    try:
        whole.import_pages(rest)
        whole.save(out)
    except pypdfium2.PdfiumError:
        return None
    finally:
        rest.close()
        whole.close()
    return out.getvalue()
