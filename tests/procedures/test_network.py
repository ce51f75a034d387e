from lajur.procedures.network import HIGH, WIDE, Kin, network
from lajur.procedures.relation import Named, Relation

TITLES = {"a": "Surat", "b": "Arsip", "c": "Rapat Koordinasi Perangkat Daerah Kota"}


def to(a: str, b: str | None, text: str = "") -> Relation:
    return Relation(a, b, Named(text or str(b), "call"))


def test_an_sop_stands_left_of_those_it_names():
    placed = network(TITLES, (to("a", "b"), to("b", "c"), to("a", "c")))
    x = {node.slug: node.x for node in placed.nodes}

    assert x["a"] < x["b"] < x["c"]
    assert len(placed.wires) == 3
    assert len({wire.path for wire in placed.wires}) == 3
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


def test_sops_of_one_family_are_one_box_and_one_arrow():
    kin = {"a": Kin(7, "Surat-surat"), "b": Kin(7, "Surat-surat")}
    found = (to("a", "c"), to("b", "c"), to("a", "b"))

    placed = network(TITLES, found, kin)
    boxes = {node.title: node for node in placed.nodes}

    assert set(boxes) == {"Surat-surat", TITLES["c"]}
    assert boxes["Surat-surat"].slug == ""
    assert [line for line, _ in boxes["Surat-surat"].lines] == [
        "Surat-surat ·\u00a02\u00a0SOP"
    ]
    assert boxes[TITLES["c"]].slug == "c"
    assert len(placed.wires) == 1


def test_an_sop_alone_on_the_map_keeps_its_own_name():
    kin = {"a": Kin(7, "Surat-surat"), "x": Kin(7, "Surat-surat")}

    placed = network(TITLES, (to("a", "c"),), kin)

    assert {node.slug for node in placed.nodes} == {"a", "c"}


def test_families_that_name_each_other_are_no_ring_of_sops():
    titles = {"a1": "A1", "a2": "A2", "b1": "B1", "b2": "B2"}
    kin = {slug: Kin(ord(slug[0]), slug[0]) for slug in titles}
    found = (to("a1", "b1"), to("b2", "a2"), to("b1", "b1"))

    placed = network(titles, found, kin)

    assert [wire.is_ring for wire in placed.wires] == [False, False, True]


def test_a_long_arrow_runs_behind_no_box():
    titles = {key: key for key in "abcde"}
    found = (to("a", "b"), to("b", "c"), to("c", "d"), to("a", "d"), to("e", "d"))

    placed = network(titles, found)
    longest = max((wire.path for wire in placed.wires), key=len)
    level = _levels(longest)
    middle = [node for node in placed.nodes if node.slug in "bc"]

    assert longest.count(f"h{WIDE}") == 2
    assert not any(node.y <= y <= node.y + HIGH for node in middle for y in level)


def _levels(path: str) -> list[int]:
    """Return the heights at which an arrow passes columns."""
    return [int(part.rsplit(" ", 1)[-1]) for part in path.split(f"h{WIDE}")[:-1]]
