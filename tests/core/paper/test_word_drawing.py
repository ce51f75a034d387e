"""Shapes in a Word table stand in their lanes, their arrows between them."""

from tests.core.paper.office_files import cell, docx, paragraph, row, table
from tests.core.paper.shapes import anchored, arrow, hanging, symbol, word_shape

from lajur.core.paper import Shape, ShapeKind, Table
from lajur.core.paper.docx import blocks_of_docx

HIGH = '<w:trHeight w:val="1200"/>'
LANES = (1000, 2000, 2000)


def shapes(*rows: str) -> dict[int, tuple[Shape, ...]]:
    head = row(cell("Kegiatan"), cell("Staf"), cell("Kabag"), properties=HIGH)
    blocks = blocks_of_docx(docx(table(head, *rows, widths=LANES)))
    (block,) = blocks
    assert isinstance(block, Table)
    return {n: each.shapes for n, each in enumerate(block.rows) if each.shapes}


def step(text: str, staff: str = "", head: str = "") -> str:
    return row(cell(text), cell(staff), cell(head), properties=HIGH)


def test_a_shape_stands_in_the_cell_it_hangs_on() -> None:
    found = shapes(
        step("satu", hanging(symbol("flowChartTerminator", 20, 20, text="Mulai"))),
        step("dua", "", hanging(symbol("flowChartDecision", 20, 20))),
    )
    (first,), (second,) = found[1], found[2]
    assert (first.kind, first.columns, first.text) == (
        ShapeKind.TERMINATOR,
        (1,),
        "Mulai",
    )
    assert (second.kind, second.columns) == (ShapeKind.DECISION, (2,))


def test_a_shape_pulled_out_of_its_cell_stands_where_it_is_seen() -> None:
    found = shapes(
        step("satu", "", ""),
        row(
            cell(hanging(symbol("rect", 180, 10))),
            cell(),
            cell(hanging(symbol("rect", -90, -50))),
            properties=HIGH,
        ),
    )
    assert [shape.columns for shape in found[1]] == [(1,)]
    assert [shape.columns for shape in found[2]] == [(2,)]


def test_a_shape_on_the_border_stands_in_both_lanes() -> None:
    (shape,) = shapes(step("satu", hanging(symbol("diamond", 80, 10))))[1]
    assert shape.columns == (1, 2)


def test_arrows_lead_from_row_to_row_and_back_with_their_words() -> None:
    label = word_shape("rect", (0, 0, 20, 12), text="Ya", inside="").replace(
        "<wps:cNvSpPr>", '<wps:cNvSpPr txBox="1">'
    )
    found = shapes(
        step("satu", hanging(symbol("rect", 30, 20), arrow(50, 40, 0, 42))),
        step(
            "dua",
            hanging(
                symbol("flowChartDecision", 30, 22),
                arrow(50, 42, 0, 38),
                anchored(label, 54, 52, 20, 12),
                arrow(10, -30, 20, 62, ' rot="0" flipH="1" flipV="1"'),
            ),
        ),
        step("tiga", hanging(symbol("flowChartTerminator", 30, 20))),
    )
    (first,), (second,), (third,) = found[1], found[2], found[3]
    assert [a.to for a in first.arrows] == [second.id]
    assert {a.to: a.label for a in second.arrows}[third.id] == "Ya"
    assert len({first.id, second.id, third.id}) == 3


def test_rows_are_measured_by_what_they_hold() -> None:
    long = "kata " * 60
    body = table(
        row(cell("Kegiatan"), cell("Staf"), cell("Kabag")),
        row(cell(long), cell(hanging(symbol("rect", 10, 150))), cell()),
        row(
            cell("dua"), cell(hanging(paragraph()[5:-6], symbol("rect", 10, 5))), cell()
        ),
        widths=LANES,
    )
    (block,) = blocks_of_docx(docx(body))
    assert isinstance(block, Table)
    assert [len(each.shapes) for each in block.rows] == [0, 1, 1]


def test_a_shape_far_below_its_row_stands_in_another() -> None:
    found = shapes(
        step("satu", hanging(symbol("rect", 30, 10), symbol("diamond", 30, 250))),
        *[step(f"langkah {n}") for n in range(5)],
    )
    assert {n: [s.kind.value for s in own] for n, own in found.items()} == {
        1: ["process"],
        5: ["decision"],
    }


