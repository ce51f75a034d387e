"""Names of outcomes stand beside their line."""

from dataclasses import replace

from lajur.core.drawing.figure import Figure, Label, Line, Symbol
from lajur.core.drawing.labels import labelled, lines_of
from lajur.core.drawing.lanes import Shape
from lajur.core.sop.model import How

DIAMOND = Symbol("s1", Shape.DIAMOND, 100, 50, (21, 17))
DOWN = Line("s1", "s2", How.FORWARD, ((100, 67), (100, 120)), "Ya")
LEFT = Line("s1", "s0", How.RETURN, ((79, 50), (10, 50), (10, 5)), "Tidak")


def figure(*lines, wide=200.0):
    return Figure((0.0, wide), (0.0, 130.0), (DIAMOND,), lines)


def test_stands_right_of_a_line_down_and_above_a_line_aside():
    yes, no = labelled(figure(DOWN, LEFT)).labels

    assert (yes.lines, no.lines) == (("Ya",), ("Tidak",))
    assert yes.box[0] > 100
    assert yes.box[1] > 67
    assert no.box[2] < 79
    assert no.box[3] < 50


def test_keeps_clear_of_other_lines():
    other = Line("s5", "s6", How.FORWARD, ((110, 60), (110, 125)))

    (label,) = labelled(figure(DOWN, other)).labels

    assert label.box[2] < 100


def test_a_long_name_has_two_short_lines():
    assert lines_of("Perlu perbaikan") == ("Perlu", "perbaikan")
    assert lines_of("Dikembalikan untuk diperbaiki") == ("Dikembalikan", "untuk\u2026")


def test_a_name_without_room_is_cut_short():
    line = replace(DOWN, label="Disetujui pimpinan")
    narrow = Symbol("s1", Shape.DIAMOND, 16, 50, (14, 17))
    points = ((16.0, 67.0), (16.0, 120.0))
    sheet = Figure(
        (0.0, 52.0), (0.0, 130.0), (narrow,), (replace(line, points=points),)
    )

    assert [label.lines for label in labelled(sheet).labels] == [("Dis\u2026",)]


def test_a_name_without_any_room_is_left_out():
    sheet = figure(replace(DOWN, points=((5.0, 5.0), (5.0, 5.0))), wide=10.0)

    assert labelled(sheet).labels == ()


def test_two_names_never_overlap():
    lines = [DOWN, replace(DOWN, label="Lengkap"), replace(LEFT, label="Kurang")]

    labels = labelled(figure(*lines)).labels

    assert len(labels) == 3
    assert all(isinstance(label, Label) for label in labels)
