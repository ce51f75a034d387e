"""The official form as plain data: what a typesetter needs to set its sheets.

All measures are pixels of 1/96 inch from the upper left corner of the table.
"""

from typing import Any

from lajur.core.drawing.figure import XY, Figure
from lajur.core.drawing.form import FormPage, FormRow, OfficialForm
from lajur.core.drawing.lanes import Shape
from lajur.core.drawing.svg import corners, shaft_and_head, word_shift

#: Width and height of the papers lying, in millimetres.
_MILLIMETRES = {"F4": (330, 215), "A4": (297, 210)}
_FIRST_HEAD = 28


def form_data(form: OfficialForm) -> dict[str, Any]:
    """Return identity sheet and pages as JSON values."""
    return {
        "paper": _MILLIMETRES[form.paper],
        "title": form.title,
        "number": form.number,
        "makers": form.identity.makers,
        "facts": form.identity.facts,
        "boxes": form.identity.boxes,
        "pages": [_page(page) for page in form.pages],
    }


def _page(page: FormPage) -> dict[str, Any]:
    columns = page.columns
    return {
        "title": page.title,
        "description": page.description,
        "columns": [
            columns.number,
            columns.text,
            *columns.lanes,
            columns.inputs,
            columns.time,
            columns.outputs,
            columns.remarks,
        ],
        "lanes": page.lanes,
        "heads": [_FIRST_HEAD, page.head - _FIRST_HEAD],
        "rows": [_row(row) for row in page.rows],
        "total": page.total,
        "flow": {
            "left": columns.number + columns.text,
            "top": page.head,
            **flow_data(page.figure),
        },
    }


def _row(row: FormRow) -> dict[str, Any]:
    return {
        "height": row.height,
        "number": row.number,
        "text": (row.text, *row.checklist),
        "inputs": row.inputs,
        "time": row.time,
        "outputs": row.outputs,
        "remarks": row.remarks,
        "plain": row.is_plain,
    }


def flow_data(figure: Figure) -> dict[str, Any]:
    """Return the drawing of a page as points."""
    arrows = [shaft_and_head(line) for line in figure.lines]
    return {
        "lines": [
            *([_point(a), _point(b)] for a, b in figure.joins),
            *([_point(point) for point in shaft] for shaft, _ in arrows),
        ],
        "heads": [[_point(point) for point in head] for _, head in arrows],
        "symbols": [
            {
                "round": symbol.shape is Shape.CAPSULE,
                "corners": [_point(corner) for corner in corners(symbol)],
                "text": symbol.text,
                "at": _point((symbol.x, symbol.y + word_shift(symbol))),
            }
            for symbol in figure.symbols
        ],
        "labels": [
            {"lines": label.lines, "box": [round(edge, 2) for edge in label.box]}
            for label in figure.labels
        ],
    }


def _point(point: XY) -> tuple[float, float]:
    return round(point[0], 2), round(point[1], 2)
