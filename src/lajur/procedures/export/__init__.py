"""SOPs as files: the official form for the printer and the archive."""

from lajur.procedures.export.pdf import form_pdf

__all__ = ["form_pdf"]
