"""Merged cells come out under as few columns as hold anything."""

from lajur.core.paper import Shape, ShapeKind
from lajur.core.paper.grid import Cell, Strip, table_of


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
