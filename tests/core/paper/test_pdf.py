"""PDF files come out as tables with the flow drawn in them."""

from collections.abc import Callable

import pytest
from tests.core.paper.pages import Sheet, pdf_of, steps_sheet

from lajur.core.paper import Paragraph, Refused, Row, ShapeKind, Table, pdf, pdf_page
from lajur.core.paper.pdf import blocks_of_pdf

ROWS = (
    ("Menyusun surat", "Data", "1 hari", "Draft surat"),
    ("Memeriksa surat\njika tidak dikembalikan", "Draft surat", "2 jam", "Surat"),
    ("Mengirim surat", "Surat", "5 menit", "Surat terkirim"),
)
#: Middles of the rows and of the two lanes.
Y1, Y2, Y3 = 135, 205, 275
STAFF, HEAD = 295, 385


def triangle(sheet: Sheet, x: float, y: float) -> None:
    """Point down to (x, y)."""
    sheet.path([(x - 3, y - 6), (x + 3, y - 6), (x, y)], "f", close=True)


def draw_flow(sheet: Sheet) -> None:
    """Draw capsule, diamond and box with a way back, heads as triangles."""
    sheet.round(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, 9)
    diamond(sheet, HEAD, Y2)
    sheet.rect(STAFF - 25, Y3 - 10, STAFF + 25, Y3 + 10, "S")
    sheet.path([(STAFF + 25, Y1), (HEAD, Y1), (HEAD, Y2 - 21)])
    triangle(sheet, HEAD, Y2 - 15)
    sheet.path([(HEAD - 25, Y2), (STAFF, Y2), (STAFF, Y1 + 16)])
    sheet.path([(STAFF - 3, Y1 + 16), (STAFF + 3, Y1 + 16), (STAFF, Y1 + 10)], "f")
    sheet.path([(HEAD, Y2 + 15), (HEAD, Y3), (STAFF + 31, Y3)])
    sheet.path(
        [(STAFF + 31, Y3 - 3), (STAFF + 31, Y3 + 3), (STAFF + 25, Y3)], "f", close=True
    )
    sheet.text(STAFF + 14, Y2 - 3, "Tidak")
    sheet.text(HEAD + 4, Y2 + 34, "Ya")


def diamond(sheet: Sheet, x: float, y: float, paint: str = "S") -> None:
    corners = [(x - 25, y), (x, y - 15), (x + 25, y), (x, y + 15)]
    sheet.path(corners, paint, close=True)


def tables(data: bytes) -> list[Table]:
    return [block for block in blocks_of_pdf(data) if isinstance(block, Table)]


def flow_of(rows: tuple[Row, ...]) -> list[tuple[str, tuple[int, ...], list[object]]]:
    """Return kind, columns and (index of target, label) of each symbol."""
    shapes = [shape for row in rows for shape in row.shapes]
    order = [shape.id for shape in shapes]
    return [
        (s.kind.value, s.columns, [(order.index(a.to), a.label) for a in s.arrows])
        for s in shapes
    ]


FLOW = [
    ("terminator", (2,), [(1, None)]),
    ("decision", (3,), [(0, "Tidak"), (2, "Ya")]),
    ("process", (2,), []),
]


@pytest.mark.parametrize("how", ["lines", "slivers", "pieces", "cells"])
def test_a_table_is_found_however_it_is_ruled(how: str) -> None:
    sheet, _ = steps_sheet(ROWS, how)
    draw_flow(sheet)
    (table,) = tables(pdf_of(sheet))
    assert [len(row.cells) for row in table.rows] == [8] * 5
    assert table.rows[0].cells[:3] == ("No", "Kegiatan", "Pelaksana")
    assert table.rows[3].cells[1] == "Memeriksa surat\njika tidak dikembalikan"
    assert table.rows[4].cells[4:] == ("Surat", "5 menit", "Surat terkirim", "")
    assert flow_of(table.rows) == FLOW
    assert {row.page for row in table.rows} == {1}


def straight_ways(sheet: Sheet) -> None:
    """Draw each part of a way as a line of its own, heads as two strokes."""
    for a, b in (
        ((STAFF + 25, Y1), (HEAD, Y1)),
        ((HEAD, Y1), (HEAD, Y2 - 15)),
        ((HEAD - 4, Y2 - 22), (HEAD, Y2 - 15)),
        ((HEAD + 4, Y2 - 22), (HEAD, Y2 - 15)),
        ((HEAD, Y2 + 15), (HEAD, Y3)),
        ((HEAD, Y3), (STAFF + 25, Y3)),
        ((STAFF + 33, Y3 - 4), (STAFF + 25, Y3)),
        ((STAFF + 33, Y3 + 4), (STAFF + 25, Y3)),
    ):
        sheet.path([a, b])


