"""A cell's lists are read item by item."""

import pytest

from lajur.core.reading.cells import is_diamond, list_items, mark_of


def test_an_item_numbered_twice_is_one_item() -> None:
    assert list_items("1. 1. UU A\n2. UU B") == ("UU A", "UU B")


@pytest.mark.parametrize("text", ["X", "[x]", "( v )", "🟢", "⬭", "▢ →", "◇◇", "*"])
def test_a_tick_or_a_symbol_says_this_lane(text: str) -> None:
    assert mark_of(text) == "here"


@pytest.mark.parametrize("text", ["", "→", "-", "+", "10", "1", "—", "▼"])
def test_remains_of_lines_say_nothing(text: str) -> None:
    assert mark_of(text) is None


def test_a_diamond_among_other_signs_is_one() -> None:
    assert is_diamond("→ ◇")
    assert not is_diamond("▢")
