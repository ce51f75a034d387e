import pytest
from hypothesis import given
from hypothesis import strategies as st

from lajur.core.families.merge import merged

LINES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


def rows(text: str, **texts: str) -> list[dict[str, str]]:
    return [{"id": id_, "text": texts.get(id_, id_)} for id_ in text]


def order(items: list[dict[str, str]]) -> str:
    return "".join(item["id"] for item in items)


@given(LINES, LINES)
def test_what_one_side_changed_is_taken(base, new):
    assert merged(base, base, new).form == new
    assert merged(base, new, base).form == new
    assert merged(base, new, new).conflicts == ()


def test_both_sides_of_a_form_are_kept():
    base = {"a": 1, "b": 2}
    result = merged(base, {"a": 5, "b": 2}, {"a": 1, "b": 7})
    assert result.form == {"a": 5, "b": 7}


def test_the_same_thing_changed_differently_stays_mine_and_is_told():
    result = merged({"a": 1}, {"a": 2}, {"a": 3})
    assert result.form == {"a": 2}
    assert result.conflicts == ("/a",)


def test_words_changed_at_two_places_are_both_kept():
    result = merged("susun draf surat", "susun draf nota", "menyusun draf surat")
    assert result.form == "menyusun draf nota"
    assert result.conflicts == ()


def test_the_same_words_changed_differently_are_a_conflict():
    result = merged("susun draf", "buat draf", "tulis draf")
    assert result.form == "susun draf".replace("susun", "buat")
    assert result.conflicts == ("",)


def test_a_duration_is_one_thing():
    base = {"duration": {"text": "1 hari", "value": 1}}
    mine = {"duration": {"text": "1 hr", "value": 1}}
    theirs = {"duration": {"text": "2 hari", "value": 2}}
    result = merged(base, mine, theirs)
    assert result.form == mine
    assert result.conflicts == ("/duration",)


def test_steps_put_in_by_both_stand_behind_those_they_followed():
    result = merged(rows("abc"), rows("axbc"), rows("abyc"))
    assert order(result.form) == "axbyc"


def test_a_step_taken_out_goes_unless_the_other_side_changed_it():
    assert order(merged(rows("abc"), rows("abc"), rows("ac")).form) == "ac"
    kept = merged(rows("abc"), rows("abc", b="lain"), rows("ac", c="baru"))
    assert order(kept.form) == "abc"
    assert kept.conflicts == ("/b",)


def test_a_step_i_took_out_stays_out():
    result = merged(rows("abc"), rows("ac", a="x"), rows("abc", c="y"))
    assert [item["text"] for item in result.form] == ["x", "y"]
    told = merged(rows("abc"), rows("ac", a="x"), rows("abc", b="y"))
    assert order(told.form) == "ac"
    assert told.conflicts == ("/b",)


def test_steps_moved_by_them_move():
    result = merged(rows("abc"), rows("abcd"), rows("cab"))
    assert order(result.form) == "cdab"


def test_a_step_of_theirs_at_the_beginning_stands_at_the_beginning():
    assert order(merged(rows("ab"), rows("abz"), rows("xab")).form) == "xabz"


def test_lines_are_taken_over_one_by_one():
    base, theirs = ["a", "b"], ["a", "c", "b", "d"]
    assert merged(base, ["a", "x", "b"], theirs).form == ["a", "c", "x", "b", "d"]
    assert merged(base, ["b", "a"], ["a", "n"]).form == ["n", "a"]


def test_lines_without_a_place_stand_at_the_end_or_the_beginning():
    assert merged([], ["x"], ["n"]).form == ["x", "n"]
    assert merged(["a"], ["x"], ["n", "a"]).form == ["n", "x"]
    assert merged(["a"], ["x"], ["a", "n"]).form == ["x", "n"]


def test_a_line_that_both_changed_stays_mine():
    result = merged(["a"], ["x"], ["y"])
    assert result.form == ["x"]
    assert result.conflicts == ("",)


def test_a_line_that_both_took_out_is_no_conflict():
    assert merged(["a", "b"], ["b", "c"], ["b"]).form == ["b", "c"]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "form", "told"),
    [
        ([{"x": 1}, {"x": 2}], [{"x": 5}, {"x": 2}], [{"x": 1}, {"x": 6}], [5, 6], 0),
        ([{"x": 1}], [{"x": 2}], [{"x": 1}, {"x": 3}], [2], 1),
    ],
)
def test_items_without_ids_are_merged_in_their_order(base, mine, theirs, form, told):
    result = merged(base, mine, theirs)
    assert [item["x"] for item in result.form] == form
    assert len(result.conflicts) == told
