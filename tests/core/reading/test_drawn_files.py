"""A flow drawn in Word or on a sheet gives lanes, decisions and exits."""

from dataclasses import dataclass

import pytest
from tests.core.paper.office_files import cell, docx, row, sheet_row, table, xlsx
from tests.core.paper.shapes import (
    ARROW,
    anchored,
    arrow,
    geometry,
    hanging,
    symbol,
    word_shape,
)

from lajur.core.reading import questions, read_file
from lajur.core.sop import Sop

LANES = ("Pemohon", "Petugas Loket", "Kepala Seksi", "Kepala Dinas")
#: Points: the column of texts, each lane, each row.
TEXT, LANE, HIGH = 150, 80, 90


@dataclass(frozen=True)
class Drawn:
    """A step as drawn: its lane, its symbol, and the step a refusal goes to."""

    text: str
    lane: int
    symbol: str = "rect"
    back: int | None = None


STEPS = (
    Drawn("Mengajukan permohonan", 0, "flowChartTerminator"),
    Drawn("Memeriksa kelengkapan berkas", 1, "flowChartDecision", back=0),
    Drawn("Menyusun konsep surat", 2),
    Drawn("Memeriksa dan menyetujui konsep surat", 3, "diamond", back=2),
    Drawn("Menyerahkan surat", 1, "flowChartTerminator"),
)


def label(text: str, left: float, top: float) -> str:
    box = word_shape("rect", (0, 0, 30, 12), text=text).replace(
        "<wps:cNvSpPr>", '<wps:cNvSpPr txBox="1">'
    )
    return anchored(box, left, top, 30, 12)


def way(step: int, other: int, start: Drawn, end: Drawn) -> str:
    """Draw an elbow from under one symbol to the top of another further down."""
    across = (end.lane - start.lane) * LANE
    high = (other - step) * HIGH - 20
    form = ' flipH="1"' if across < 0 else ""
    frame = (0, 0, abs(across), high)
    turned = (0, 0, high, abs(across))
    if across == 0:
        return arrow(40, 50, 0, high)
    # Elbows that begin downwards are written lying, and turned upright.
    form = ' rot="5400000"' if across < 0 else ' rot="16200000" flipH="1"'
    content = word_shape(
        "bentConnector3", turned, line=ARROW, kind="cNvCnPr", form=form
    )
    left = 40 + min(across, 0) + frame[2] / 2 - high / 2
    top = 50 + high / 2 - frame[2] / 2
    return anchored(content, left, top, high, abs(across))


def back(step: int, other: int, start: Drawn, end: Drawn) -> str:
    """Draw an elbow from the left of a symbol up to the bottom of another."""
    wide = (start.lane - end.lane) * LANE - 20
    high = (step - other) * HIGH - 10
    content = word_shape(
        "bentConnector2",
        (0, 0, wide, high),
        line=ARROW,
        kind="cNvCnPr",
        form=' rot="10800000"',
    )
    return anchored(content, 20 - wide, 40 - high, wide, high)


def word_file(*, heights: bool = True, returns: bool = True) -> bytes:
    high = f'<w:trHeight w:val="{20 * HIGH}"/>' if heights else ""
    gone = '<w:vMerge w:val="restart"/>'
    head = row(
        cell("No", gone),
        cell("Kegiatan", gone),
        cell("Pelaksana", f'<w:gridSpan w:val="{len(LANES)}"/>'),
        cell("Mutu Baku", '<w:gridSpan w:val="3"/>'),
    )
    names = (*LANES, "Kelengkapan", "Waktu", "Output")
    second = row(cell("", "<w:vMerge/>"), cell("", "<w:vMerge/>"), *map(cell, names))
    rows = []
    for number, step in enumerate(STEPS):
        runs = [symbol(step.symbol, 20, 30, 40, 20)]
        if number + 1 < len(STEPS):
            runs.append(way(number, number + 1, step, STEPS[number + 1]))
        if step.back is not None and returns:
            runs.append(back(number, step.back, step, STEPS[step.back]))
            runs += [label("Tidak", -20, 26), label("Ya", 44, 54)]
        lanes = [cell()] * len(LANES)
        lanes[step.lane] = cell(hanging(*runs))
        rows.append(
            row(
                cell(str(number + 1)),
                cell(step.text),
                *lanes,
                *map(cell, ("Berkas", "1 hari", "Surat")),
                properties=high,
            )
        )
    widths = (600, 20 * TEXT, *[20 * LANE] * len(LANES), 1600, 1600, 1600)
    return docx(table(head, second, *rows, widths=widths))


