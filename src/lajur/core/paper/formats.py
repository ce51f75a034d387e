"""What a file is, by what it holds and not by what it is called."""

import re
from enum import StrEnum

from lajur.core.paper.refusals import refused
from lajur.core.paper.zipped import Package


class Format(StrEnum):
    """The kinds of files that are read."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    SHEETS = "sheets"
    PDF = "pdf"
    IMAGE = "image"


_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"GIF8",
    b"BM",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
#: A PDF may begin with some bytes of a mail program.
_PDF_WITHIN = 1024
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def format_of(data: bytes) -> Format:
    """Return what this file is; raises Refused for kinds that are not read."""
    if not data.strip():
        raise refused("empty")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _format_of_package(data)
    if data.startswith(_OLE):
        return _format_of_ole(data)
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Format.IMAGE
    return _format_of_text(data)


def _format_of_package(data: bytes) -> Format:
    package = Package(data)
    main = "".join(package.of_kind("", "officeDocument")[:1])
    if main.startswith("word/"):
        return Format.DOCX
    if main.startswith("xl/"):
        return Format.SHEETS
    if "mimetype" in package and b"spreadsheet" in package.read("mimetype"):
        return Format.SHEETS
    if main or "mimetype" in package:
        raise refused("other_office")
    raise refused("unknown_kind")


def _format_of_ole(data: bytes) -> Format:
    """Tell by the names of the streams in an old compound file."""
    if _named(data, "EncryptedPackage"):
        raise refused("encrypted")
    if _named(data, "Workbook") or _named(data, "Book"):
        return Format.SHEETS
    if _named(data, "WordDocument"):
        raise refused("old_word")
    raise refused("other_office")


def _named(data: bytes, stream: str) -> bool:
    return f"{stream}\0".encode("utf-16-le") in data


def _format_of_text(data: bytes) -> Format:
    if data.startswith(b"{\\rtf"):
        raise refused("other_office")
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return Format.HTML
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Format.TEXT
    if b"\0" in data:
        raise refused("unknown_kind")
    return Format.TEXT
