"""Office files made part by part, sound and unsound."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = R
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWINGS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{R}"'
)


def packed(parts: Mapping[str, str | bytes], *, squeeze: bool = True) -> bytes:
    """Zip some members."""
    held = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """Print the relations of a part: (kind, target), ids r1, r2 …"""
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def docx(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Make a Word file of this body; further parts by their kind."""
    others = dict(parts or {})
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": (
                f"<w:document {DRAWINGS}><w:body>{body}</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": relations(
                *((kind, f"{kind}.xml") for kind in others)
            ),
            **{f"word/{kind}.xml": text for kind, text in others.items()},
        }
    )


def paragraph(text: str = "", properties: str = "") -> str:
    """Print a paragraph."""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """Print a cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Print a row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Print a table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XDR = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def xlsx(
    rows: str,
    after: str = "",
    *,
    before: str = "",
    drawing: str = "",
    styles: str = "",
    state: str = "visible",
) -> bytes:
    """Make a workbook of one sheet: its rows, and what stands around them."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{M}" xmlns:r="{R}"><sheets>'
            f'<sheet name="SOP" sheetId="1" state="{state}" r:id="r1"/>'
            '<sheet name="Hilang" sheetId="2" state="hidden" r:id="r3"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
        ),
        "xl/worksheets/sheet2.xml": (
            f'<worksheet xmlns="{M}"><sheetData>{sheet_row(1, "x")}</sheetData>'
            "</worksheet>"
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{M}">{before}<sheetData>{rows}</sheetData>{after}'
            "</worksheet>"
        ),
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{M}">{styles}</styleSheet>'
    if drawing:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
            ("drawing", "../drawings/drawing1.xml")
        )
        parts["xl/drawings/drawing1.xml"] = f"<xdr:wsDr {XDR}>{drawing}</xdr:wsDr>"
    return packed(parts)


def sheet_row(number: int, *cells: str, height: str = "") -> str:
    """Print a row of text cells, empty ones left out."""
    told = "".join(
        f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for n, text in enumerate(cells)
        if text
    )
    high = f' ht="{height}"' if height else ""
    return f'<row r="{number}"{high}>{told}</row>'
