"""Figures as SVG: shapes with classes, no colours; a style sheet gives them."""

from collections.abc import Iterable, Iterator
from html import escape

from lajur.core.drawing.figure import XY, Figure, Label, Line, Symbol
from lajur.core.drawing.labels import LINE
from lajur.core.drawing.lanes import Shape

_HEAD = 7.0
_HEAD_HALF = 4.0


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def tag(name: str, *inner: str, **attributes: object) -> str:
    """Return one element; `class_` and `stroke_width` lose and change their bar."""
    texts = [
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    opened = f"<{name}{''.join(texts)}"
    return f"{opened}>{''.join(inner)}</{name}>" if inner else f"{opened}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(str(value))


def text(words: str, x: float, y: float, class_: str | None = None) -> str:
    """Return a text around a point."""
    return tag("text", escape(words), x=x, y=y, class_=class_)


def corners(symbol: Symbol, grow: float = 0.0) -> tuple[XY, ...]:
    """Return the corners of a symbol, larger by `grow`; of a capsule its box's."""
    x, y = symbol.x, symbol.y
    wide, high = symbol.half[0] + grow, symbol.half[1] + grow
    if symbol.shape is Shape.DIAMOND:
        return (x - wide, y), (x, y - high), (x + wide, y), (x, y + high)
    top = (x - wide, y - high), (x + wide, y - high)
    if symbol.shape is Shape.PENTAGON:
        shoulder = y + high / 4
        return (*top, (x + wide, shoulder), (x, y + high), (x - wide, shoulder))
    return (*top, (x + wide, y + high), (x - wide, y + high))


def outline(symbol: Symbol, class_: str, grow: float = 0.0, round_: float = 0.0) -> str:
    """Return the outline of a symbol, larger by `grow`."""
    points = corners(symbol, grow)
    if symbol.shape in (Shape.DIAMOND, Shape.PENTAGON):
        return tag("path", class_=class_, d=way(points) + "Z")
    (left, top), (right, bottom) = points[0], points[2]
    radius = min(right - left, bottom - top) / 2
    return tag(
        "rect",
        class_=class_,
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
        rx=(radius if symbol.shape is Shape.CAPSULE else round_) or None,
    )


def way(points: Iterable[XY]) -> str:
    """Return the path data of a line with right angles or corners."""
    parts: list[str] = []
    before: XY | None = None
    for x, y in points:
        if before is None:
            parts.append(f"M{number(x)} {number(y)}")
        elif y == before[1]:
            parts.append(f"H{number(x)}")
        elif x == before[0]:
            parts.append(f"V{number(y)}")
        else:
            parts.append(f"L{number(x)} {number(y)}")
        before = x, y
    return "".join(parts)


def drawn_line(line: Line, class_: str, head_class: str) -> str:
    """Return a line and its arrow head; the line ends inside the head."""
    shaft, head = shaft_and_head(line)
    return tag("path", class_=class_, d=way(shaft)) + tag(
        "path", class_=head_class, d=way(head) + "Z"
    )


def shaft_and_head(line: Line) -> tuple[tuple[XY, ...], tuple[XY, XY, XY]]:
    """Return the points of a line up to its arrow head, and of the head."""
    tip = line.points[-1]
    along = _toward(line.points[-2], tip)
    stop = tip[0] - along[0] * _HEAD / 2, tip[1] - along[1] * _HEAD / 2
    back = tip[0] - along[0] * _HEAD, tip[1] - along[1] * _HEAD
    out = along[1] * _HEAD_HALF, along[0] * _HEAD_HALF
    one, other = (
        (back[0] + out[0], back[1] + out[1]),
        (back[0] - out[0], back[1] - out[1]),
    )
    return (*line.points[:-1], stop), (tip, one, other)


def _toward(a: XY, b: XY) -> XY:
    return (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])


def drawn_label(label: Label) -> str:
    """Return the name of an outcome."""
    left, top, right, _ = label.box
    return "".join(
        text(words, (left + right) / 2, top + LINE * (row + 0.5))
        for row, words in enumerate(label.lines)
    )


def document(
    inner: Iterable[str],
    size: XY,
    *,
    class_: str,
    title: str,
    description: str,
    prefix: str,
) -> str:
    """Return a whole SVG with its name and description for screen readers."""
    wide, high = number(size[0]), number(size[1])
    return tag(
        "svg",
        tag("title", escape(title), id=f"{prefix}-t"),
        tag("desc", escape(description), id=f"{prefix}-d"),
        *inner,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {wide} {high}",
        width=wide,
        height=high,
        role="img",
        aria_labelledby=f"{prefix}-t {prefix}-d",
    )


def form_drawing(figure: Figure, *, title: str, description: str, prefix: str) -> str:
    """Return the drawing that lies over the lanes of one page of the form."""
    return document(
        form_parts(figure),
        figure.size,
        class_="fl",
        title=title,
        description=description,
        prefix=prefix,
    )


def form_parts(figure: Figure) -> Iterator[str]:
    """Yield the lines, symbols and names of a page of the form."""
    for join in figure.joins:
        yield tag("path", class_="l", d=way(join))
    for line in figure.lines:
        yield drawn_line(line, "l", "a")
    for symbol in figure.symbols:
        yield outline(symbol, "sh")
        if symbol.text:
            yield text(symbol.text, symbol.x, symbol.y + word_shift(symbol), "in")
    yield from map(drawn_label, figure.labels)


def word_shift(symbol: Symbol) -> float:
    """Return how far under its middle the word of a symbol stands."""
    return -2.0 if symbol.shape is Shape.PENTAGON else 0.5
