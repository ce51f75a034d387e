"""Lines of a flow that leave a page, led to where they go on."""

from collections.abc import Sequence
from itertools import pairwise

from lajur.core.paper.blocks import Arrow, ShapeKind
from lajur.core.paper.flowchart import Figure, nearest
from lajur.core.paper.geometry import Point
from lajur.core.paper.pdf_page import Page

#: An arrow that stops in the open reaches for a symbol this far.
_REACH = 60.0
#: An end so far above its symbol leads up.
_UP = 10.0


def follow(pages: Sequence[Page]) -> None:
    """Lead lines that stop in the open to where they go on."""
    for page, following in pairwise([*pages, Page(0)]):
        arrows = page.joined.arrows
        coming = sorted(following.joined.coming, key=lambda loose: loose.end[0])
        tops = {figure.id: figure.box.top for figure in page.figures}
        for loose in sorted(page.joined.leaving, key=lambda loose: loose.end[0]):
            if loose.end[1] < tops[loose.figure] - _UP:
                continue  # It leaves upwards, where nothing tells it goes on.
            target = _ahead(page, loose.figure, loose.end)
            if target is None and coming:
                target = coming.pop(0).figure
            elif target is None:
                first = _first_row(following.figures)
                found = nearest(first, (loose.end[0], 0))
                target = found.id if found else None
            if target:
                arrows[loose.figure].append(Arrow(target, loose.label))
        _off_page(page, following)


def _ahead(page: Page, source: str, end: Point) -> str | None:
    """Return the symbol below or beside the open end of a line."""
    pointing = {arrow.to for arrow in page.joined.arrows[source]}
    near = [
        figure
        for figure in page.figures
        if figure.id != source
        and figure.id not in pointing
        and figure.box.bottom > end[1]
        and figure.box.distance(end) <= _REACH
    ]
    found = min(near, key=lambda figure: figure.box.distance(end), default=None)
    return found.id if found else None


def _first_row(figures: Sequence[Figure]) -> list[Figure]:
    top = min((figure.box.top for figure in figures), default=0)
    return [figure for figure in figures if figure.box.top <= top + _REACH]


def _off_page(page: Page, following: Page) -> None:
    """Join the connectors at the foot of a page to those at the head of the next."""
    arrows = page.joined.arrows
    leaving = [
        figure
        for figure in page.figures
        if figure.kind is ShapeKind.OFFPAGE and not arrows[figure.id]
    ]
    reached = {a.to for own in following.joined.arrows.values() for a in own}
    coming = [
        figure
        for figure in following.figures
        if figure.kind is ShapeKind.OFFPAGE and figure.id not in reached
    ]
    pointed = {a.to for own in arrows.values() for a in own}
    for figure in leaving:
        same = [other for other in coming if other.text == figure.text] or coming
        if not coming and figure.id in pointed:
            # No connector takes it up: the flow goes on in the first row.
            same = sorted(following.figures, key=lambda f: f.box.middle[1])[:1]
        target = nearest(same, (figure.box.middle[0], 0))
        if target:
            coming = [other for other in coming if other is not target]
            arrows[figure.id].append(Arrow(target.id))