def outlined_ways(sheet: Sheet) -> None:
    """Draw a way as the outline of a thin elbow, heads as one bent stroke."""
    x, y, t = HEAD, Y1, 0.4
    sheet.path(
        [
            (STAFF + 25, y - t),
            (x + t, y - t),
            (x + t, Y2 - 15),
            (x - t, Y2 - 15),
            (x - t, y + t),
            (STAFF + 25, y + t),
        ],
        "f",
        close=True,
    )
    sheet.path([(x - 4, Y2 - 22), (x, Y2 - 15), (x + 4, Y2 - 22)])
    sheet.rect(HEAD - t, Y2 + 15, HEAD + t, Y3, "f")
    sheet.rect(STAFF + 25, Y3 - t, HEAD + t, Y3 + t, "f")
    sheet.path([(STAFF + 33, Y3 - 4), (STAFF + 25, Y3), (STAFF + 33, Y3 + 4)])


@pytest.mark.parametrize("ways", [straight_ways, outlined_ways])
@pytest.mark.parametrize("paint", ["S", "B", "f"])
def test_the_flow_is_the_same_however_it_is_drawn(
    ways: Callable[[Sheet], None], paint: str
) -> None:
    sheet, _ = steps_sheet(ROWS)
    sheet.ink(0.6)
    sheet.rect(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, paint)
    sheet.round(STAFF - 25, Y3 - 10, STAFF + 25, Y3 + 10, 3, paint)
    diamond(sheet, HEAD, Y2, paint)
    ways(sheet)
    (table,) = tables(pdf_of(sheet))
    assert flow_of(table.rows) == [
        ("process", (2,), [(1, None)]),
        ("decision", (3,), [(2, None)]),
        ("process", (2,), []),
    ]


def test_symbols_of_every_kind_are_told_apart() -> None:
    sheet, _ = steps_sheet(ROWS[:2])
    y = Y1
    sheet.round(255, y - 10, 295, y + 10, 20)
    sheet.path(
        [(300, y - 8), (330, y - 8), (330, y + 4), (315, y + 8), (300, y + 4)],
        close=True,
    )
    sheet.path([(350, y - 8), (380, y - 8), (374, y + 8), (344, y + 8)], close=True)
    for a, b in (
        ((390, y - 8), (420, y - 8)),
        ((420, y - 8), (420, y + 8)),
        ((420, y + 8), (390, y + 8)),
        ((390, y + 8), (390, y - 8)),
    ):
        sheet.path([a, b])
    sheet.rect(392, y - 6, 397, y - 1, "f")
    (table,) = tables(pdf_of(sheet))
    kinds = [shape.kind for row in table.rows for shape in row.shapes]
    assert kinds == [
        ShapeKind.TERMINATOR,
        ShapeKind.OFFPAGE,
        ShapeKind.OTHER,
        ShapeKind.PROCESS,
    ]


def test_a_symbol_across_two_lanes_stands_in_both_with_its_words() -> None:
    sheet, _ = steps_sheet(ROWS[:1])
    diamond(sheet, 340, Y1)
    sheet.text(330, Y1 + 3, "R/T", 6)
    (table,) = tables(pdf_of(sheet))
    (shape,) = table.rows[2].shapes
    assert (shape.columns, shape.text) == ((2, 3), "R/T")


def test_merged_cells_hold_their_text_once() -> None:
    sheet = Sheet()
    sheet.grid((40, 400), (60, 90, 120))
    sheet.path([(200, 90), (200, 120)])
    sheet.grid((40, 100, 400), (300, 330, 360, 390), "slivers")
    for x, y, words in (
        (50, 80, "Nomor SOP dan judulnya"),
        (50, 110, "Kiri"),
        (210, 110, "Kanan"),
        (50, 320, "A"),
        (110, 320, "B"),
    ):
        sheet.text(x, y, words)
    first, second = tables(pdf_of(sheet))
    assert [row.cells for row in first.rows] == [
        ("Nomor SOP dan judulnya", ""),
        ("Kiri", "Kanan"),
    ]
    assert second.rows[0].cells == ("A", "B")
    assert [row.line for row in (*first.rows, *second.rows)] == [1, 2, 3, 4, 5]