def sheet_file() -> bytes:
    rows = sheet_row(1, "No", "Kegiatan", "Pelaksana", "", "", "", "Mutu Baku")
    rows += sheet_row(2, "", "", *LANES, "Kelengkapan", "Waktu", "Output")
    shapes = []
    for number, step in enumerate(STEPS):
        blank = ("",) * len(LANES)
        texts = (str(number + 1), step.text, *blank, "Berkas", "1 hari", "Surat")
        rows += sheet_row(number + 3, *texts, height="60")
        shapes.append(_on_sheet(step.lane + 2, number + 2, _symbol(number, step)))
        for end in (number + 1, step.back):
            if end is not None and end < len(STEPS):
                shapes.append(_on_sheet(3, number + 2, _connector(number, end)))
    merged = '<mergeCells><mergeCell ref="C1:F1"/><mergeCell ref="G1:I1"/></mergeCells>'
    return xlsx(rows, merged, drawing="".join(shapes))


def _symbol(number: int, step: Drawn) -> str:
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number + 1}" name=""/><xdr:cNvSpPr/>'
        f"</xdr:nvSpPr><xdr:spPr>{geometry(step.symbol)}</xdr:spPr></xdr:sp>"
    )


def _connector(start: int, end: int) -> str:
    return (
        '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="99" name=""/><xdr:cNvCxnSpPr>'
        f'<a:stCxn id="{start + 1}" idx="2"/><a:endCxn id="{end + 1}" idx="0"/>'
        "</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>"
        f"{geometry('straightConnector1', line=ARROW)}</xdr:spPr></xdr:cxnSp>"
    )


def _on_sheet(column: int, line: int, content: str) -> str:
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{off}</xdr:colOff>"
        f"<xdr:row>{line}</xdr:row><xdr:rowOff>{off}</xdr:rowOff></xdr:{name}>"
        for name, off in (("from", 100_000), ("to", 400_000))
    )
    return f"<xdr:twoCellAnchor>{corners}{content}<xdr:clientData/></xdr:twoCellAnchor>"


def read(data: bytes) -> Sop:
    (sop,) = read_file("sop", data).sops
    return sop


@pytest.mark.parametrize(
    "data",
    [word_file(), word_file(heights=False), sheet_file()],
    ids=["Word, heights given", "Word, heights measured", "sheet"],
)
def test_lanes_and_ways_are_those_drawn(data: bytes) -> None:
    sop = read(data)
    doers = [sop.actor(step.actor).name for step in sop.steps if step.actor]
    assert doers == [LANES[step.lane] for step in STEPS]
    numbers = {step.id: index for index, step in enumerate(sop.steps)}
    returns = [
        numbers[step.return_to] if step.return_to else None for step in sop.steps
    ]
    assert returns == [step.back for step in STEPS]
    assert not [q for q in questions(sop) if q.field == "actor"]


def test_labels_stand_on_their_ways() -> None:
    sop = read(word_file())
    labels = {exit.label for step in sop.steps for exit in step.exits}
    assert labels == {None, "Ya", "Tidak"}


def test_a_decision_whose_way_back_is_lost_is_asked() -> None:
    sop = read(word_file(returns=False))

    decisions = [step for step in sop.steps if step.is_decision]
    assert [step.text for step in decisions] == [STEPS[1].text, STEPS[3].text]
    assert [step.return_to for step in decisions] == ["s1", "s3"]
    assert [sop.certainty[f"/steps/{n}/exits"].is_ for n in (1, 3)] == ["guessed"] * 2
    asked = [q for q in questions(sop) if q.field == "return"]
    assert [q.pointers for q in asked] == [("/steps/1/exits",), ("/steps/3/exits",)]
    assert [q.choices[0].value for q in asked] == ["s1", "s3"]
