"""Lines that leave a page are led to where they go on."""

from lajur.core.paper.blocks import Arrow, ShapeKind
from lajur.core.paper.flowchart import Figure, Joined, Loose
from lajur.core.paper.geometry import Box
from lajur.core.paper.pdf_flow import follow
from lajur.core.paper.pdf_page import Page


def box(name: str, left: float, top: float) -> Figure:
    return Figure(name, ShapeKind.PROCESS, Box(left, top, left + 40, top + 20))


def connector(name: str, left: float, text: str) -> Figure:
    return Figure(name, ShapeKind.OFFPAGE, Box(left, 0, left + 20, 20), text)


def page(
    *figures: Figure, leaving: tuple[Loose, ...] = (), coming: tuple[Loose, ...] = ()
) -> Page:
    joined = Joined({figure.id: [] for figure in figures}, [*leaving], [*coming])
    return Page(1, figures=list(figures), joined=joined)


def test_an_open_line_reaches_the_symbol_ahead_of_it() -> None:
    near = page(box("a", 0, 0), box("b", 0, 150), leaving=(Loose("a", (20, 100)),))
    far = page(box("a", 0, 0), box("b", 0, 161), leaving=(Loose("a", (20, 100)),))
    follow([near])
    follow([far])
    assert near.joined.arrows["a"] == [Arrow("b")]
    assert far.joined.arrows["a"] == []


def test_lines_go_on_from_left_to_right_at_the_lines_of_the_next_page() -> None:
    right, left = Loose("a", (220, 500)), Loose("b", (20, 500), "Ya")
    one = page(box("a", 200, 300), box("b", 0, 300), leaving=(right, left))
    coming = (Loose("d", (220, 0)), Loose("c", (20, 0)))
    follow([one, page(box("c", 0, 80), box("d", 200, 80), coming=coming)])
    assert one.joined.arrows == {"a": [Arrow("d")], "b": [Arrow("c", "Ya")]}


def test_a_line_that_nothing_awaits_goes_to_the_first_row_below_it() -> None:
    one = page(box("a", 200, 300), leaving=(Loose("a", (220, 500)),))
    two = page(box("b", 0, 80), box("c", 180, 80), box("d", 200, 200))
    follow([one, two])
    assert one.joined.arrows["a"] == [Arrow("c")]


def test_connectors_of_two_pages_are_joined_by_their_words() -> None:
    one = page(connector("a", 0, "A"), connector("b", 100, "B"))
    two = page(connector("c", 0, "B"), connector("d", 100, "A"))
    follow([one, two])
    assert one.joined.arrows == {"a": [Arrow("d")], "b": [Arrow("c")]}
    assert two.joined.arrows == {"c": [], "d": []}


def test_a_connector_is_reached_once_and_the_next_stays_open() -> None:
    one = page(connector("a", 0, ""), connector("b", 100, ""))
    follow([one, page(connector("c", 100, ""))])
    assert one.joined.arrows == {"a": [Arrow("c")], "b": []}


def test_a_line_that_leaves_upwards_leads_nowhere() -> None:
    one = page(box("a", 0, 300), leaving=(Loose("a", (20, 5)),))
    follow([one, page(box("b", 0, 80))])
    assert one.joined.arrows["a"] == []


def test_a_connector_nothing_takes_up_leads_to_the_first_symbol() -> None:
    one = page(box("a", 0, 0), connector("b", 0, "A"), connector("x", 50, "B"))
    one.joined.arrows["a"].append(Arrow("b"))
    follow([one, page(box("d", 0, 140), box("c", 200, 80))])
    assert one.joined.arrows == {"a": [Arrow("b")], "b": [Arrow("c")], "x": []}
