"""SOPs as files: for the printer and the archive, for Word, and for other tools."""

from lajur.procedures.export.formats import FORMATS, FileFormat, written

__all__ = ["FORMATS", "FileFormat", "written"]
