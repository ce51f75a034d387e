"""What must be true of every sheet, checked on its pixels alone."""

from itertools import combinations, pairwise

from lajur.core.drawing.figure import Figure, Symbol
from lajur.core.drawing.lanes import Shape

NEAR = 0.01


def faults(figure: Figure) -> list[str]:
    """Return everything that is wrong with a drawing, in words."""
    return [
        *_symbol_faults(figure),
        *_end_faults(figure),
        *_line_faults(figure),
        *_overlap_faults(figure),
        *_label_faults(figure),
    ]


def crossings(figure: Figure) -> int:
    """Count the places where two lines cross."""
    lines = [*(line.points for line in figure.lines), *figure.joins]
    return sum(
        _cross(a, b, c, d)
        for first, second in combinations(lines, 2)
        for a, b in pairwise(first)
        for c, d in pairwise(second)
    ) + sum(
        _cross(a, b, c, d)
        for line in lines
        for (a, b), (c, d) in combinations(pairwise(line), 2)
    )


def _symbol_faults(figure):
    wide, high = figure.size
    for symbol in figure.symbols:
        left, top, right, bottom = symbol.box
        if left < 0 or top < 0 or right > wide or bottom > high:
            yield f"{symbol.key} leaves the sheet"
    for one, other in combinations(figure.symbols, 2):
        if _touch(one.box, other.box, -NEAR):
            yield f"{one.key} lies on {other.key}"


def _end_faults(figure):
    symbols = {symbol.key: symbol for symbol in figure.symbols}
    for line in figure.lines:
        for key, point in (
            (line.source, line.points[0]),
            (line.target, line.points[-1]),
        ):
            if not _on_outline(symbols[key], point):
                yield f"{line.source} → {line.target} does not end at {key}"


def _on_outline(symbol: Symbol, point) -> bool:
    x, y = abs(point[0] - symbol.x), point[1] - symbol.y
    wide, high = symbol.half
    if symbol.shape is Shape.DIAMOND:
        return abs(x / wide + abs(y) / high - 1) < NEAR
    if symbol.shape is Shape.CAPSULE:
        radius = min(wide, high)
        dx, dy = max(x - (wide - radius), 0), max(abs(y) - (high - radius), 0)
        return abs(max(dx, 0) ** 2 + dy**2 - radius**2) < NEAR * radius * 4
    if symbol.shape is Shape.PENTAGON and y > high / 4 + NEAR:
        return abs(y - high * (1 - 0.75 * x / wide)) < NEAR
    return abs(x - wide) < NEAR or abs(abs(y) - high) < NEAR


def _line_faults(figure):
    wide, high = figure.size
    for line in figure.lines:
        for a, b in pairwise(line.points):
            if a[0] != b[0] and a[1] != b[1]:
                yield f"{line.source} → {line.target} runs aslant"
            box = _box(a, b)
            if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
                yield f"{line.source} → {line.target} leaves the sheet"
            for symbol in figure.symbols:
                if _touch(box, _core(symbol), -NEAR):
                    yield f"{line.source} → {line.target} runs over {symbol.key}"


def _core(symbol: Symbol):
    """Return the part of a symbol that no line may enter, its corners aside."""
    left, top, right, bottom = symbol.box
    if symbol.shape is Shape.BOX:
        return symbol.box
    wide, high = symbol.half[0] / 2, symbol.half[1] / 2
    return left + wide, top + high, right - wide, bottom - high


def _overlap_faults(figure):
    stretches = [
        (f"{line.source} → {line.target}", a, b)
        for line in figure.lines
        for a, b in pairwise(line.points)
    ] + [("join", a, b) for a, b in figure.joins]
    for (one, a, b), (other, c, d) in combinations(stretches, 2):
        for axis in (0, 1):
            along = 1 - axis
            is_same = abs(a[axis] - c[axis]) < NEAR
            if not (a[axis] == b[axis] and c[axis] == d[axis] and is_same):
                continue
            low = max(min(a[along], b[along]), min(c[along], d[along]))
            high = min(max(a[along], b[along]), max(c[along], d[along]))
            if high - low > NEAR:
                yield f"{one} lies on {other}"


def _label_faults(figure):
    wide, high = figure.size
    for label in figure.labels:
        left, top, right, bottom = label.box
        if left < 0 or top < 0 or right > wide or bottom > high:
            yield f"{label.lines} leaves the sheet"
        for symbol in figure.symbols:
            if _touch(label.box, symbol.box, -NEAR):
                yield f"{label.lines} lies on {symbol.key}"
    for one, other in combinations(figure.labels, 2):
        if _touch(one.box, other.box, -NEAR):
            yield f"{one.lines} lies on {other.lines}"


def _box(a, b):
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _touch(a, b, gap):
    return (
        a[0] < b[2] + gap
        and b[0] < a[2] + gap
        and a[1] < b[3] + gap
        and b[1] < a[3] + gap
    )


def _cross(a, b, c, d) -> bool:
    """Whether a level and an upright stretch cross inside both."""
    if a[1] == b[1] and c[0] == d[0]:
        level, upright = (a, b), (c, d)
    elif a[0] == b[0] and c[1] == d[1]:
        level, upright = (c, d), (a, b)
    else:
        return False
    y, x = level[0][1], upright[0][0]
    left, right = sorted((level[0][0], level[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    return left < x < right and top < y < bottom
