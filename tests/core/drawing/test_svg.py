"""Figures become SVG with names, classes and no colours."""

import pytest
from defusedxml import ElementTree
from tests.core.drawing.sops import sop_of

from lajur.core.drawing.figure import Symbol
from lajur.core.drawing.form import METRICS
from lajur.core.drawing.labels import labelled
from lajur.core.drawing.lanes import Shape, arrange
from lajur.core.drawing.placing import place
from lajur.core.drawing.routes import route
from lajur.core.drawing.svg import form_drawing, number, outline, tag, way

SVG = "{http://www.w3.org/2000/svg}"


def drawing(sop):
    routes = route(arrange(sop))
    rows, lanes = [66.0] * len(routes.plan.rows), [72.0] * len(routes.plan.lanes)
    figure = labelled(place(routes, METRICS, rows=rows, lanes=lanes))
    return form_drawing(figure, title="A & B", description="Isi <1>", prefix="x")


def test_says_what_it_shows_to_a_screen_reader():
    root = ElementTree.fromstring(drawing(sop_of(0, 1, 0, back={2: 1})))

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "x-t x-d"
    assert root.findtext(f"{SVG}title") == "A & B"
    assert root.findtext(f"{SVG}desc") == "Isi <1>"


def test_draws_symbols_arrows_and_names():
    root = ElementTree.fromstring(drawing(sop_of(0, 1, 0, back={2: 1})))

    texts = [text.text for text in root.iter(f"{SVG}text")]
    heads = [path for path in root.iter(f"{SVG}path") if path.get("class") == "a"]
    assert set(texts) == {"Mulai", "Selesai", "Setuju", "Tidak"}
    assert len(heads) == 3


def test_those_who_share_a_step_are_joined_by_a_line_without_a_head():
    sop = sop_of(0, 1)
    last = sop.steps[1].__class__(**vars(sop.steps[1]) | {"with_": ("a0",)})

    root = ElementTree.fromstring(drawing(sop.with_changes(steps=(sop.steps[0], last))))

    found = [path.get("class") for path in root.iter(f"{SVG}path")]
    assert (found.count("l"), found.count("a")) == (2, 1)


def test_carries_no_colour_and_no_style():
    markup = drawing(sop_of(0, 1, 2, back={3: 1}))

    assert "#" not in markup
    assert "style" not in markup
    assert "fill" not in markup


@pytest.mark.parametrize("shape", Shape)
def test_every_symbol_has_its_outline(shape):
    symbol = Symbol("s1", shape, 50, 50, (20, 10))

    markup = outline(symbol, "sh", round_=3)

    assert markup.startswith(
        "<rect" if shape in (Shape.BOX, Shape.CAPSULE) else "<path"
    )
    assert ('rx="10"' in markup) == (shape is Shape.CAPSULE)


def test_writes_short_numbers_and_paths():
    assert (number(2.0), number(2.25)) == ("2", "2.2")
    assert way(((0, 0), (0, 5), (7, 5), (9, 9))) == "M0 0V5H7L9 9"
    assert tag("path", class_="a", d=None) == '<path class="a"/>'
