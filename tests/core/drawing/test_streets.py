"""The grid knows what is free, what crosses and what is taken."""

from tests.core.drawing.sops import sop_of

from lajur.core.drawing.lanes import arrange
from lajur.core.drawing.streets import (
    HALF,
    Side,
    Streets,
    middle,
    port_of,
    segments,
    slot_of,
    straightened,
    street,
    street_of,
)


def test_coordinates_say_what_they_belong_to():
    assert street_of(street(3, -2)) == (3, -2)
    assert street_of(middle(3)) is None
    assert slot_of(middle(2) - 10) == (2, -2)


def test_a_line_may_not_run_through_a_symbol():
    streets = Streets(arrange(sop_of(0, 0, 0)))
    through = ((middle(0), middle(0) + HALF), (middle(0), middle(2) - HALF))
    beside = ((street(1, -1), 0), (street(1, -1), 3000))

    assert not streets.is_free(segments(through))
    assert streets.is_free(segments(beside))


def test_a_line_taken_up_again_leaves_its_place_free():
    streets = Streets(arrange(sop_of(0, 1)))
    path = ((0, street(1, 2)), (900, street(1, 2)))
    streets.add(path)

    assert not streets.is_free(segments(path))
    assert streets.widest(1, is_level=True) == 2

    streets.remove(path)

    assert streets.is_free(segments(path))
    assert streets.widest(1, is_level=True) == 0


def test_counts_the_lines_a_path_crosses():
    streets = Streets(arrange(sop_of(0, 1)))
    streets.add(((0, street(1, 1)), (1900, street(1, 1))))
    streets.add(((0, street(1, 2)), (100, street(1, 2))))

    across = ((street(1, -1), 0), (street(1, -1), 1900))
    assert streets.crossings(segments(across)) == 1


def test_outer_streets_have_tracks_only_inside_the_table():
    streets = Streets(arrange(sop_of(0, 1)))

    assert [streets.allows(0, track, is_level=True) for track in (-1, 1)] == [
        False,
        True,
    ]
    assert [streets.allows(2, track, is_level=False) for track in (-1, 1)] == [
        True,
        False,
    ]


def test_a_port_in_use_is_not_open():
    plan = arrange(sop_of(0, 0))
    streets = Streets(plan)
    port = port_of(plan.places[0], Side.BOTTOM, 0, 0.0)

    assert streets.is_open(port)
    streets.add((port.at, (port.at[0], middle(1) - HALF)))
    assert not streets.is_open(port)


def test_a_straight_path_has_no_turns():
    assert straightened([(0, 0), (0, 0), (0, 5), (0, 9), (4, 9)]) == (
        (0, 0),
        (0, 9),
        (4, 9),
    )
    assert straightened([(0, 0), (0, 9), (0, 4)]) == ((0, 0), (0, 9), (0, 4))
