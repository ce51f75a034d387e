"""The official form as a Word file that can be edited: tables and real shapes."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import count

from lajur.core.drawing import FormPage, FormRow, OfficialForm
from lajur.core.drawing.form import PAPERS
from lajur.procedures.export.word_parts import FIXED_PARTS, NAMESPACES
from lajur.procedures.export.word_shapes import Shapes

#: Twentieths of a point: of a pixel, of a millimetre.
_PIXEL, _MILLIMETRE = 15, 1440 / 25.4
_PAPER = {"F4": (330, 215), "A4": (297, 210)}
#: Top, right, bottom, left.
_MARGINS = (10, 12, 12, 15)
_SOFT = re.compile("[\u00ad\u200b]")
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_HEAD, _TOTAL = 28, 28
_BEGUN, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_BARE = (
    '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
)


def form_docx(form: OfficialForm) -> bytes:
    """Return a form as a Word file; the same form gives the same bytes."""
    wide, high = (round(side * _MILLIMETRE) for side in _PAPER[form.paper])
    top, right, bottom, left = (round(side * _MILLIMETRE) for side in _MARGINS)
    ids = count(1)
    pages = "".join(_page(page, PAPERS[form.paper][0], ids) for page in form.pages)
    body = (
        f"{_identity(form)}{pages}{_paragraph('', 'seam')}<w:sectPr>"
        f'<w:pgSz w:w="{wide}" w:h="{high}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    return _packed(
        {
            **FIXED_PARTS,
            "docProps/core.xml": _CORE.format(title=_text(form.title)),
            "word/document.xml": (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
            ),
        }
    )


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title></cp:coreProperties>"
)


def _packed(parts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # A moment of its own in every file would make no two of them alike.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()


def _identity(form: OfficialForm) -> str:
    widths = [8200, 2950, 5250]
    sheet = form.identity
    rows = []
    for at, (name, value) in enumerate(sheet.facts):
        makers = [_paragraph(maker, "makers") for maker in sheet.makers]
        merge = _GOES_ON if at else _BEGUN
        rows.append(
            _row(
                [
                    _cell("" if at else "".join(makers), widths[0], merge),
                    _cell(_paragraph(name, "strong"), widths[1]),
                    _cell(_paragraph(value), widths[2]),
                ]
            )
        )
    for pair in sheet.boxes:
        wides = (widths[0], widths[1] + widths[2])
        spans = ("", '<w:gridSpan w:val="2"/>')
        for part, border in ((0, "bottom"), (1, "top")):
            open_ = f'<w:tcBorders><w:{border} w:val="nil"/></w:tcBorders>'
            cells = [
                _cell(
                    _items(box[1]) if part else _paragraph(box[0], "strong"),
                    wide,
                    span + open_,
                    align="top",
                )
                for box, wide, span in zip(pair, wides, spans, strict=True)
            ]
            rows.append(_row(cells))
    return _table(widths, rows)


def _items(items: Sequence[str]) -> str:
    if len(items) < 2:
        return _paragraph("".join(items))
    return "".join(
        _paragraph(f"{number}. {item}", "item") for number, item in enumerate(items, 1)
    )


def _page(page: FormPage, room: int, ids: "count[int]") -> str:
    columns = page.columns
    texts = (columns.inputs, columns.time, columns.outputs, columns.remarks)
    pixels = [columns.number, columns.text, *columns.lanes, *texts]
    scale = min(1.0, room / sum(pixels))
    widths = [round(wide * _PIXEL * scale) for wide in pixels]
    shapes = Shapes(page.figure, scale, ids)
    rows = [*_heads(page, widths, scale)]
    for at, row in enumerate(page.rows):
        rows.append(_step(row, at, widths, shapes, scale))
    if page.total is not None:
        rows.append(_total(page.total, widths, scale))
    return _paragraph("", "page") + _table(widths, rows)


def _heads(page: FormPage, widths: list[int], scale: float) -> Iterator[str]:
    lanes = max(len(page.lanes), 1)
    sides = widths[2:-4], widths[-4:-1]

    def head(text: str, wide: int, properties: str = "") -> str:
        return _cell(_paragraph(text, "head") if text else "", wide, properties)

    def span(columns: int) -> str:
        return f'<w:gridSpan w:val="{columns}"/>'

    lone = zip(("No", "Uraian kegiatan"), widths[:2], strict=True)
    yield _row(
        [
            *(head(name, wide, _BEGUN) for name, wide in lone),
            head("Pelaksana", sum(sides[0]), span(lanes)),
            head("Mutu baku", sum(sides[1]), span(3)),
            head("Ket.", widths[-1], _BEGUN),
        ],
        _FIRST_HEAD * scale,
        is_head=True,
    )
    named = zip(page.lanes, sides[0], strict=False)
    yield _row(
        [
            *(head("", wide, _GOES_ON) for wide in widths[:2]),
            *(head(name, wide, _BARE) for name, wide in named),
            *(
                head(name, wide)
                for name, wide in zip(
                    ("Kelengkapan", "Waktu", "Output"), sides[1], strict=True
                )
            ),
            head("", widths[-1], _GOES_ON),
        ],
        (page.head - _FIRST_HEAD) * scale,
        is_head=True,
    )


def _step(
    row: FormRow, at: int, widths: list[int], shapes: Shapes, scale: float
) -> str:
    lanes = [
        _cell(
            f'<w:p><w:pPr><w:pStyle w:val="lane"/></w:pPr>{shapes.in_cell(at, lane)}'
            "</w:p>",
            wide,
            _BARE,
            align="top",
        )
        for lane, wide in enumerate(widths[2:-4])
    ]
    texts = (row.text, *row.checklist)
    return _row(
        [
            _cell(_paragraph(row.number, "middle"), widths[0]),
            # What only says that the page ends is told by the pentagon beside it.
            _cell(_lines(() if row.is_plain else texts), widths[1]),
            *lanes,
            _cell(_lines(_listed(row.inputs)), widths[-4]),
            _cell(_paragraph(row.time, "middle"), widths[-3]),
            _cell(_lines(_listed(row.outputs)), widths[-2]),
            _cell(_lines((row.remarks,)), widths[-1]),
        ],
        row.height * scale,
    )


def _total(total: str, widths: list[int], scale: float) -> str:
    return _row(
        [
            _cell("", widths[0]),
            _cell(_paragraph("Jumlah total waktu", "strong"), widths[1]),
            *(_cell("", wide) for wide in widths[2:-3]),
            _cell(
                _paragraph(total, "strong"),
                widths[-3] + widths[-2],
                '<w:gridSpan w:val="2"/>',
            ),
            _cell("", widths[-1]),
        ],
        _TOTAL * scale,
    )


def _listed(items: Sequence[str]) -> tuple[str, ...]:
    """Mark each of several items, so that it is told from a line that goes on."""
    return tuple(f"\u00b7 {i}" for i in items) if len(items) > 1 else tuple(items)


def _lines(texts: Sequence[str]) -> str:
    return "".join(_paragraph(text) for text in texts)


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="form"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[str], pixels: float = 0, *, is_head: bool = False) -> str:
    height = f'<w:trHeight w:val="{round(pixels * _PIXEL)}" w:hRule="atLeast"/>'
    head = "<w:tblHeader/>" if is_head else ""
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{height if pixels else ''}{head}</w:trPr>"
        f"{''.join(cells)}</w:tr>"
    )


def _cell(
    content: str, wide: int, properties: str = "", *, align: str = "center"
) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{properties}'
        f'<w:vAlign w:val="{align}"/></w:tcPr>{content or "<w:p/>"}</w:tc>'
    )


def _paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(
        map(_text, _SOFT.sub("", text).split("\n"))
    )
    run = f'<w:r><w:t xml:space="preserve">{lines}</w:t></w:r>' if text else ""
    return f"<w:p>{named}{run}</w:p>"


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
