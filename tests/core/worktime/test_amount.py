"""What is an amount of time and what is not."""

import math

import pytest

from lajur.core.worktime import BadAmount, WorkAmount


@pytest.mark.parametrize("value", [-1, -0.5, math.nan, math.inf])
def test_amount_that_is_no_number_from_zero_up_is_refused(value):
    with pytest.raises(BadAmount):
        WorkAmount(value, "days")


def test_amounts_are_equal_by_value_and_unit():
    assert WorkAmount(1, "days") == WorkAmount(1.0, "days")
    assert WorkAmount(1, "days") != WorkAmount(1, "working_days")
