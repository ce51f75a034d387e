"""The five symbols."""

from lajur.core.checking.symbols import five_symbols
from lajur.core.paper.blocks import Paragraph, Row, Shape, ShapeKind, Table


def test_a_shape_outside_the_five_is_told_with_its_page() -> None:
    table = Table(
        (
            Row(("1",), 4, shapes=(Shape("a", ShapeKind.PROCESS, (0,)),)),
            Row(("2",), 5, page=2, shapes=(Shape("b", ShapeKind.OTHER, (0,)),)),
            Row(("3",), 6, shapes=(Shape("c", ShapeKind.PROCESS, (0,), is_odd=True),)),
        )
    )

    told = list(five_symbols([Paragraph("Judul", 1), table]))

    assert [d.where for d in told] == ["/lines/5", "/lines/6"]
    assert "halaman 2" in told[0].text
