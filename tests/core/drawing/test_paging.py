"""Pages break where only the one line going on is cut."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from tests.core.drawing.sheet import faults
from tests.core.drawing.sops import sop_of, sops
from tests.core.drawing.test_routes import drawn

from lajur.core.drawing.lanes import Shape, arrange
from lajur.core.drawing.paging import FROM, ONWARD, Room, breaks, pages
from lajur.core.drawing.routes import route

ROOM = Room(page=400, connector=40, total=30)


def cut(sop, height=100.0, room=ROOM):
    plan = arrange(sop)
    return plan, breaks(plan, [height] * len(plan.rows), room)


def test_one_page_holds_what_fits():
    plan, starts = cut(sop_of(0, 1, 0))

    assert starts == ()
    assert pages(plan, starts) == (plan,)


def test_breaks_where_no_return_is_cut():
    _, starts = cut(sop_of(0, 1, 0, 1, 0, back={4: 3}))

    assert starts == (2,)


def test_fills_its_pages_evenly_and_leaves_room_for_the_pentagons():
    _, starts = cut(sop_of(*[0, 1] * 5))

    spans = [b - a for a, b in pairwise((0, *starts, 10))]
    assert spans == [3, 3, 3, 1] or max(spans) <= 3


def test_a_row_higher_than_a_page_has_one_of_its_own():
    _, starts = cut(sop_of(0, 1, 0), height=900.0)

    assert starts == (1, 2)


def test_a_line_cut_by_a_break_ends_and_begins_in_a_pentagon():
    plan, starts = cut(sop_of(0, 1, 2, 0, 1))

    first, second = pages(plan, starts)

    out, into = first.place("#A-out"), second.place("#A-in")
    assert (first.rows[-1], second.rows[0]) == (ONWARD, FROM)
    assert {out.shape, into.shape} == {Shape.PENTAGON}
    assert (out.text, into.text) == ("A", "A")
    assert (out.lane, into.lane) == (first.places[-2].lane, second.places[0].lane)
    assert out.row == len(first.rows) - 1
    assert into.row == 0


def test_a_return_over_a_break_goes_back_by_a_pentagon_of_its_own():
    plan, starts = cut(sop_of(0, 1, 0, 1, 0, 1, 0, back={7: 1}))

    first, *_, last = pages(plan, starts)

    back = next(a for a in last.arrows if a.target == "#A-out" and a.source == "s7")
    assert back.label == "Tidak"
    assert last.place("#A-out").row == 0
    assert any(a.source == "#A-in" and a.target == "s1" for a in first.arrows)


def test_many_lines_over_one_break_have_different_lanes_and_rows():
    back = dict.fromkeys((4, 5, 6), 1)
    plan = arrange(sop_of(0, 1, 0, 1, 0, 1, back=back))

    first, second = pages(plan, (3,))

    assert first.rows.count(ONWARD) == second.rows.count(FROM) == 2
    spots = {(place.row, place.lane) for place in first.places}
    assert len(spots) == len(first.places)


def test_letters_go_on_after_z():
    back = dict.fromkeys(range(3, 33), 1)
    plan = arrange(sop_of(*[0, 1, 2] * 11, back=back))

    first, _ = pages(plan, (2,))

    assert {"Z", "A1"} <= {place.text for place in first.places}


@settings(max_examples=25, deadline=None)
@given(sops())
def test_every_page_is_drawn_without_a_fault(sop):
    plan, starts = cut(sop)

    for page in pages(plan, starts):
        assert faults(drawn(route(page))) == []


@pytest.mark.parametrize("count", [1, 2, 9])
def test_every_row_stands_on_one_page(count):
    plan, starts = cut(sop_of(*[0] * count))

    found = [key for page in pages(plan, starts) for key in page.rows]
    assert [key for key in found if key not in (FROM, ONWARD)] == list(plan.rows)
