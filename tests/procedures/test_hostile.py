"""Files made to hurt cost one sentence; the server and the next file are well."""

import io
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from tests.core.paper.office_files import (
    cell,
    docx,
    packed,
    paragraph,
    relations,
    row,
    sheet_row,
    table,
    xlsx,
)
from tests.factories.office import make_office
from tests.factories.procedures import AT, sop_text

from lajur.core.paper import Refused
from lajur.core.paper.refusals import SENTENCES
from lajur.ledger.actor import SYSTEM
from lajur.procedures import errors, services
from lajur.procedures.isolation import Readers
from lajur.procedures.models import SourceDocument

GOOD = sop_text("Penyusunan Nota").encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
COMMAND = ("lajur.project.cli", "import", "--json")
#: Nothing of this kind may keep a person waiting longer.
PATIENCE = 45.0


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    own = Readers(seconds=PATIENCE)
    yield own
    own.close()


def word(document: str, **parts: str | bytes) -> bytes:
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": document,
            **{f"word/{name}.bin": content for name, content in parts.items()},
        }
    )


def steps(count: int) -> str:
    head = row(*map(cell, ("No", "Kegiatan", "Pelaksana", "Waktu", "Output")))
    second = row(*map(cell, ("", "", "Staf", "", "")))
    rows = (
        row(*map(cell, (str(n), f"Staf menulis nota {n}", "", "1 hari", "Nota")))
        for n in range(1, count + 1)
    )
    return table(head, second, *rows)


def pdf(pages: int, content: bytes = b"") -> bytes:
    """Make a PDF of equal pages, all with the same content."""
    packed_content = zlib.compress(content or b" ", 9)
    kids = " ".join(f"{n} 0 R" for n in range(4, pages + 4))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        f"<</Length {len(packed_content)}/Filter/FlateDecode>>stream\n".encode()
        + packed_content
        + b"\nendstream",
        *[page.encode()] * pages,
    ]
    held, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(held))
        held += f"{number} 0 obj".encode() + body + b"endobj\n"
    start = len(held)
    held += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    held += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(places) + 1
    held += f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(held)


