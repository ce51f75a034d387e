import pytest
from tests.core.families.kin import LOANS

from lajur.core.families import profile_of
from lajur.core.families.likeness import course, shared, wording


def test_an_sop_is_wholly_like_itself():
    told = profile_of(LOANS[0])
    assert wording(told, told) == pytest.approx(1)
    assert course(told, told) == 1


def test_nothing_is_like_an_sop_without_steps():
    empty = profile_of(LOANS[0].with_changes(steps=()))
    assert wording(profile_of(LOANS[0]), empty) == 0
    assert course(profile_of(LOANS[0]), empty) == 0


def test_likeness_is_the_same_both_ways():
    a = profile_of(LOANS[0])
    b = profile_of(LOANS[1].with_changes(steps=LOANS[1].steps[1:]))
    assert wording(a, b) == pytest.approx(wording(b, a))
    assert 0.5 < wording(a, b) < 1


def test_two_empty_sets_are_alike():
    assert shared(frozenset(), frozenset()) == 1
    assert shared(frozenset("ab"), frozenset("bc")) == 0.5
