"""Shapes on a sheet stand in the rows and columns their anchors name."""

from tests.core.paper.office_files import sheet_row, xlsx
from tests.core.paper.shapes import ARROW, geometry

from lajur.core.paper import Shape, ShapeKind, Table
from lajur.core.paper.xlsx import blocks_of_xlsx

HEAD = sheet_row(1, "No", "Kegiatan", "Staf", "Kabag")
ROWS = HEAD + sheet_row(2, "1", "Menulis") + sheet_row(3, "2", "Memaraf")


def corner(name: str, column: int, across: int, row: int, down: int) -> str:
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{across}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{down}</xdr:rowOff></xdr:{name}>"
    )


def anchor(
    column: int, row: int, content: str, *, wide: int = 300_000, more: int = 0
) -> str:
    return (
        "<xdr:twoCellAnchor>"
        + corner("from", column, 100_000, row, 20_000)
        + corner("to", column, 100_000 + wide, row + more, 150_000)
        + f"{content}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def symbol(number: int, preset: str) -> str:
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name=""/><xdr:cNvSpPr/>'
        f"</xdr:nvSpPr><xdr:spPr>{geometry(preset)}</xdr:spPr></xdr:sp>"
    )


def connector(start: int, end: int) -> str:
    return (
        '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="99" name=""/><xdr:cNvCxnSpPr>'
        f'<a:stCxn id="{start}" idx="2"/><a:endCxn id="{end}" idx="0"/>'
        "</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>"
        f"{geometry('straightConnector1', line=ARROW)}</xdr:spPr></xdr:cxnSp>"
    )


def shapes(drawing: str, after: str = "") -> list[tuple[Shape, ...]]:
    (table,) = blocks_of_xlsx(xlsx(ROWS, after, drawing=drawing))
    assert isinstance(table, Table)
    return [row.shapes for row in table.rows]


def test_lanes_kinds_and_arrows() -> None:
    head, first, second = shapes(
        anchor(2, 1, symbol(2, "flowChartTerminator"))
        + anchor(3, 2, symbol(3, "flowChartDecision"))
        + anchor(2, 1, connector(2, 3), more=1)
    )
    assert head == ()
    (writes,), (signs,) = first, second
    assert (writes.kind, writes.columns) == (ShapeKind.TERMINATOR, (2,))
    assert (signs.kind, signs.columns) == (ShapeKind.DECISION, (3,))
    assert [arrow.to for arrow in writes.arrows] == [signs.id]


def test_anchors_of_one_corner_and_of_none() -> None:
    size = '<xdr:ext cx="300000" cy="100000"/>'
    one = (
        "<xdr:oneCellAnchor>"
        + corner("from", 3, 100_000, 1, 20_000)
        + f"{size}{symbol(2, 'rect')}</xdr:oneCellAnchor>"
    )
    free = (
        '<xdr:absoluteAnchor><xdr:pos x="1400000" y="210000"/>'
        f"{size}{symbol(3, 'rect')}</xdr:absoluteAnchor>"
    )
    _, first, _ = shapes(one + free)
    assert [shape.columns for shape in first] == [(2,), (3,)]


def test_places_that_make_no_sense_are_the_edge_of_the_table() -> None:
    strange = (
        "<xdr:oneCellAnchor><xdr:from><xdr:col>x</xdr:col><xdr:row>9999</xdr:row>"
        f"</xdr:from>{symbol(2, 'rect')}</xdr:oneCellAnchor>"
    )
    *_, last = shapes(strange)
    assert [shape.columns for shape in last] == [(0,)]


def test_shapes_move_with_the_columns_that_are_left_out() -> None:
    data = xlsx(
        sheet_row(1, "No", "Kegiatan", "", "Staf") + sheet_row(2, "1", "Menulis"),
        '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
        drawing=anchor(3, 1, symbol(2, "rect")),
    )
    (table,) = blocks_of_xlsx(data)
    assert isinstance(table, Table)
    assert table.rows[1].shapes[0].columns == (2,)
