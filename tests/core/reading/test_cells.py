"""A cell's lists are read item by item."""

from lajur.core.reading.cells import list_items


def test_an_item_numbered_twice_is_one_item() -> None:
    assert list_items("1. 1. UU A\n2. UU B") == ("UU A", "UU B")
