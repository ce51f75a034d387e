"""A flow in a PDF whose symbols and lines are drawn part by part is read whole."""

from itertools import pairwise

import pytest
from tests.core.paper.pages import Point, Sheet, pdf_of, steps_sheet

from lajur.core.reading import read_file

#: The middles of the lanes and of the rows.
STAFF, HEAD = 295.0, 385.0
ROWS = (135.0, 205.0, 275.0)
TEXTS = ("Menyusun konsep surat", "Memeriksa konsep surat", "Mencatat surat")


def head(sheet: Sheet, tip: Point, along: Point, how: str) -> None:
    (x, y), (u, v) = tip, along
    left, right = (
        (x - 6 * u + 3 * side * v, y - 6 * v + 3 * side * u) for side in (1, -1)
    )
    if how == "outlined":
        sheet.path([left, tip, right], close=True)
    else:
        sheet.path([left, tip])
        sheet.path([right, tip])


def dashed(sheet: Sheet, way: list[Point]) -> None:
    for (x, y), (u, v) in pairwise(way):
        long = abs(u - x) + abs(v - y)
        for at in range(0, int(long), 5):
            first, last = at / long, min(at + 3, long) / long
            sheet.path([(x + (u - x) * k, y + (v - y) * k) for k in (first, last)])


def drawn(heads: str) -> bytes:
    """Draw three steps, the second a decision that may go back to the first."""
    sheet, _ = steps_sheet([(text, "Berkas", "1 hari", "Surat") for text in TEXTS])
    sheet.rect(STAFF - 25, ROWS[0] - 13, STAFF + 25, ROWS[0] + 13, "S")
    corners = [(HEAD, 188), (HEAD + 25, 205), (HEAD, 222), (HEAD - 25, 205)]
    for side in pairwise([*corners, corners[0]]):
        sheet.path(side)
    sheet.rect(STAFF - 25, ROWS[2] - 13, STAFF + 25, ROWS[2] + 13, "S")
    for x, top, end, low in ((STAFF, 148, HEAD, 188), (HEAD, 222, STAFF, 262)):
        bend = top + 15
        sheet.path([(x, top), (x, bend), (end, bend), (end, low)])
        head(sheet, (end, low), (0, 1), heads)
    dashed(sheet, [(HEAD - 25, 205), (334, 205), (334, 135), (STAFF + 25, 135)])
    head(sheet, (STAFF + 25, 135), (-1, 0), heads)
    sheet.text(HEAD - 48, 200, "Tidak", 6)
    sheet.text(HEAD + 4, 231, "Ya", 6)
    return pdf_of(sheet)


@pytest.mark.parametrize("heads", ["outlined", "two strokes"])
def test_lanes_and_exits_are_those_drawn(heads: str) -> None:
    (sop,) = read_file("sop.pdf", drawn(heads)).sops
    doers = [sop.actor(step.actor).name for step in sop.steps if step.actor]
    assert doers == ["Staf", "Kepala", "Staf"]
    assert [[(way.label, way.to) for way in step.exits] for step in sop.steps] == [
        [(None, "s2")],
        [("Ya", "s3"), ("Tidak", "s1")],
        [(None, None)],
    ]
    assert sop.certainty["/steps/1/exits"].is_ == "stated"
