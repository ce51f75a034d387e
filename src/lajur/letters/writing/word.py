"""Blocks to a native Word file, through python-docx.

The frame (letterhead, address, signature …) wears styles of its own, so that an
edited file that comes back can be told apart into frame and body.
"""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import segno
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from lajur.letters.writing.blocks import (
    Block,
    Boxes,
    Grid,
    Items,
    Letterhead,
    Meta,
    Page,
    PageBreak,
    Para,
    Rule,
    Runs,
    Sign,
    Terms,
)
from lajur.letters.writing.picture import crest_png

FACE = "Arial"
FRAME = "Lajur Bingkai"
BODY = "Lajur Isi"
_SIZES = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_MARKERS = {"decimal": "%1.", "alpha": "%1.", "bullet": "•"}
_FORMATS = {"decimal": "decimal", "alpha": "lowerLetter", "bullet": "bullet"}


def write_docx(page: Page, at: datetime) -> bytes:
    """Write a page as a Word file."""
    writer = _Writer(page)
    for block in page.blocks:
        writer.add(block)
    core = writer.document.core_properties
    core.title, core.language, core.author = page.title, page.lang, ""
    core.created = core.modified = at.astimezone(UTC).replace(tzinfo=None)
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


class _Writer:
    """Holds the document while its blocks are added."""

    def __init__(self, page: Page) -> None:
        self.document = Document()
        wide, tall = _SIZES.get(page.size, _SIZES["F4"])
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(wide), Cm(tall)
        section.left_margin, section.right_margin = Cm(3), Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
        section.different_first_page_header_footer = True
        self.width = wide - 5.5
        self._style(FRAME)
        self._style(BODY)
        _page_number(section.header.paragraphs[0])
        for foot in (section.footer, section.first_page_footer):
            foot.paragraphs[0].text = "\n".join(page.foot)
            for run in foot.paragraphs[0].runs:
                run.font.size = Pt(7)

    def _style(self, name: str) -> None:
        style = self.document.styles.add_style(name, 1)
        style.font.name, style.font.size = FACE, Pt(11)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
        style.paragraph_format.space_after = Pt(6 if name == BODY else 0)
        style.paragraph_format.space_before = Pt(0)

    def add(self, block: Block) -> None:
        """Add one block by the method that bears its name."""
        add: Callable[[Any], None] = getattr(self, type(block).__name__.lower())
        add(block)

    def rule(self, _: Rule) -> None:
        _border(self.line(""), "single", 8)

    def pagebreak(self, _: PageBreak) -> None:
        self.line("").add_run().add_break(WD_BREAK.PAGE)

    def line(self, text: str, *, style: str = FRAME, inside: Any = None) -> Paragraph:
        """Add one plain paragraph to the document or to a cell."""
        return (inside or self.document).add_paragraph(text, style=style)

    def para(self, block: Para, inside: Any = None) -> None:
        if block.style == "heading":
            paragraph = (inside or self.document).add_paragraph(style="Heading 1")
            _runs(paragraph, block.runs, size=11)
            return
        paragraph = self.line("", style=FRAME if block.frame else BODY, inside=inside)
        paragraph.alignment = _SIDES[block.align]
        size = {"small": 9.0, "cover": 20.0, "coverfoot": 13.0}.get(block.style)
        heavy = block.style in ("title", "cover", "coverfoot")
        _runs(paragraph, block.runs, size=size, bold=heavy)
        if block.style == "cover":
            paragraph.paragraph_format.space_before = Cm(6)
        elif block.style == "coverfoot":
            paragraph.paragraph_format.space_before = Cm(9)
        elif block.frame:
            paragraph.paragraph_format.space_after = Pt(6)

    def items(self, block: Items, inside: Any = None) -> None:
        number = self._list(block.marker)
        for runs in block.entries:
            style = FRAME if block.frame else BODY
            paragraph = self.line("", style=style, inside=inside)
            _runs(paragraph, runs)
            paragraph.paragraph_format.space_after = Pt(2)
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number

    def _list(self, marker: str) -> int:
        """Give a list a numbering of its own, so that each begins at one."""
        numbering = self.document.part.numbering_part.element
        known = numbering.findall(qn("w:abstractNum"))
        ids = [int(element.get(qn("w:abstractNumId"))) for element in known]
        abstract = max(ids, default=0) + 1
        element = _abstract_numbering(abstract, marker)
        # Word refuses a file whose abstract numberings follow the numberings.
        numbering.insert(len(known), element)
        return int(numbering.add_num(abstract).numId)

    def table(self, rows: int, widths: tuple[float, ...], *, lines: bool) -> Any:
        """Add a table whose columns and cells all carry their width.

        LibreOffice spreads columns evenly when only one of the two is set.
        """
        table = self.document.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        if lines:
            table.style = "Table Grid"
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table

    def grid(self, block: Grid) -> None:
        whole = self.width * (0.62 if block.style == "initials" else 1)
        shares = block.widths or (1.0,) * len(block.rows[0])
        widths = tuple(whole * share / sum(shares) for share in shares)
        self.line("")
        table = self.table(len(block.rows), widths, lines=True)
        size = 9.0 if block.style == "initials" else None
        for at, row in enumerate(block.rows):
            for cell, runs in zip(table.rows[at].cells, row, strict=False):
                paragraph = cell.paragraphs[0]
                paragraph.style = FRAME if block.frame else BODY
                _runs(paragraph, runs, size=size, bold=at < block.header)
            if at < block.header:
                _repeat(table.rows[at])
        self.line("")

    def meta(self, block: Meta) -> None:
        date = 4.6 if block.date else 0.6
        widths = (2.4, 0.4, self.width - 2.8 - date, date)
        table = self.table(len(block.rows), widths, lines=False)
        for at, (label, runs) in enumerate(block.rows):
            cells = table.rows[at].cells
            for cell in cells:
                cell.paragraphs[0].style = FRAME
            cells[0].paragraphs[0].add_run(label)
            cells[1].paragraphs[0].add_run(":")
            if at == 0 and block.date:
                _runs(cells[3].paragraphs[0], block.date)
                cells[3].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            else:
                cells[2].merge(cells[3])
            _runs(cells[2].paragraphs[0], runs)
        self.line("")

    def terms(self, block: Terms) -> None:
        widths = (2.8, 0.4, self.width - 3.2)
        table = self.table(len(block.rows), widths, lines=False)
        for at, row in enumerate(block.rows):
            label, colon, cell = table.rows[at].cells
            for one, text in ((label, row.label), (colon, ":")):
                one.paragraphs[0].style = BODY
                one.paragraphs[0].add_run(text)
            for part in row.blocks:
                if isinstance(part, Items):
                    self.items(part, inside=cell)
                else:
                    self.para(part, inside=cell)
            if len(cell.paragraphs) > 1:
                first = cell.paragraphs[0]._p
                first.getparent().remove(first)
        self.line("")

    def letterhead(self, block: Letterhead) -> None:
        table = self.table(1, (2.2, self.width - 4.4, 2.2), lines=False)
        left, middle, right = table.rows[0].cells
        for cell in (left, right):
            cell.paragraphs[0].style = FRAME
        left.paragraphs[0].add_run().add_picture(
            io.BytesIO(crest_png()), width=Cm(1.55)
        )
        paragraph = middle.paragraphs[0]
        paragraph.style, paragraph.alignment = FRAME, WD_ALIGN_PARAGRAPH.CENTER
        for at, name in enumerate(block.names):
            run = paragraph.add_run(name)
            run.bold = True
            run.font.size = Pt(15 if at == len(block.names) - 1 else 12.5)
            run.add_break()
        run = paragraph.add_run("\n".join(block.address))
        run.font.size = Pt(9)
        _border(self.line(""), "thinThickSmallGap", 18)

    def sign(self, block: Sign) -> None:
        self.line("")
        table = self.table(1, (self.width - 8.2, 8.2), lines=False)
        beside, cell = table.rows[0].cells
        beside.paragraphs[0].style = FRAME
        if block.state == "open" and block.code:
            self.code(block, beside)
        first = cell.paragraphs[0]
        first.style = FRAME
        for at, runs in enumerate(block.posts):
            _runs(first if at == 0 else self.line("", inside=cell), runs)
        if block.state in ("open", "wet"):
            for _ in range(3):
                self.line("", inside=cell)
        else:
            self.code(block, cell)
        for at, runs in enumerate(block.names):
            _runs(self.line("", inside=cell), runs, bold=at == 0)

    def code(self, block: Sign, cell: Any) -> None:
        if block.code:
            out = io.BytesIO()
            made = segno.make_qr(block.code, error="m")
            made.save(out, kind="png", scale=6, border=1)
            out.seek(0)
            self.line("", inside=cell).add_run().add_picture(out, width=Cm(1.7))
        said = self.line("", inside=cell).add_run(block.statement)
        said.font.size = Pt(8)

    def boxes(self, block: Boxes) -> None:
        for ticked, runs in block.entries:
            paragraph = self.line("☒ " if ticked else "☐ ")
            _runs(paragraph, runs)


