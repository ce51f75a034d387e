from hypothesis import given
from hypothesis import strategies as st

from lajur.core.families.tree import Change, changed, changes

LEAVES = st.none() | st.integers(-3, 3) | st.text("ab/~", max_size=3)
ITEMS = st.fixed_dictionaries({"id": st.sampled_from("pqrs"), "text": LEAVES})
FORMS = st.recursive(
    LEAVES | st.lists(ITEMS, max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(FORMS, FORMS)
def test_changes_make_the_new_form_of_the_old(old, new):
    assert changed(old, changes(old, new)) == new


@given(FORMS, FORMS)
def test_stored_changes_come_back(old, new):
    told = changes(old, new)
    assert tuple(Change.from_json(change.to_json()) for change in told) == told


def test_a_step_put_in_is_one_change():
    old = [{"id": "a", "text": "x"}, {"id": "c", "text": "z"}]
    new = [old[0], {"id": "b", "text": "y"}, {"id": "c", "text": "w"}]
    told = changes(old, new)
    assert told == (Change("/1/text", "w"), Change("", [new[1]], 1, 0))


def test_the_form_itself_stays_as_it_is():
    form = {"a": [1, 2]}
    assert changed(form, [Change("/a", [3], 0, 1)]) == {"a": [3, 2]}
    assert form == {"a": [1, 2]}


def test_equal_forms_have_no_changes():
    assert changes({"a": 1}, {"a": 1}) == ()
