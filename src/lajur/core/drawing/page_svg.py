"""The flowchart table as one SVG file: rules, texts and drawing, page by page.

The file carries its own style and needs nothing beside it.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise

from lajur.core.drawing.columns import (
    HEAD_LEADING,
    LEADING,
    TOTAL_ROW,
    head_lines,
    text_lines,
)
from lajur.core.drawing.figure import XY
from lajur.core.drawing.form import FormPage, FormRow, OfficialForm
from lajur.core.drawing.svg import document, form_parts, tag, text, way

_MARGIN = 16.0
_FIRST_HEAD = 28.0
_INSET = 7.0
_STYLE = (
    "text{font:13px Arial,Helvetica,sans-serif;dominant-baseline:central}"
    ".c,.fl text{text-anchor:middle}.h{font-weight:700}.s,.fl text{font-size:12px}"
    ".l{fill:none;stroke:#000;stroke-width:1.3}"
    ".sh{fill:#fff;stroke:#000;stroke-width:1.5}"
    ".r{fill:none;stroke:#000}.fl text{paint-order:stroke;stroke:#fff;stroke-width:4px}"
    ".fl .in{stroke:none}"
)


def form_svg(form: OfficialForm) -> str:
    """Return the flowchart pages of a form, one under the other."""
    wide = max(page.columns.total for page in form.pages) + 2 * _MARGIN
    parts = [tag("style", _STYLE)]
    y = _MARGIN
    for page in form.pages:
        parts.append(
            tag(
                "g",
                *_table(page),
                *_drawing(page),
                transform=f"translate({_MARGIN} {y})",
            )
        )
        y += _height(page) + _MARGIN
    return document(
        parts,
        (wide, y),
        class_="form",
        title=f"SOP {form.title}",
        description=" ".join(form.description),
        prefix="form",
    )


def _height(page: FormPage) -> float:
    rows = page.head + sum(row.height for row in page.rows)
    return rows + (0.0 if page.total is None else TOTAL_ROW)


def _widths(page: FormPage) -> list[int]:
    columns = page.columns
    texts = (columns.inputs, columns.time, columns.outputs, columns.remarks)
    return [columns.number, columns.text, *columns.lanes, *texts]


def _table(page: FormPage) -> Iterator[str]:
    """Yield the rules and texts of one page."""
    edges = [float(edge) for edge in accumulate(_widths(page), initial=0)]
    rows = [
        float(y) for y in accumulate((r.height for r in page.rows), initial=page.head)
    ]
    yield from _rules(page, edges, rows)
    yield from _heads(page, edges)
    for row, (top, bottom) in zip(page.rows, pairwise(rows), strict=True):
        yield from _row(row, edges, (top + bottom) / 2)
    if page.total is not None:
        middle = rows[-1] + TOTAL_ROW / 2
        yield text("Jumlah total waktu", edges[1] + _INSET, middle, "h")
        yield text(page.total, edges[-4] + _INSET, middle, "h")


def _rules(page: FormPage, edges: list[float], rows: list[float]) -> Iterator[str]:
    height, lanes = _height(page), len(page.lanes)
    yield tag("rect", class_="r", x=0, y=0, width=edges[-1], height=height)
    for y in rows if page.total is not None else rows[:-1]:
        yield _rule((0, y), (edges[-1], y))
    yield _rule((edges[2], _FIRST_HEAD), (edges[-2], _FIRST_HEAD))
    outer = {1, 2, 2 + lanes, len(edges) - 2}
    for at, x in enumerate(edges[1:-1], 1):
        yield _rule((x, 0 if at in outer else _FIRST_HEAD), (x, rows[-1]))


def _rule(start: XY, end: XY) -> str:
    return tag("path", class_="r", d=way((start, end)))


def _heads(page: FormPage, edges: list[float]) -> Iterator[str]:
    """Yield the names of the columns, over one row or two."""
    lanes, high = len(page.lanes), float(page.head)
    spans = (
        ("No", 0, 1, 0.0, high),
        ("Uraian kegiatan", 1, 2, 0.0, high),
        ("Pelaksana", 2, 2 + lanes, 0.0, _FIRST_HEAD),
        ("Mutu baku", 2 + lanes, 5 + lanes, 0.0, _FIRST_HEAD),
        ("Ket.", 5 + lanes, 6 + lanes, 0.0, high),
        ("Kelengkapan", 2 + lanes, 3 + lanes, _FIRST_HEAD, high),
        ("Waktu", 3 + lanes, 4 + lanes, _FIRST_HEAD, high),
        ("Output", 4 + lanes, 5 + lanes, _FIRST_HEAD, high),
    )
    for name, first, last, top, bottom in spans:
        yield text(name, (edges[first] + edges[last]) / 2, (top + bottom) / 2, "h c")
    middle = (_FIRST_HEAD + high) / 2
    for at, (name, wide) in enumerate(zip(page.lanes, page.columns.lanes, strict=True)):
        x = (edges[2 + at] + edges[3 + at]) / 2
        yield from _lines(head_lines(name, wide), (x, middle), HEAD_LEADING, "h c s")


def _row(row: FormRow, edges: list[float], middle: float) -> Iterator[str]:
    cells = (
        (1, (row.text, *row.checklist)),
        (-5, row.inputs),
        (-3, row.outputs),
        (-2, (row.remarks,)),
    )
    yield text(row.number, edges[1] / 2, middle, "c")
    time = text_lines((row.time,), int(edges[-3] - edges[-4]))
    yield from _lines(time, ((edges[-4] + edges[-3]) / 2, middle), LEADING, "c")
    for at, texts in cells:
        wide = int(edges[at + 1] - edges[at])
        start = edges[at] + _INSET, middle
        yield from _lines(text_lines(texts, wide), start, LEADING, None)


def _lines(
    lines: Sequence[str], at: XY, leading: float, class_: str | None
) -> Iterator[str]:
    """Yield lines of text around the height of a point."""
    for row, words in enumerate(lines):
        y = at[1] + (row - (len(lines) - 1) / 2) * leading
        yield text(words, at[0], y, class_)


def _drawing(page: FormPage) -> Iterator[str]:
    left = page.columns.number + page.columns.text
    yield tag(
        "g",
        tag("title", escape(page.title)),
        *form_parts(page.figure),
        class_="fl",
        transform=f"translate({left} {page.head})",
    )
