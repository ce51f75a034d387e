"""Blocks know their place, and a refusal keeps its code."""

import pytest

from lajur.core.paper.blocks import Arrow, Refused, Row, ShapeKind, Table


def test_a_refusal_keeps_its_code_and_says_its_sentence() -> None:
    refusal = Refused("too_big", "Berkas terlalu besar.")
    assert refusal.code == "too_big"
    assert str(refusal) == "Berkas terlalu besar."


def test_a_refusal_is_caught_as_a_wrong_value() -> None:
    with pytest.raises(ValueError, match="Berkas rusak") as caught:
        raise Refused("damaged", "Berkas rusak.")
    assert isinstance(caught.value, Refused)


def test_a_table_stands_where_its_first_row_stands() -> None:
    assert Table((Row(("No",), 7), Row(("1",), 9))).line == 7


def test_arrows_that_say_the_same_are_one() -> None:
    told = {Arrow("b", "Ya"), Arrow("b", "Ya"), Arrow("b", "Tidak"), Arrow("b")}
    assert len(told) == 3


def test_kinds_of_symbols_are_known_by_their_words() -> None:
    assert ShapeKind("offpage") is ShapeKind.OFFPAGE
    with pytest.raises(ValueError, match="pentagon"):
        ShapeKind("pentagon")
