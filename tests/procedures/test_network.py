from lajur.procedures.network import network
from lajur.procedures.relation import Named, Relation

TITLES = {"a": "Surat", "b": "Arsip", "c": "Rapat Koordinasi Perangkat Daerah Kota"}


def to(a: str, b: str | None, text: str = "") -> Relation:
    return Relation(a, b, Named(text or str(b), "call"))


def test_an_sop_stands_left_of_those_it_names():
    placed = network(TITLES, (to("a", "b"), to("b", "c"), to("a", "c")))
    x = {node.slug: node.x for node in placed.nodes}

    assert x["a"] < x["b"] < x["c"]
    assert len(placed.wires) == 3
    assert not any(wire.is_ring for wire in placed.wires)
    assert placed.wide > max(x.values())


def test_rings_are_drawn_apart_and_do_not_move_anybody():
    placed = network(TITLES, (to("a", "b"), to("b", "a"), to("c", "c")))

    assert {node.x for node in placed.nodes} == {placed.nodes[0].x}
    assert all(wire.is_ring for wire in placed.wires)


def test_one_name_of_no_sop_here_is_one_place_however_it_is_spelt():
    placed = network(
        TITLES, (to("a", None, "SOP Surat Keluar"), to("b", None, "surat keluar"))
    )
    far = [node for node in placed.nodes if not node.slug]

    assert [node.title for node in far] == ["SOP Surat Keluar"]


def test_no_two_boxes_lie_on_each_other_and_long_titles_are_cut():
    placed = network(TITLES, (to("a", "b"), to("a", "c"), to("c", "b")))
    places = [(node.x, node.y) for node in placed.nodes]

    assert len(set(places)) == len(places)
    assert all(len(node.lines) <= 2 for node in placed.nodes)
    assert all(node.text_x > node.x for node in placed.nodes)


def test_nothing_named_is_an_empty_map():
    assert network(TITLES, ()).nodes == ()
