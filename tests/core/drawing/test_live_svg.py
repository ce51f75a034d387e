"""The live chart says every state by class, by mark and in words."""

import pytest
from defusedxml import ElementTree
from tests.core.drawing.sops import sop_of

from lajur.core.drawing.describe import NodeState, Stage
from lajur.core.drawing.live_svg import live_svg
from lajur.core.sop.model import Sop

SVG = "{http://www.w3.org/2000/svg}"
STATES = {
    "s1": NodeState(Stage.DONE),
    "s2": NodeState(Stage.CURRENT, overdue=True),
    "s3": NodeState(Stage.REPAIR, returned=3),
    "s4": NodeState(Stage.SKIPPED),
}


def classes(root):
    return {item.get("class") for item in root.iter()}


def drawn(states=STATES, **options):
    sop = sop_of(0, 1, 0, 1, 2, back={3: 2})
    return ElementTree.fromstring(live_svg(sop, states, **options))


@pytest.mark.parametrize("orientation", ["across", "upright"])
def test_every_state_has_its_own_look(orientation):
    found = classes(drawn(orientation=orientation))

    assert {"n", "n ok", "n now", "n back", "n skip"} <= found
    assert {"tno", "tok", "tnow", "tback", "tskip"} <= found
    assert {"ring", "okb", "tick", "warn", "bang", "bdg", "cur", "e no"} <= found


def test_a_return_that_did_not_happen_is_faint():
    assert "e maybe" in classes(drawn({}))


def test_says_the_states_in_words():
    root = drawn()

    described = root.findtext(f"{SVG}desc")
    assert "Sedang berjalan: 2." in described
    assert "Isi yang sama tersedia sebagai daftar." in described
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert titles[0] == "Diagram alir Contoh, 5 langkah, 3 pelaksana"
    assert any("Sedang berjalan, lewat batas" in title for title in titles)


def test_marks_the_current_column_with_a_word():
    texts = [text.text for text in drawn().iter(f"{SVG}text")]

    assert texts.count("kini") == 1
    assert "3\u00d7" in texts


def test_takes_its_words_from_the_page():
    root = drawn(
        title="Kasus 4", say=lambda text: text.replace("kini", "now"), prefix="b"
    )

    assert root.findtext(f"{SVG}title") == "Kasus 4"
    assert root.get("aria-labelledby") == "b-t b-d"
    assert "now" in [text.text for text in root.iter(f"{SVG}text")]


def test_two_returns_have_badges_in_different_places():
    sop = sop_of(0, 0, 0, back={2: 1, 3: 1})
    returned = {key: NodeState(Stage.DONE, returned=1) for key in ("s2", "s3")}

    root = ElementTree.fromstring(live_svg(sop, returned))

    badges = [
        (c.get("cx"), c.get("cy")) for c in root.iter() if c.get("class") == "bdg"
    ]
    assert len(set(badges)) == 2


def test_draws_those_who_take_part_and_capsules_of_their_own():
    sop = sop_of(0, 1)
    steps = (
        sop.steps[0],
        sop.steps[1].__class__(**vars(sop.steps[1]) | {"with_": ("a0",)}),
    )
    both = ElementTree.fromstring(live_svg(sop.with_changes(steps=steps), {}))
    alone = ElementTree.fromstring(live_svg(sop_of(0), {}))

    assert len(list(both.iter(f"{SVG}g"))) == 3
    assert len(list(alone.iter(f"{SVG}g"))) == 3


def test_carries_no_colour_and_no_style():
    markup = live_svg(sop_of(0, 1, 0, back={3: 2}), STATES)

    assert "#" not in markup
    assert "style=" not in markup
    assert "fill=" not in markup


@pytest.mark.parametrize("orientation", ["across", "upright"])
def test_an_empty_sop_is_drawn_too(orientation):
    root = ElementTree.fromstring(
        live_svg(Sop("kosong", None), {}, orientation=orientation)
    )

    assert root.findtext(f"{SVG}title").startswith("Diagram alir kosong")
