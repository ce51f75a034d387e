"""Columns share the width; texts get the height they need."""

from lajur.core.drawing.columns import (
    columns_for,
    head_height,
    lane_width,
    text_height,
)
from lajur.core.drawing.text import SOFT_HYPHEN


def test_six_lanes_leave_the_texts_their_usual_room():
    columns = columns_for(1104, [lane_width(1104, 6)] * 6)

    assert columns.lanes == (72,) * 6
    assert columns.total == 1104
    assert columns.performers == 432


def test_few_lanes_are_wider_and_many_are_narrower():
    assert [lane_width(1104, count) for count in (0, 2, 9)] == [72, 96, 589 / 9]
    assert lane_width(1104, 30) == 54


def test_the_table_grows_where_lanes_leave_no_room():
    columns = columns_for(1104, [54.0] * 30)

    assert columns.total > 1104
    assert columns.text > columns.inputs


def test_heads_and_texts_break_in_their_columns():
    columns = columns_for(1104, [72.0])
    (head,) = columns.heads(["Administrasi Perkantoran pada Bagian Umum"])

    assert SOFT_HYPHEN in head
    assert head_height(["Tim"], columns) < head_height([head], columns)
    assert SOFT_HYPHEN in columns.fit("Pertanggungjawabannya", columns.time)


def test_a_cell_is_as_high_as_its_lines():
    assert text_height([""], 100) < text_height(["satu"], 100)
    assert text_height(["satu", "dua"], 100) == text_height(["satu dua"], 45)
