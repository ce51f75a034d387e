"""Merged cells come out under as few columns as hold anything."""

from lajur.core.paper import Paragraph, Row, Shape, ShapeKind, Table
from lajur.core.paper.grid import Cell, Stack, Strip, joined_tables, table_of


def rows(*strips: tuple[Cell, ...]) -> list[tuple[str, ...]]:
    table = table_of([Strip(cells, n) for n, cells in enumerate(strips, 1)])
    return [row.cells for row in table.rows] if table else []


def test_columns_no_cell_begins_in_are_left_out() -> None:
    assert rows(
        (Cell(0, "No"), Cell(1, "Kegiatan", 3), Cell(4, "Waktu")),
        (Cell(0, "1"), Cell(1, "Menulis", 3), Cell(4, "")),
    ) == [("No", "Kegiatan", "Waktu"), ("1", "Menulis", "")]


def test_empty_rows_are_left_out_and_nothing_makes_no_table() -> None:
    assert rows((Cell(0, ""),), (Cell(2, "a"),)) == [("a",)]
    assert rows((Cell(0, ""),)) == []


def test_a_list_mark_in_a_cell_of_its_own_goes_with_its_text() -> None:
    assert rows(
        (Cell(0, "DASAR HUKUM", 7), Cell(7, "KUALIFIKASI")),
        (Cell(0, "1"), Cell(1, "Peraturan A", 6), Cell(7, "Teliti")),
        (Cell(0, "b)"), Cell(1, "Peraturan B", 6)),
        (Cell(0, "-"), Cell(1, "Peraturan C", 6)),
        (Cell(0, "4"), Cell(1, "", 6)),
    ) == [
        ("DASAR HUKUM", "KUALIFIKASI"),
        ("1. Peraturan A", "Teliti"),
        ("b) Peraturan B", ""),
        ("- Peraturan C", ""),
        ("4", ""),
    ]


def test_a_step_number_stays_in_its_column() -> None:
    assert rows(
        (Cell(0, "SOP Surat", 3),),
        (Cell(0, "No"), Cell(1, "Kegiatan", 2)),
        (Cell(0, "1"), Cell(1, "Menulis", 2)),
    ) == [("SOP Surat", ""), ("No", "Kegiatan"), ("1", "Menulis")]


def test_shapes_move_to_the_columns_that_are_kept() -> None:
    shape = Shape("a", ShapeKind.PROCESS, (0, 3, 4))
    table = table_of(
        [
            Strip((Cell(1, "Staf", 3), Cell(4, "Kabag")), 1),
            Strip((), 2, (shape,), page=3),
        ]
    )
    assert table is not None
    (moved,) = table.rows[1].shapes
    assert moved.columns == (0, 1)
    assert table.rows[1].page == 3


def stacked(*tables: tuple[tuple[Cell, ...], ...], between: str = "") -> Stack:
    stack = Stack()
    for cells in tables:
        stack.add([Strip(row, n) for n, row in enumerate(cells, 1)])
        stack.blocks.append(Paragraph(between, 9))
    return stack


NAMES = ("No", "Kegiatan", "Staf", "Waktu", "Hasil")
HEAD = tuple(Cell(n, name) for n, name in enumerate(NAMES))


def step(number: str, wide: int = 5) -> tuple[Cell, ...]:
    texts = [number, "Menulis", "", "1 hari", "Nota"][:wide]
    return tuple(Cell(n, text) for n, text in enumerate(texts))


def test_rows_parted_by_the_end_of_a_page_join_the_table_above() -> None:
    for number, between in (("2", ""), ("", "- 3 -"), ("(2)", "Halaman 2 dari 4")):
        stack = stacked((HEAD, step("1")), (step(number),), between=between)
        table = next(block for block in stack.blocks if isinstance(block, Table))
        assert [row.cells[0] for row in table.rows] == ["No", "1", number]


def test_a_table_of_its_own_stays_apart() -> None:
    for other, between in (
        ((step("1"),), ""),
        ((HEAD, step("2")), ""),
        ((step("2"),), "SOP Surat Keluar"),
        ((step("2", 2),), ""),
        (((),), ""),
    ):
        stack = stacked((HEAD, step("1")), other, between=between)
        table = next(block for block in stack.blocks if isinstance(block, Table))
        assert [row.cells[0] for row in table.rows] == ["No", "1"]


def test_empty_last_columns_of_a_page_may_be_missing() -> None:
    wide = (*HEAD, Cell(5, "Ket"), Cell(6, "Catatan"))
    stack = stacked((wide, step("1")), (step("2"),))
    table = stack.blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_equal_rows_with_a_later_number_join_the_table_above() -> None:
    def table(*numbers: str, wide: int = 5) -> Table:
        return Table(tuple(Row((n, *["x"] * (wide - 1)), 1) for n in numbers))

    foot, title = Paragraph("- 2 -", 2), Paragraph("SOP Arsip", 3)
    (joined,) = joined_tables([table("No", "1"), foot, table("2")])
    assert joined == table("No", "1", "2")
    for other in (table("1"), table("2", wide=4), table("No")):
        apart = [table("No", "1"), foot, other]
        assert joined_tables(apart) == tuple(apart)
    titled = [title, table("No", "1"), title, table("2")]
    assert joined_tables(titled) == tuple(titled)
