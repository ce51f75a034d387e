"""Connectors lead from one table to the next."""

from lajur.core.paper import Arrow, Block, Paragraph, Row, Shape, ShapeKind, Table
from lajur.core.paper.off_page import with_pages_joined


def page(name: str, text: str = "", to: str = "") -> Shape:
    arrows = (Arrow(to),) if to else ()
    return Shape(name, ShapeKind.OFFPAGE, (2,), text, arrows)


def step(name: str, to: str = "") -> Shape:
    arrows = (Arrow(to),) if to else ()
    return Shape(name, ShapeKind.PROCESS, (2,), arrows=arrows)


def table(*shapes: Shape) -> Table:
    return Table(tuple(Row(("",), 1, shapes=(shape,)) for shape in shapes))


def ways(*blocks: Block) -> dict[str, list[str]]:
    return {
        shape.id: [arrow.to for arrow in shape.arrows]
        for block in with_pages_joined(blocks)
        if isinstance(block, Table)
        for row in block.rows
        for shape in row.shapes
    }


def test_halves_that_say_the_same_are_one() -> None:
    told = ways(
        table(step("1", "a"), step("2", "b"), page("a", "A"), page("b", "B")),
        Paragraph("halaman 2", 9),
        table(page("c", "B", "3"), page("d", "X", "4"), step("3"), step("4")),
    )
    assert told["b"] == ["c"]
    assert told["a"] == ["d"]


def test_a_half_without_another_stays_open() -> None:
    assert ways(table(step("1", "a"), page("a")))["a"] == []
    assert ways(table(page("c", to="3"), step("3")))["c"] == ["3"]
