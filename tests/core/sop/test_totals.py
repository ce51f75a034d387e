"""Times are summed unit by unit, as they are printed."""

import pytest

from lajur.core.sop import Duration
from lajur.core.sop.durations import parse_amounts, parse_duration
from lajur.core.sop.totals import same_total, total


def test_sums_go_unit_by_unit_and_are_never_converted() -> None:
    times = [*parse_amounts("29 hari 600 menit"), *parse_amounts("1 hari")]
    untimed = parse_duration("Triwulan")
    assert untimed is not None
    assert total([*times, untimed]) == {"days": 30, "minutes": 600}
    assert same_total("600 menit 30 hari", times)
    assert not same_total("31 hari", times)


def test_working_days_are_not_added_to_days() -> None:
    times = [Duration("2 hari", 2, "days"), Duration("3 hari kerja", 3, "working_days")]
    assert total(times) == {"days": 2, "working_days": 3}


def test_a_range_counts_with_its_upper_end() -> None:
    assert total(parse_amounts("2-3 hari, 1 hari")) == {"days": 4}


@pytest.mark.parametrize("stated", ["1 jam", "60 menit 1 hari", "Triwulan"])
def test_a_printed_total_of_other_units_is_not_the_same(stated: str) -> None:
    assert not same_total(stated, [Duration("60 menit", 60, "minutes")])


def test_no_times_have_no_total() -> None:
    assert total([Duration("Triwulan")]) == {}
    assert same_total("-", [])