def test_backgrounds_frames_and_white_paint_are_no_symbols() -> None:
    sheet, ys = steps_sheet(ROWS[:1])
    sheet.ink(0.8)
    sheet.rect(40, ys[0], 760, ys[2], "f")
    sheet.rect(250, ys[2], 340, ys[3], "f")
    sheet.ink(1)
    sheet.rect(260, Y1 - 10, 300, Y1 + 10, "f")
    (table,) = tables(pdf_of(sheet))
    assert not any(row.shapes for row in table.rows)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    sheets = []
    for number in (1, 2):
        sheet, _ = steps_sheet(ROWS[:1], head=number == 1, first=number)
        sheet.text(60, 560, f"Dokumen ini ditandatangani secara elektronik {number}")
        sheet.text(380, 30, f"- {number} -")
        sheet.text(60, 45, f"Bagian {'satu' if number == 1 else 'dua'} dari prosedur")
        sheets.append(sheet)
    blocks = blocks_of_pdf(pdf_of(*sheets))
    texts = [(b.text, b.page) for b in blocks if isinstance(b, Paragraph)]
    assert texts == [("Bagian satu dari prosedur", 1), ("Bagian dua dari prosedur", 2)]


def pentagon(sheet: Sheet, x: float, y: float, words: str = "") -> None:
    corners = [(x - 12, y - 8), (x + 12, y - 8), (x + 12, y + 3), (x, y + 8)]
    sheet.path([*corners, (x - 12, y + 3)], close=True)
    sheet.text(x - 4, y, words, 6)


@pytest.mark.parametrize("word", ["", "A"])
def test_connectors_carry_the_flow_to_the_next_page(word: str) -> None:
    one, ys = steps_sheet(ROWS[:1])
    sheet = one
    sheet.rect(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, "S")
    pentagon(sheet, STAFF, ys[-1] + 12, word)
    sheet.path([(STAFF, Y1 + 10), (STAFF, ys[-1] - 2)])
    triangle(sheet, STAFF, ys[-1] + 4)
    two, _ = steps_sheet(ROWS[1:2], head=False, first=2)
    pentagon(two, STAFF, 45, word)
    pentagon(two, HEAD, 45, "B")
    two.path([(STAFF, 53), (STAFF, 79)])
    triangle(two, STAFF, 85)
    two.rect(STAFF - 25, 85, STAFF + 25, 105, "S")
    three = Sheet()
    three.text(40, 40, "Halaman penutup tanpa tabel apa pun")
    rows = [row for table in tables(pdf_of(one, two, three)) for row in table.rows]
    flow = flow_of(tuple(rows))
    assert [kind for kind, _, _ in flow] == [
        *("process", "offpage", "process", "offpage", "offpage"),
    ]
    assert [arrows for _, _, arrows in flow][:4] == [
        [(1, None)],
        [(3, None)],
        [],
        [(2, None)],
    ]


@pytest.mark.parametrize("onward", [True, False])
def test_a_line_that_leaves_the_page_goes_on_at_the_next(*, onward: bool) -> None:
    one, ys = steps_sheet(ROWS[:1])
    one.rect(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, "S")
    one.path([(STAFF, Y1 + 12), (STAFF, ys[-1] - 6)])
    if not onward:
        triangle(one, STAFF, ys[-1])
    two, _ = steps_sheet(ROWS[1:2], head=False, first=2)
    two.rect(STAFF - 25, 90, STAFF + 25, 110, "S")
    if onward:
        two.path([(STAFF, 62), (STAFF, 84)])
        triangle(two, STAFF, 90)
    rows = [row for table in tables(pdf_of(one, two)) for row in table.rows]
    assert flow_of(tuple(rows))[0][2] == [(1, None)]


def test_a_line_that_stops_before_its_symbol_still_reaches_it() -> None:
    sheet, _ = steps_sheet(ROWS[:2])
    sheet.rect(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, "S")
    sheet.rect(STAFF - 25, Y2 - 10, STAFF + 25, Y2 + 10, "S")
    sheet.path([(STAFF, Y1 + 14), (STAFF, Y2 - 40)])
    (table,) = tables(pdf_of(sheet))
    assert flow_of(table.rows)[0][2] == [(1, None)]


