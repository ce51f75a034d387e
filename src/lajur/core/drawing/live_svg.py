"""The live flowchart as SVG: classes for states, words for screen readers."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from lajur.core.drawing.describe import (
    STAGE_WORDS,
    NodeState,
    Say,
    Stage,
    describe,
)
from lajur.core.drawing.figure import XY, Box, Line, Symbol, box_of, overlap
from lajur.core.drawing.lanes import Shape
from lajur.core.drawing.live import Chart, Orientation, live_chart
from lajur.core.drawing.short import short_names
from lajur.core.drawing.svg import document, drawn_line, number, outline, tag, text, way
from lajur.core.drawing.text import fitted, wrap
from lajur.core.sop.model import How, Sop

TITLE = "Diagram alir {title}, {steps} langkah, {lanes} pelaksana"
NOW = "kini"
STEPS = "Langkah"
AS_LIST = "Isi yang sama tersedia sebagai daftar."

_NAME_SIZE = 13.0
_NAME_LINE = 17.0
_SMALL = 12.0

#: The class of a symbol and of its number, by state.
_CLASSES = {
    Stage.NOT_REACHED: ("n", "tno"),
    Stage.DONE: ("n ok", "tok"),
    Stage.CURRENT: ("n now", "tnow"),
    Stage.REPAIR: ("n back", "tback"),
    Stage.SKIPPED: ("n skip", "tskip"),
}


def live_svg(
    sop: Sop,
    states: Mapping[str, NodeState],
    *,
    orientation: Orientation = "across",
    title: str | None = None,
    prefix: str = "fc",
    say: Say = str,
) -> str:
    """Return the flowchart of a case as SVG.

    `prefix` keeps the ids of two charts on one page apart; `say` translates.
    """
    chart = live_chart(sop, states, orientation)
    inner = [
        *_lanes(chart),
        *_step_names(chart, say),
        *_lines(chart),
        *_symbols(chart, say),
        *_badges(chart),
    ]
    named = say(TITLE).format(
        title=sop.title or sop.slug, steps=len(sop.steps), lanes=len(sop.actors)
    )
    return document(
        inner,
        chart.size,
        class_=f"fc {orientation}",
        title=title or named,
        description=_summary(chart, say),
        prefix=prefix,
    )


def _summary(chart: Chart, say: Say) -> str:
    """Return which steps are in which state, and what came back how often."""
    parts = []
    for stage, words in STAGE_WORDS.items():
        numbers = [
            step.number
            for step in chart.sop.steps
            if chart.states[step.id].stage is stage
        ]
        if numbers:
            parts.append(f"{say(words)}: {', '.join(numbers)}.")
    return " ".join([*parts, say(AS_LIST)])


def _lanes(chart: Chart) -> Iterator[str]:
    """Yield the stripes of the lanes, the tint of the current steps, the names."""
    wide, high = chart.size
    across = chart.orientation == "across"
    borders = chart.figure.rows if across else chart.figure.lanes
    for at, (low, end) in enumerate(pairwise(borders)):
        class_ = "lane" if at % 2 else "lane alt"
        if across:
            yield tag("rect", class_=class_, x=0, y=low, width=wide, height=end - low)
        else:
            yield tag("rect", class_=class_, x=low, y=0, width=end - low, height=high)
    yield from _tints(chart)
    names = [lane.name for lane in chart.plan.lanes]
    if not across:
        short = short_names(names)
        for name, (low, end) in zip(short, pairwise(borders), strict=True):
            lines = _wrapped(name, end - low - 2, _SMALL)[:2]
            for row, words in enumerate(lines):
                y = chart.look.top / 2 + (row - (len(lines) - 1) / 2) * 13
                yield text(words, (low + end) / 2, y, "sm")
        yield tag("path", class_="ln", d=f"M0 {number(chart.look.top)}H{number(wide)}")
        return
    for name, (low, end) in zip(names, pairwise(borders), strict=True):
        lines = _wrapped(name, chart.look.left - 16, _NAME_SIZE)[:3]
        for row, words in enumerate(lines):
            y = (low + end) / 2 + (row - (len(lines) - 1) / 2) * _NAME_LINE
            yield text(words, 12.0, y, "lab")
        yield tag("path", class_="ln", d=f"M0 {number(low)}H{number(wide)}")
    yield tag("path", class_="ln", d=f"M{number(chart.look.left)} 0V{number(high)}")


def _wrapped(name: str, room: float, size: float) -> tuple[str, ...]:
    return wrap(fitted(name, room, size, bold=True), room, size, bold=True)


def _tints(chart: Chart) -> Iterator[str]:
    """Yield a band over the row or column of every current step."""
    wide, high = chart.size
    across = chart.orientation == "across"
    borders = list(pairwise(chart.figure.lanes if across else chart.figure.rows))
    for key, (low, end) in zip(chart.plan.rows, borders, strict=True):
        if chart.state(key).stage is not Stage.CURRENT:
            continue
        box = (low, 0.0, end - low, high) if across else (0.0, low, wide, end - low)
        x, y, w, h = box
        yield tag("rect", class_="cur", x=x, y=y, width=w, height=h)


def _step_names(chart: Chart, say: Say) -> Iterator[str]:
    """Yield the numbers along the flow; the current one says so in words."""
    across = chart.orientation == "across"
    borders = list(pairwise(chart.figure.lanes if across else chart.figure.rows))
    numbers = {step.id: step.number for step in chart.sop.steps}
    if across:
        yield text(say(STEPS), 12.0, 13.0, "lab tno")
    for key, (low, end) in zip(chart.plan.rows, borders, strict=True):
        is_now = chart.state(key).stage is Stage.CURRENT
        words = say(NOW) if is_now and across else numbers.get(key, "")
        class_ = "sm" if is_now else "sm tno"
        middle = (low + end) / 2
        if words:
            yield text(
                words, middle if across else 15.0, 13.0 if across else middle, class_
            )


def _lines(chart: Chart) -> Iterator[str]:
    """Yield the lines, those not walked first, so that the walked lie on top."""
    for join in chart.figure.joins:
        yield tag("path", class_="e", d=way(join))
    drawn = []
    for line in chart.figure.lines:
        rank, class_, head = _line_classes(chart, line)
        drawn.append((rank, drawn_line(line, class_, head)))
    for _, markup in sorted(drawn, key=lambda pair: pair[0]):
        yield markup


def _line_classes(chart: Chart, line: Line) -> tuple[int, str, str]:
    if line.how is How.RETURN:
        if chart.times_back(line):
            return 2, "e no", "ah no"
        return 0, "e maybe", "ah"
    if chart.is_walked(line):
        return 1, "e ok", "ah ok"
    return 0, "e", "ah"


def _symbols(chart: Chart, say: Say) -> Iterator[str]:
    sentences = dict(
        zip(
            (step.id for step in chart.sop.steps),
            describe(chart.sop, chart.states, say=say),
            strict=True,
        )
    )
    numbers = {step.id: step.number for step in chart.sop.steps}
    for symbol in chart.figure.symbols:
        state = chart.state(symbol.step)
        class_, text_class = _CLASSES[state.stage]
        inner = []
        if symbol.step in sentences:
            inner.append(tag("title", escape(sentences[symbol.step])))
        if state.stage is Stage.CURRENT:
            ring = 5.0 if symbol.shape is Shape.DIAMOND else 4.0
            inner.append(outline(symbol, "ring", grow=ring, round_=6))
        inner.append(outline(symbol, class_, round_=3))
        words = numbers.get(symbol.step or "", "")
        if words:
            inner.append(text(words, symbol.x, symbol.y + 0.5, text_class))
        inner.extend(_marks(chart, symbol, state))
        yield tag("g", *inner)


def _marks(chart: Chart, symbol: Symbol, state: NodeState) -> Iterator[str]:
    """Yield the tick of a step done and the triangle of one overdue."""
    off, up = chart.look.corner[symbol.shape]
    x, y, r = symbol.x + off, symbol.y + up, chart.look.mark
    if state.overdue:
        corners = ((x, y - r - 1), (x + r + 1, y + r - 1), (x - r - 1, y + r - 1))
        yield tag("path", class_="warn", d=way(corners) + "Z")
        yield tag(
            "path",
            class_="bang",
            d=f"M{number(x)} {number(y - r / 2)}v{number(r / 2)}m0 1.6v.1",
        )
    elif state.stage is Stage.DONE:
        yield tag("circle", class_="okb", cx=x, cy=y, r=r)
        start = f"M{number(x - r / 2.1)} {number(y + 0.2)}"
        yield tag("path", class_="tick", d=f"{start}l2 2l3.6-4")


def _badges(chart: Chart) -> Iterator[str]:
    """Yield how often the case went back, on the middle of each such line."""
    taken: list[Box] = [symbol.box for symbol in chart.figure.symbols]
    for line in chart.figure.lines:
        times = chart.times_back(line) if line.how is How.RETURN else 0
        if not times:
            continue
        x, y = _badge_place(line, taken, chart.look.badge)
        r = chart.look.badge
        taken.append((x - r, y - r, x + r, y + r))
        yield tag("circle", class_="bdg", cx=x, cy=y, r=r)
        yield text(f"{times}\u00d7", x, y + 0.5, "tb")


def _badge_place(line: Line, taken: list[Box], radius: float) -> XY:
    """Return the best free place on a line: the middle of a long stretch."""
    stretches = sorted(
        pairwise(line.points),
        key=lambda ab: -abs(ab[0][0] - ab[1][0]) - abs(ab[0][1] - ab[1][1]),
    )
    spots = [
        (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        for a, b in stretches
        for share in (0.5, 0.35, 0.65)
    ]
    (x, y), other = spots[0], stretches[0][1]
    is_upright = x == other[0]
    for off in (radius + 3, -radius - 3, 2 * radius + 6, -2 * radius - 6):
        spots.append((x + off, y) if is_upright else (x, y + off))
    free = (
        spot
        for spot in spots
        if not any(overlap(box_of(spot, spot), box, radius) for box in taken)
    )
    return next(free, spots[0])
