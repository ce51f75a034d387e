"""The official form as data: identity sheet and the pages of the flowchart table.

Columns and symbols are those of Permenpan RB 35/2012. Texts are measured here and
every row gets its height here, so that the drawing over the lanes fits the table
on the screen, on paper and in a PDF alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from lajur.core.drawing.columns import (
    CONNECTOR_ROW,
    NO_REMARKS,
    REMARKS,
    STEP_ROW,
    TOTAL_ROW,
    Columns,
    columns_for,
    head_height,
    lane_width,
    text_height,
)
from lajur.core.drawing.describe import describe, exits_of, performers
from lajur.core.drawing.figure import Figure
from lajur.core.drawing.identity import Identity, identity, total_time
from lajur.core.drawing.labels import labelled
from lajur.core.drawing.lanes import END, START, Plan, Shape, arrange
from lajur.core.drawing.paging import FROM, ONWARD, Room, breaks, pages
from lajur.core.drawing.placing import Metrics, place
from lajur.core.drawing.routes import Routes, route
from lajur.core.drawing.svg import form_drawing
from lajur.core.sop.model import Item, Sop, Step

#: Width and height of a page between its margins, in pixels of 1/96 inch.
PAPERS = {"F4": (1096, 722), "A4": (1010, 702)}

METRICS = Metrics(
    {
        Shape.CAPSULE: (24.0, 12.0),
        Shape.BOX: (19.0, 13.0),
        Shape.DIAMOND: (21.0, 17.0),
        Shape.PENTAGON: (13.0, 12.5),
    }
)
_PLAIN_ROWS = {
    FROM: "Sambungan dari halaman sebelumnya",
    ONWARD: "Bersambung ke halaman berikutnya",
    START: "Mulai",
    END: "Selesai",
}
_ROUNDS = 3
_BULLET = "\u00b7"


@dataclass(frozen=True)
class FormRow:
    """One row of the flowchart table."""

    height: int
    number: str = ""
    text: str = ""
    checklist: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    time: str = ""
    outputs: tuple[str, ...] = ()
    remarks: str = ""
    #: Who does it and where its exits lead, for the list on a phone.
    actor: str = ""
    exits: str = ""
    #: Whether it only says that the flow goes on, begins or ends.
    is_plain: bool = False


@dataclass(frozen=True)
class FormPage:
    """One page of the flowchart table with its drawing."""

    number: int
    columns: Columns
    #: Names over the lanes.
    lanes: tuple[str, ...]
    head: int
    rows: tuple[FormRow, ...]
    figure: Figure
    title: str
    description: str
    #: The total time, on the last page only.
    total: str | None = None

    @cached_property
    def svg(self) -> str:
        """Return the drawing to lay over the lanes."""
        return form_drawing(
            self.figure,
            title=self.title,
            description=self.description,
            prefix=f"fl{self.number}",
        )


@dataclass(frozen=True)
class OfficialForm:
    """An SOP in the official form."""

    paper: str
    title: str
    number: str
    identity: Identity
    pages: tuple[FormPage, ...]
    #: One sentence per step, for those who cannot see the drawing.
    description: tuple[str, ...]


def official_form(
    sop: Sop, paper: str = "F4", *, lane_names: Mapping[str, str] | None = None
) -> OfficialForm:
    """Return identity sheet and flowchart pages of an SOP.

    `lane_names` replaces the names over lanes, by actor id.
    """
    return OfficialForm(
        paper=paper,
        title=sop.title or sop.slug,
        number=sop.number or "",
        identity=identity(sop),
        pages=form_pages(sop, paper, lane_names=lane_names),
        description=tuple(describe(sop)),
    )


def form_pages(
    sop: Sop, paper: str = "F4", *, lane_names: Mapping[str, str] | None = None
) -> tuple[FormPage, ...]:
    """Return the flowchart table of an SOP, cut into pages of a paper.

    Where lines make rows higher than their texts, the breaks are sought again.
    """
    plan = arrange(sop)
    names = tuple((lane_names or {}).get(lane.id, lane.name) for lane in plan.lanes)
    wide, high = PAPERS[paper]
    remarks = REMARKS if any(step.remarks for step in sop.steps) else NO_REMARKS
    least = lane_width(wide, len(names), remarks)
    columns = columns_for(wide, [least] * len(names), remarks)
    head = head_height(names, columns)
    room = Room(high - head, CONNECTOR_ROW, TOTAL_ROW)
    heights = [_form_row(sop, key, columns).height * 1.0 for key in plan.rows]
    rounds = 0
    while True:
        starts = breaks(plan, heights, room)
        cut = [(page, route(page)) for page in pages(plan, starts)]
        lanes = _lanes(least, [routes for _, routes in cut])
        columns = columns_for(wide, lanes, remarks)
        drawn = [_draw(sop, page, routes, columns) for page, routes in cut]
        grown = _grown(plan, drawn, heights)
        rounds += 1
        if grown == heights or rounds == _ROUNDS:
            break
        heights = grown
    numbered = enumerate(drawn, 1)
    return tuple(
        _page(sop, names, columns, part, number=number, is_last=number == len(drawn))
        for number, part in numbered
    )


@dataclass(frozen=True)
class _Part:
    """A page drawn: its plan, its figure and the rows of its table."""

    plan: Plan
    figure: Figure
    rows: tuple[FormRow, ...]


def _lanes(least: float, routed: Sequence[Routes]) -> list[float]:
    """Return lanes with room for the lines of every page."""
    lanes = [least] * len(routed[0].plan.lanes)
    for routes in routed:
        rows = [0.0] * len(routes.plan.rows)
        figure = place(routes, METRICS, rows=rows, lanes=lanes)
        lanes = [b - a for a, b in pairwise(figure.lanes)]
    return lanes


def _draw(sop: Sop, plan: Plan, routes: Routes, columns: Columns) -> _Part:
    rows = [_form_row(sop, key, columns) for key in plan.rows]
    lanes = [float(lane) for lane in columns.lanes]
    heights = [float(row.height) for row in rows]
    figure = place(routes, METRICS, rows=heights, lanes=lanes)
    # The table has whole pixels: what a row grew to is rounded up and drawn again.
    heights = [-(-(b - a) // 1) for a, b in pairwise(figure.rows)]
    figure = labelled(place(routes, METRICS, rows=heights, lanes=lanes))
    fixed = [
        replace(row, height=int(height))
        for row, height in zip(rows, heights, strict=True)
    ]
    return _Part(plan, figure, tuple(fixed))


def _grown(plan: Plan, drawn: Sequence[_Part], heights: list[float]) -> list[float]:
    """Return the heights of the plan's rows as they were drawn."""
    found = {
        key: float(row.height)
        for part in drawn
        for key, row in zip(part.plan.rows, part.rows, strict=True)
    }
    pairs = zip(plan.rows, heights, strict=True)
    return [max(height, found[key]) for key, height in pairs]