def test_a_canvas_names_the_ends_of_its_lines() -> None:
    glued = '<a:stCxn id="7" idx="2"/><a:endCxn id="8" idx="0"/>'
    canvas = (
        "<wpc:wpc>"
        + word_shape("rect", (10, 10, 40, 20), number="7")
        + word_shape("diamond", (10, 70, 40, 20), number="8")
        + word_shape(
            "straightConnector1",
            (30, 30, 0, 10),
            kind="cNvCnPr",
            inside=glued,
            number="9",
        )
        + "</wpc:wpc>"
    )
    found = shapes(
        step("satu", hanging(anchored(canvas, 0, 0, 100, 120))), step("dua"), step("x")
    )
    (first,), (second,) = found[1], found[2]
    assert [a.to for a in first.arrows] == [second.id]


def test_the_copy_for_old_programs_is_not_drawn_twice() -> None:
    drawn = symbol("rect", 10, 10)
    vml = '<w:pict><v:rect style="width:40pt;height:20pt"/></w:pict>'
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{drawn}</mc:Choice>"
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    only = (
        "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>"
        f"{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    alone = only.replace("<mc:Choice/>", "")
    found = shapes(*[step("a", hanging(run)) for run in (both, only, alone)])
    assert [len(own) for own in found.values()] == [1, 1, 1]


def test_a_drawing_within_a_drawing_is_not_one_of_the_table() -> None:
    inner = f"<w:txbxContent>{hanging(symbol('rect', 0, 0))}</w:txbxContent>"
    outer = word_shape("rect", (0, 0, 40, 20)).replace(
        "</wps:wsp>", f"{inner}</wps:wsp>"
    )
    found = shapes(step("a", hanging(anchored(outer, 0, 0, 40, 20))))
    assert [len(own) for own in found.values()] == [1]


def test_columns_the_table_does_not_tell_are_made_up() -> None:
    body = table(row(cell("a"), cell(hanging(symbol("rect", 1, 1)) + paragraph("b"))))
    (block,) = blocks_of_docx(docx(body))
    assert isinstance(block, Table)
    assert block.rows[0].shapes[0].columns == (1,)


def test_an_offset_that_makes_no_sense_is_none() -> None:
    strange = symbol("rect", 10, 10).replace("<wp:posOffset>127000", "<wp:posOffset>x")
    (shape,) = shapes(step("a", hanging(strange)))[1]
    assert shape.columns == (1,)


def test_a_line_may_name_symbols_that_hang_on_other_cells() -> None:
    def one(preset: str, number: str) -> str:
        return hanging(anchored(word_shape(preset, number=number), 10, 10, 40, 20))

    glued = '<a:stCxn id="7" idx="2"/><a:endCxn id="{end}" idx="0"/>'
    line = hanging(
        anchored(
            word_shape(
                "straightConnector1",
                kind="cNvCnPr",
                inside=glued.format(end="8"),
                number="9",
            ),
            400,
            10,
            0,
            10,
        )
    )
    rows = (step("satu", one("rect", "7")), step("dua", one("diamond", "8")))

    found = shapes(*rows, step("x"), step("y", line))
    (first,), (second,) = found[1], found[2]
    assert [a.to for a in first.arrows] == [second.id]
    twice = shapes(*rows, step("tiga", one("rect", "8")), step("y", line))
    assert all(a.to != twice[2][0].id for a in twice[1][0].arrows)


def plain(left: float, top: float, wide: float, high: float) -> str:
    """Print a line without a head."""
    content = word_shape("line", (0, 0, wide, high), kind="cNvCnPr")
    return anchored(content, left, top, wide, high)


def test_an_exact_row_is_as_high_as_it_says_and_small_letters_stretch_less() -> None:
    exact = '<w:trHeight w:val="600" w:hRule="exact"/>'
    words = "Menulis nota dinas " * 12
    small = f'<w:p><w:r><w:rPr><w:sz w:val="8"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
    back = hanging(
        symbol("rect", 20, 5, number="3"),
        plain(60, 12, 10, 0),
        plain(70, 12 - 60, 0, 60),
        arrow(60, 12 - 60, 10, 0, ' flipH="1"'),
    )
    for properties, text in ((exact, words), ("", small)):
        found = shapes(
            row(
                cell(text),
                cell(hanging(symbol("rect", 20, 5, number="1"))),
                cell(),
                properties=properties or '<w:trHeight w:val="600"/>',
            ),
            row(
                cell(text),
                cell(hanging(symbol("rect", 20, 5, number="2"))),
                cell(),
                properties=exact,
            ),
            row(cell("tiga"), cell(back), cell(), properties=exact),
        )
        (third,) = found[3]
        assert [a.to for a in third.arrows] == [found[1][0].id]