def _runs(
    paragraph: Paragraph, runs: Runs, *, size: float | None = None, bold: bool = False
) -> None:
    for span in runs:
        run = paragraph.add_run(span.text)
        run.bold = span.bold or bold or None
        run.italic = span.italic or None
        run.font.name = FACE
        if size:
            run.font.size = Pt(size)


def _border(paragraph: Paragraph, line: str, size: int) -> None:
    edges = OxmlElement("w:pBdr")
    edge = OxmlElement("w:top")
    for name, value in (("val", line), ("sz", str(size)), ("space", "1")):
        edge.set(qn(f"w:{name}"), value)
    edges.append(edge)
    paragraph._p.get_or_add_pPr().append(edges)


def _repeat(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _page_number(paragraph: Paragraph) -> None:
    """Number the pages at the top centre, from the second on."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _abstract_numbering(number: int, marker: str) -> Any:
    form, text = _FORMATS[marker], _MARKERS[marker]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(number))
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (
        ("start", "1"),
        ("numFmt", form),
        ("lvlText", text),
        ("lvlJc", "left"),
    ):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        level.append(element)
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), "425")
    indent.set(qn("w:hanging"), "425")
    properties = OxmlElement("w:pPr")
    properties.append(indent)
    level.append(properties)
    abstract.append(level)
    return abstract
