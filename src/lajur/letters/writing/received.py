"""Reads the text of an uploaded Word or PDF file, back to a body in Markdown."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pypdfium2
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from lajur.letters.writing.word import FRAME

MAX_BYTES = 10 * 1024 * 1024
#: A Word file is a zip; these bounds stop one that unpacks to a flood.
MAX_UNPACKED, MAX_MEMBERS, MAX_RATIO = 200 * 1024 * 1024, 5000, 200
MAX_PAGES = 2000
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class Unreadable(ValueError):
    """The file is not what its name says, or too large; the text says which."""


def media_of(name: str, content: bytes) -> str:
    """Return `docx` or `pdf`, by the bytes and not by the name alone."""
    if len(content) > MAX_BYTES:
        raise Unreadable("Berkas lebih besar dari 10 MB. Perkecil, lalu unggah lagi.")
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK") and _is_word(content):
        return "docx"
    raise Unreadable(f"{name} bukan berkas Word (.docx) atau PDF. Pilih berkas lain.")


def body_of(media: str, content: bytes) -> str:
    """Return the body of an uploaded file as Markdown."""
    return _word_body(content) if media == "docx" else _pdf_body(content)


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return False
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or (unpacked > MAX_BYTES and unpacked / packed > MAX_RATIO)
    ):
        raise Unreadable("Berkas Word ini membengkak saat dibuka. Simpan ulang dahulu.")
    return any(member.filename == "word/document.xml" for member in members)


def _word_body(content: bytes) -> str:
    try:
        document = Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("Berkas Word ini rusak. Simpan ulang, lalu unggah.") from error
    return "\n".join(_joined(list(_word_rows(document)))).strip()


def _word_rows(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield (kind, Markdown) of everything outside our own frame."""
    formats = _list_formats(document)
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            text = _markdown(paragraph)
            if text.strip() and _style(paragraph) != FRAME:
                yield _word_row(paragraph, text, formats)
        elif element.tag == qn("w:tbl"):
            table = Table(element, document)
            if _style(table.cell(0, 0).paragraphs[0]) != FRAME:
                yield "table", _table(table)


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style else "") or ""


def _word_row(
    paragraph: Paragraph, text: str, formats: dict[int, str]
) -> tuple[str, str]:
    if _style(paragraph).startswith(("Heading", "Judul", "Title")):
        return "heading", f"# {text.replace(chr(10), ' ')}"
    number = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        form = formats.get(int(number.get(qn("w:val"))), "bullet")
        marker = {"decimal": "1. ", "lowerLetter": "a. "}.get(form, "- ")
        return "item", marker + text.replace("\n", " ")
    return "para", text


def _markdown(paragraph: Paragraph) -> str:
    """Write a paragraph with its bold and italic, and nothing else."""
    pieces = []
    for run in paragraph.runs:
        text = run.text.replace("\t", " ")
        for mark in "\\*_|":
            text = text.replace(mark, f"\\{mark}")
        dress = "***" if run.bold and run.italic else "**" if run.bold else ""
        dress = dress or ("*" if run.italic else "")
        core = text.strip()
        if dress and core and "\n" not in core:
            text = text.replace(core, f"{dress}{core}{dress}", 1)
        pieces.append(text)
    return "".join(pieces).replace("****", "").strip()


def _table(table: Table) -> str:
    rows = [[_cell(cell.text) for cell in row.cells] for row in table.rows]
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _joined(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Put a blank line between blocks, none between items; count the items."""
    count = 0
    for at, (kind, text) in enumerate(rows):
        count = count + 1 if kind == "item" and at and rows[at - 1][0] == kind else 1
        if at and count == 1:
            yield ""
        if text.startswith("1. ") and kind == "item":
            text = f"{count}. {text[3:]}"
        elif text.startswith("a. ") and kind == "item" and count <= 26:
            text = f"{chr(96 + count)}. {text[3:]}"
        yield text


def _list_formats(document: WordDocument) -> dict[int, str]:
    """Return what each numbering of the file counts with."""
    part: Any = next(
        (
            relation.target_part
            for relation in document.part.rels.values()
            if relation.reltype.endswith("/numbering")
        ),
        None,
    )
    if part is None:
        return {}
    forms = {}
    for abstract in part.element.findall(qn("w:abstractNum")):
        level = abstract.find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
        if level is not None:
            forms[abstract.get(qn("w:abstractNumId"))] = level.get(qn("w:val"))
    found = {}
    for number in part.element.findall(qn("w:num")):
        abstract = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        found[int(number.get(qn("w:numId")))] = forms.get(abstract, "bullet")
    return found


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has; raises Unreadable."""
    document = _opened(content)
    try:
        return len(document)
    finally:
        document.close()


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("Berkas PDF ini rusak atau terkunci sandi.") from error


def _pdf_body(content: bytes) -> str:
    document = _opened(content)
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"Berkas PDF ini lebih dari {MAX_PAGES} halaman.")
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    lines = [line.strip() for page in pages for line in page.splitlines()]
    rows: list[str] = []
    for line in filter(None, lines):
        # A full line that ends in no stop goes on in the next one.
        if rows and len(rows[-1]) > 60 and rows[-1][-1] not in ".;:!?":
            rows[-1] += f" {line}"
        else:
            rows.append(line)
    return "\n\n".join(row.replace("\\", "\\\\").replace("*", "\\*") for row in rows)
