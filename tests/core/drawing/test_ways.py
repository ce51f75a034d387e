"""Ways leave and arrive as their ports ask, the likeliest first."""

from tests.core.drawing.sops import sop_of

from lajur.core.drawing.lanes import arrange
from lajur.core.drawing.streets import Side, Streets, port_of
from lajur.core.drawing.ways import long_ways, short_ways


def ways(kind, sides, lanes=(0, 1)):
    plan = arrange(sop_of(*lanes))
    ports = [
        [port_of(place, side, 0, 0.0)]
        for place, side in zip((plan.places[0], plan.places[-1]), sides, strict=True)
    ]
    return list(kind(Streets(plan), *ports))


def test_goes_straight_where_it_can():
    found = ways(short_ways, (Side.BOTTOM, Side.TOP), lanes=(0, 0))

    assert [len(way.path) for way in found] == [2]


def test_turns_once_between_a_side_and_an_edge():
    assert {len(w.path) for w in ways(short_ways, (Side.RIGHT, Side.TOP))} == {3}
    assert {len(w.path) for w in ways(short_ways, (Side.BOTTOM, Side.LEFT))} == {3}


def test_turns_twice_between_two_sides_or_two_edges():
    assert {len(w.path) for w in ways(short_ways, (Side.RIGHT, Side.LEFT))} == {4}
    assert {len(w.path) for w in ways(short_ways, (Side.BOTTOM, Side.TOP))} == {4}


def test_never_leaves_into_its_own_symbol():
    assert ways(short_ways, (Side.TOP, Side.LEFT)) == []


def test_no_way_undercuts_its_bound():
    for sides in ((Side.LEFT, Side.BOTTOM), (Side.BOTTOM, Side.TOP)):
        for kind in (short_ways, long_ways):
            found = ways(kind, sides, lanes=(2, 1, 0))
            bounds = [way.bound for way in found]

            assert bounds == sorted(bounds)
            assert all(way.bound <= way.cost for way in found)


def test_a_long_way_goes_round_through_every_channel():
    found = ways(long_ways, (Side.BOTTOM, Side.TOP), lanes=(0, 1, 2))

    assert {len(way.path) for way in found} == {6}
    assert len({way.path[2][0] // 500 for way in found}) > 3