def test_a_page_without_words_but_pictures_is_read_by_a_program() -> None:
    with pytest.raises(Refused) as refusal:
        blocks_of_pdf(pdf_of(Sheet()))
    assert refusal.value.code == "no_ocr"


@pytest.mark.parametrize(
    ("bound", "holder", "value", "code"),
    [
        ("MAX_BYTES", pdf, 10, "too_big"),
        ("MAX_PAGES", pdf, 0, "too_many_pages"),
        ("MAX_OBJECTS", pdf_page, 3, "too_many_cells"),
    ],
)
def test_every_bound_refuses(
    monkeypatch: pytest.MonkeyPatch, bound: str, holder: object, value: int, code: str
) -> None:
    monkeypatch.setattr(holder, bound, value)
    sheet, _ = steps_sheet(ROWS)
    with pytest.raises(Refused) as refusal:
        blocks_of_pdf(pdf_of(sheet))
    assert refusal.value.code == code


def test_a_torn_file_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        blocks_of_pdf(b"%PDF-1.4\n" + b"x" * 300)
    assert refusal.value.code == "damaged"


def test_a_locked_file_is_refused() -> None:
    sheet, _ = steps_sheet(ROWS)
    secret = "<" + "5a" * 32 + ">"
    locked = (
        f"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 "
        f"/O {secret} /U {secret} /P -4 >>"
    )
    data = pdf_of(sheet).replace(b"/Root 1 0 R", locked.encode())
    with pytest.raises(Refused) as refusal:
        blocks_of_pdf(data)
    assert refusal.value.code == "encrypted"


def test_a_file_the_library_stumbles_over_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(page: object) -> None:
        raise KeyError(page)

    monkeypatch.setattr(pdf, "read_page", stumble)
    sheet, _ = steps_sheet(ROWS)
    with pytest.raises(Refused) as refusal:
        blocks_of_pdf(pdf_of(sheet))
    assert refusal.value.code == "damaged"


def test_each_symbol_stands_in_the_table_nearest_to_it() -> None:
    sheet, _ = steps_sheet(ROWS[:1])
    sheet.grid((40, 250, 500), (300, 360, 420))
    sheet.text(50, 320, "Lampiran")
    sheet.rect(STAFF - 25, Y1 - 10, STAFF + 25, Y1 + 10, "S")
    sheet.rect(280, 320, 330, 340, "S")
    first, second = tables(pdf_of(sheet))
    assert [len(row.shapes) for row in first.rows] == [0, 0, 1]
    assert [len(row.shapes) for row in second.rows] == [1, 0]


def test_lines_without_heads_lead_downwards_and_dirt_leads_nowhere() -> None:
    sheet, ys = steps_sheet(ROWS)
    for y, lane in ((Y1, STAFF), (Y2, HEAD), (Y3, STAFF)):
        sheet.rect(lane - 25, y - 10, lane + 25, y + 10, "S")
    sheet.path([(STAFF + 25, Y1), (HEAD, Y1), (HEAD, Y2 - 10)])
    sheet.path([(HEAD, Y2 + 22), (HEAD, Y3), (STAFF + 31, Y3)])
    sheet.path(
        [(STAFF + 31, Y3 - 3), (STAFF + 31, Y3 + 3), (STAFF + 25, Y3)], "f", close=True
    )
    sheet.path([(STAFF, Y3 + 10), (STAFF, ys[-1] - 4)])
    triangle(sheet, 650, Y2)
    sheet.rect(640, Y1, 645, Y1 + 30, "f")
    sheet.rect(660, Y1, 661, Y1 + 1, "f")
    (table,) = tables(pdf_of(sheet))
    assert [arrows for _, _, arrows in flow_of(table.rows)] == [
        [(1, None)],
        [(2, None)],
        [],
    ]


def test_a_cell_merged_down_holds_its_text_once() -> None:
    sheet = Sheet()
    sheet.path([(40, 60), (400, 60)])
    sheet.path([(40, 120), (400, 120)])
    sheet.path([(200, 90), (400, 90)])
    sheet.path([(200, 92), (400, 92)])
    for x in (40, 200, 400):
        sheet.path([(x, 60), (x, 120)])
    sheet.text(50, 110, "Satu sel untuk dua baris")
    sheet.text(210, 80, "Atas")
    sheet.text(210, 110, "Bawah")
    (table,) = tables(pdf_of(sheet))
    cells = [row.cells for row in table.rows]
    assert cells == [("Satu sel untuk dua baris", "Atas"), ("", "Bawah")]
