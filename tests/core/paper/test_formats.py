"""What a file is called does not matter, only what it holds."""

import pytest
from tests.core.paper.office_files import docx, packed, relations

from lajur.core.paper import Refused
from lajur.core.paper.formats import Format, format_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def office(main: str) -> bytes:
    return packed({"_rels/.rels": relations(("officeDocument", main)), main: "<a/>"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"No\tKegiatan", Format.TEXT),
        ("SOP".encode("utf-16"), Format.TEXT),
        (b"<p> ini teks </p> biasa", Format.TEXT),
        (b"\xef\xbb\xbf <!DOCTYPE html><html></html>", Format.HTML),
        (b'<?xml version="1.0"?>\n<!-- a --><html xmlns="b">', Format.HTML),
        (b"\r\n%PDF-1.7", Format.PDF),
        (b"\x89PNG\r\n\x1a\n....", Format.IMAGE),
        (b"RIFF....WEBPVP8 ", Format.IMAGE),
        (docx("<w:p/>"), Format.DOCX),
        (office("xl/workbook.xml"), Format.SHEETS),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            Format.SHEETS,
        ),
        (OLE + "Workbook\0".encode("utf-16-le"), Format.SHEETS),
        (OLE + "Book\0".encode("utf-16-le"), Format.SHEETS),
    ],
)
def test_the_kind_is_told_by_the_content(data: bytes, kind: Format) -> None:
    assert format_of(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", "empty"),
        (b"MZ\x90\0\x03\0", "unknown_kind"),
        (b"{\\rtf1 SOP}", "other_office"),
        (packed({"a.txt": "x"}), "unknown_kind"),
        (office("ppt/presentation.xml"), "other_office"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "other_office",
        ),
        (b"PK\x03\x04 cut", "damaged"),
        (OLE + "WordDocument\0".encode("utf-16-le"), "old_word"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        (OLE, "other_office"),
    ],
)
def test_what_is_not_read_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        format_of(data)
    assert refused.value.code == code
