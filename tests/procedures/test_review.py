from tests.factories.procedures import small_sop

from lajur.core.sop import Certainty
from lajur.procedures import review


def doubtful_sop():
    return small_sop().with_changes(
        certainty={
            "/steps/0": Certainty("stated", {"line": 3}),
            "/steps/0/actor": Certainty("guessed", {"line": 3}, "lazimnya staf"),
            "/steps/1/actor": Certainty("derived", {"line": 4}, "naik satu tingkat"),
            "/created_date": Certainty("missing"),
        }
    )


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


def test_gives_every_step_the_worst_of_its_certainties():
    steps = review.step_values(doubtful_sop(), ["/steps/0/actor"])

    assert [step.state for step in steps[:3]] == ["asked", "checking", "sure"]
    assert steps[0].is_marked
    assert steps[0].doubts == ("pelaksana",)
    assert steps[1].why == "naik satu tingkat"
    assert steps[1].returns_to == "1"


def test_counts_settled_and_open_values():
    progress = review.progress(doubtful_sop())

    assert (progress.asked, progress.checking) == (1, 1)
    assert progress.settled == progress.total - 1
    assert progress.missing >= 1


def test_calls_an_empty_field_missing():
    values = {value.pointer: value for value in review.identity_values(doubtful_sop())}

    assert values["/subunit"].state == "missing"
    assert values["/title"].state == "sure"
    assert values["/legal_bases"].texts == ("Peraturan tentang Tata Naskah Dinas",)


def test_marks_the_cell_the_question_is_about():
    mark = review.mark_of(doubtful_sop(), "/steps/0/actor")

    page = review.source_page(BLOCKS, mark)

    assert mark == review.Mark(3, "Menyusun konsep surat undangan")
    text, table = page.parts
    assert not text.is_table
    assert [line.marked for line in table.lines] == [1, None]


def test_marks_the_row_that_runs_over_the_line():
    page = review.source_page(BLOCKS, review.Mark(4, "tak tercetak"))

    assert [line.marked for line in page.parts[1].lines] == [1, None]


def test_marks_nothing_where_the_place_is_unknown():
    assert review.mark_of(doubtful_sop(), "/title") is None
    assert review.mark_of(small_sop(), "/steps/0/actor") is None
    page = review.source_page(BLOCKS, None)
    assert all(line.marked is None for part in page.parts for line in part.lines)


def test_opens_a_long_source_where_the_mark_is():
    blocks = [
        {"text": f"baris {n}", "line": n, "heading": False} for n in range(1, 101)
    ]

    page = review.source_page(blocks, review.Mark(90))

    assert (page.number, page.count) == (3, 3)
    assert review.source_page(blocks, None, 9).number == 3
    assert review.source_page(blocks, None, 0).number == 1
    assert review.source_page([], None).parts == ()


def test_leaves_out_columns_whose_symbols_were_lost():
    rows = [
        row(1, "No", "Kegiatan", "Staf", "Kasubag", "Kabag", "Waktu"),
        row(2, "", "", "", "", "", ""),
        row(3, "1", "Menyusun konsep surat undangan", "", "", "", "30 menit"),
        row(4, "Jumlah", "30 menit"),
    ]

    page = review.source_page([{"rows": rows}], review.Mark(3, "Menyusun konsep"))

    (table,) = page.parts
    assert (table.columns, table.hidden) == (3, 3)
    assert table.lines[1].cells == ("1", "Menyusun konsep surat undangan", "30 menit")
    assert table.lines[1].marked == 1
    assert table.lines[2].cells == ("Jumlah", "30 menit")


def test_says_in_words_where_a_value_stands():
    sop = small_sop()

    assert review.place_of(sop, "/steps/2/actor") == "langkah 3, kolom Pelaksana"
    assert review.place_of(sop, "/steps/2/exits") == "langkah 3, arah alir"
    assert review.place_of(sop, "/steps/2") == "langkah 3"
    assert review.place_of(sop, "/title") == "Nama SOP"