def _page(
    sop: Sop,
    names: tuple[str, ...],
    columns: Columns,
    part: _Part,
    *,
    number: int,
    is_last: bool,
) -> FormPage:
    own = {key for key in part.plan.rows if not key.startswith("#")}
    numbers = [step.number for step in sop.steps if step.id in own]
    sentences = [
        sentence
        for step, sentence in zip(sop.steps, describe(sop), strict=True)
        if step.id in own
    ]
    span = f"langkah {numbers[0]} sampai {numbers[-1]}" if numbers else "kosong"
    return FormPage(
        number=number,
        columns=columns,
        lanes=columns.heads(names),
        head=head_height(names, columns),
        rows=part.rows,
        figure=part.figure,
        title=f"Diagram alir {span}",
        description=" ".join(sentences),
        total=total_time(sop) if is_last else None,
    )


def _form_row(sop: Sop, key: str, columns: Columns) -> FormRow:
    """Return the row of a step, or a plain one, as high as its texts need."""
    if key in _PLAIN_ROWS:
        return FormRow(int(CONNECTOR_ROW), text=_PLAIN_ROWS[key], is_plain=True)
    step = sop.step(key)
    row = FormRow(
        0,
        number=step.number,
        text=columns.fit(step.text, columns.text),
        checklist=tuple(
            columns.fit(f"{_BULLET} {item}", columns.text) for item in step.checklist
        ),
        inputs=_items(step.inputs, columns, columns.inputs),
        time=_time(step, columns),
        outputs=_items(step.outputs, columns, columns.outputs),
        remarks=columns.fit(step.remarks or "", columns.remarks),
        actor=performers(sop, step),
        exits=exits_of(sop, step),
    )
    cells = (
        ((row.text, *row.checklist), columns.text),
        (row.inputs, columns.inputs),
        ((row.time,), columns.time),
        (row.outputs, columns.outputs),
        ((row.remarks,), columns.remarks),
    )
    height = max(text_height(texts, wide) for texts, wide in cells)
    return replace(row, height=int(max(STEP_ROW, height)))


def _items(items: Sequence[Item], columns: Columns, wide: int) -> tuple[str, ...]:
    return tuple(columns.fit(item.text, wide) for item in items)


def _time(step: Step, columns: Columns) -> str:
    return columns.fit(step.duration.text, columns.time) if step.duration else ""