def locked_pdf() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf(1))))
    writer.encrypt(owner_pass="rahasia", user_pass="rahasia")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def picture(side: int) -> bytes:
    """Make a PNG of a few bytes that says it is huge."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, content)
        for kind, content in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def bomb() -> bytes:
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": b"<w>" + b" " * 200_000_000 + b"</w>",
        }
    )


def laughs() -> bytes:
    kinds = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
    )
    return word(f"<!DOCTYPE w [{kinds}]><w>&l9;</w>")


def nested(depth: int) -> bytes:
    inner = paragraph("dalam")
    for _ in range(depth):
        inner = table(row(cell(inner + paragraph())))
    return docx(inner)


def far_cell() -> bytes:
    return xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def million_cells() -> bytes:
    line = "".join(
        f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"
    )
    return xlsx(
        "".join(f'<row r="{n}">{line.format(n)}</row>' for n in range(1, 40_001))
    )


HOSTILE = {
    "a zip bomb": (bomb, "too_big_inside"),
    "billion laughs": (laughs, "entities"),
    "an outside entity": (
        lambda: word(
            '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
        ),
        "entities",
    ),
    "an encrypted Word file": (
        lambda: OLE + "EncryptedPackage\0".encode("utf-16-le") + b"\0" * 600,
        "encrypted",
    ),
    "an old Word file": (
        lambda: OLE + "WordDocument\0".encode("utf-16-le") + b"\0" * 600,
        "old_word",
    ),
    "an encrypted PDF": (locked_pdf, "encrypted"),
    "a PDF of 10,000 pages": (lambda: pdf(10_000), "too_many_pages"),
    "a Word file cut short": (lambda: docx(steps(9))[:-400], "damaged"),
    "a workbook cut short": (lambda: xlsx(sheet_row(1, "No"))[:-300], "damaged"),
    "a PDF cut short": (lambda: pdf(1)[:200], "damaged"),
    "members that reach outside": (
        lambda: packed({"../../etc/cron.d/x": "x", "word/document.xml": "<w/>"}),
        "unsafe_members",
    ),
    "tables nested without end": (lambda: nested(200), "too_deep"),
    "a million cells": (million_cells, "too_big_inside"),
    "a cell at the end of the world": (far_cell, "too_many_cells"),
    "a table of 10,000 steps": (lambda: docx(steps(10_000)), "too_many_steps"),
    "60,000 lines": (
        lambda: docx("".join(map(paragraph, map(str, range(60_000))))),
        "too_many_cells",
    ),
    "a picture of a billion dots": (lambda: picture(40_000), None),
    "a program": (lambda: b"MZ\x90\0" + b"\0" * 500, "unknown_kind"),
    "an archive of anything": (lambda: packed({"a.txt": "x"}), "unknown_kind"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_costs_one_sentence_and_no_more(readers: Readers, name: str) -> None:
    make, code = HOSTILE[name]
    data = make()
    begun = time.monotonic()
    with pytest.raises(Refused) as refused:
        readers.read("sop.docx", data)
    assert time.monotonic() - begun < PATIENCE
    assert code in (None, refused.value.code)
    assert str(refused.value).count(". ") <= 1
    assert len(readers.read("baik.txt", GOOD)[0].sops) == 1


def test_a_page_that_bursts_when_it_is_opened() -> None:
    data = pdf(1, b"0 0 m 1 1 l S\n" * 20_000_000)
    assert len(data) < 2_000_000
    hasty = Readers(seconds=5)
    with pytest.raises(Refused) as refused:
        hasty.read("sop.pdf", data)
    assert refused.value.code in SENTENCES
    assert len(hasty.read("baik.txt", GOOD)[0].sops) == 1
    hasty.close()


def test_a_wrong_ending_does_not_matter(readers: Readers) -> None:
    for name, data in (
        ("sop.pdf", docx(steps(3))),
        ("sop.docx", GOOD),
        ("sop.xlsx", docx(steps(3))),
        ("sop", docx(steps(3))),
    ):
        (sop,) = readers.read(name, data)[0].sops
        assert len(sop.steps) >= 3


def test_macros_are_left_alone(readers: Readers) -> None:
    plain = docx(steps(3))
    document = f"<w:body>{steps(3)}</w:body>"
    with_macro = word(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
        f'2006/main">{document}</w:document>',
        vbaProject=OLE,
    )
    texts = [
        [step.text for step in readers.read("a.docm", data)[0].sops[0].steps]
        for data in (plain, with_macro)
    ]
    assert texts[0] == texts[1]


def test_letters_that_are_none_are_read_around(readers: Readers) -> None:
    reading, _ = readers.read("a.txt", GOOD + b"\n\xff\xfe\xc3\x28\n")
    assert len(reading.sops) == 1


def test_pages_fetch_nothing(readers: Readers) -> None:
    page = (
        '<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd"><html><body>'
        '<script src="http://192.0.2.1/x.js"></script><img src="file:///etc/passwd">'
        "<p>SOP</p></body></html>"
    )
    begun = time.monotonic()
    _, blocks = readers.read("a.html", page.encode())
    assert [block["text"] for block in blocks] == ["SOP"]
    assert time.monotonic() - begun < PATIENCE


def sparse(folder: Path) -> Path:
    path = folder / "besar.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(500_000_000)
    return path


def test_a_file_of_500_megabytes_is_not_even_read(tmp_path: Path) -> None:
    begun = time.monotonic()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "lajur.project.cli",
            "import",
            "--json",
            sparse(tmp_path),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LAJUR_VAR": str(tmp_path)},
    )
    assert done.returncode == 2
    assert SENTENCES["too_big_inside"] in " ".join(done.stderr.split())
    assert time.monotonic() - begun < PATIENCE


@pytest.mark.django_db
def test_nothing_of_a_refused_file_is_kept() -> None:
    office = make_office()
    for data in (laughs(), docx(steps(9))[:-400]):
        with pytest.raises(errors.DocumentRefused) as refused:
            services.receive_document(
                government_id=office.id,
                name="sop.docx",
                content=data,
                by=SYSTEM,
                at=AT,
            )
        assert str(refused.value).endswith(".")
    assert not SourceDocument.objects.exists()
