from tests.factories.procedures import small_sop
from tests.procedures.test_review import doubtful_sop

from lajur.procedures import source


def row(line, *cells):
    return {"cells": list(cells), "line": line}


BLOCKS = [
    {"text": "SOP UNDANGAN", "line": 1, "heading": True},
    {"text": "", "line": 2, "heading": False},
    {
        "rows": [
            row(3, "1", "Menyusun konsep surat undangan", "30 menit"),
            row(5, "2", "Memeriksa konsep surat undangan", "30 menit"),
        ],
        "loose": False,
    },
]


def test_marks_the_cell_the_question_is_about():
    mark = source.mark_of(doubtful_sop(), "/steps/0/actor")

    page = source.source_page(BLOCKS, mark)

    assert mark == source.Mark(3, "Menyusun konsep surat undangan")
    text, table = page.parts
    assert not text.is_table
    assert [line.marked for line in table.lines] == [1, None]


def test_marks_the_row_that_runs_over_the_line():
    page = source.source_page(BLOCKS, source.Mark(4, "tak tercetak"))

    assert [line.marked for line in page.parts[1].lines] == [1, None]


def test_marks_nothing_where_the_place_is_unknown():
    assert source.mark_of(doubtful_sop(), "/title") is None
    assert source.mark_of(small_sop(), "/steps/0/actor") is None
    page = source.source_page(BLOCKS, None)
    assert all(line.marked is None for part in page.parts for line in part.lines)


def test_opens_a_long_source_where_the_mark_is():
    blocks = [
        {"text": f"baris {n}", "line": n, "heading": False} for n in range(1, 101)
    ]

    page = source.source_page(blocks, source.Mark(90))

    assert (page.number, page.count) == (3, 3)
    assert source.source_page(blocks, None, 9).number == 3
    assert source.source_page(blocks, None, 0).number == 1
    assert source.source_page([], None).parts == ()


def test_leaves_out_columns_whose_symbols_were_lost():
    rows = [
        row(1, "No", "Kegiatan", "Staf", "Kasubag", "Kabag", "Waktu"),
        row(2, "", "", "", "", "", ""),
        row(3, "1", "Menyusun konsep surat undangan", "", "", "", "30 menit"),
        row(4, "Jumlah", "30 menit"),
    ]

    page = source.source_page([{"rows": rows}], source.Mark(3, "Menyusun konsep"))

    (table,) = page.parts
    assert (table.columns, table.hidden) == (3, 3)
    assert table.lines[1].cells == ("1", "Menyusun konsep surat undangan", "30 menit")
    assert table.lines[1].marked == 1
    assert table.lines[2].cells == ("Jumlah", "30 menit")


def test_marks_the_cell_of_the_very_value_asked_for():
    sop = doubtful_sop()
    certainty = {**sop.certainty, "/steps/0/duration": sop.certainty["/steps/0"]}

    mark = source.mark_of(sop.with_changes(certainty=certainty), "/steps/0/duration")

    assert mark == source.Mark(3, "30 menit")
    (table,) = source.source_page(BLOCKS, mark).parts[1:]
    assert table.lines[0].marked == 2


def test_looks_for_the_row_s_words_where_a_lane_is_drawn_and_not_written():
    mark = source.mark_of(doubtful_sop(), "/steps/0/actor")

    assert mark == source.Mark(3, "Menyusun konsep surat undangan")


def test_finds_inputs_and_identity_by_their_first_words():
    sop = doubtful_sop()
    certainty = {**sop.certainty, "/legal_bases": sop.certainty["/steps/0"]}
    sop = sop.with_changes(certainty=certainty)

    assert source.mark_of(sop, "/steps/0/inputs") == source.Mark(3, "Konsep")
    assert source.mark_of(sop, "/legal_bases").text.startswith("Peraturan")
    assert source.mark_of(sop, "/steps/99/actor") is None
    assert source.mark_of(sop, "/with_changes") is None


def test_follows_a_step_to_where_it_stood_before_rows_were_put_in():
    read = small_sop()
    moved = read.with_changes(steps=(read.steps[4], *read.steps[:4]))

    assert source.pointer_as_read(read, moved, "/steps/1/actor") == "/steps/0/actor"
    assert source.pointer_as_read(read, moved, "/title") == "/title"
    assert source.pointer_as_read(read, moved, "/steps/x") == ""
    fewer = read.with_changes(steps=read.steps[:1])
    assert source.pointer_as_read(fewer, read, "/steps/3/actor") == ""


def test_shows_the_pages_of_a_file_that_has_pages():
    blocks = [
        {"text": "satu", "line": 1, "heading": True, "page": 1},
        {"rows": [{**row(2, "1", "Menyusun"), "page": 2}], "loose": False},
    ]

    page = source.source_page(blocks, source.Mark(2, "Menyusun"))

    assert (page.number, page.count, page.is_printed) == (2, 2, True)
    assert page.marked_line == 2
    assert source.source_page(blocks, source.Mark(2), 1).marked_line is None


def test_leaves_empty_cells_out_where_only_their_order_counts():
    rows = [row(1, "", "Menyusun", "", "30 menit"), row(2, "", "")]

    (table,) = source.source_page([{"rows": rows, "loose": True}], None).parts

    assert [line.cells for line in table.lines] == [("Menyusun", "30 menit"), ("",)]
