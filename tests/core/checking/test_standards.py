"""Times, outputs and totals."""

import pytest
from tests.core.checking.sops import items, last, sop, step

from lajur.core.checking import standards
from lajur.core.checking.changes import apply
from lajur.core.sop import Duration, Verb
from lajur.core.sop.durations import parse_duration


def test_a_step_without_time_or_output_is_told() -> None:
    here = sop(step(1, duration=None), last(2, outputs=items("Arsip")))

    assert [d.where for d in standards.time_and_output(here)] == [
        "/steps/0/duration",
        "/steps/0/outputs",
    ]


@pytest.mark.parametrize(
    ("time", "text", "kind"),
    [
        ("0 menit", "Menyusun surat", Verb.PREPARE),
        ("2 bulan", "Menandatangani surat", Verb.SIGN),
        ("5 menit", "Menginput, mencetak, mengarsip dan mengirim", Verb.SEND),
    ],
)
def test_a_time_that_is_hardly_meant_is_told(time: str, text: str, kind: Verb) -> None:
    here = sop(last(1, text, kind=kind, duration=parse_duration(time)))

    assert len(list(standards.unusual_time(here))) == 1


def test_a_range_turned_round_is_told() -> None:
    here = sop(last(1, duration=Duration("5-3 hari", 3, "days", 5, 3)))

    assert len(list(standards.unusual_time(here))) == 1


def test_common_times_and_missing_ones_are_not() -> None:
    here = sop(
        step(1, duration=None),
        step(2, duration=parse_duration("Triwulan")),
        step(3, "Menetapkan calon", kind=Verb.SIGN, duration=parse_duration("1 bulan")),
        last(4, "Menandatangani surat", kind=Verb.SIGN),
    )

    assert not list(standards.unusual_time(here))


def test_a_wrong_total_is_mended_with_the_sum() -> None:
    here = sop(
        step(1),
        last(2, duration=parse_duration("2 jam")),
        stated_total="9 hari",
    )

    (told,) = standards.stated_total(here)

    assert told.severity == "warning"
    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert mended.stated_total == "1 hari 2 jam"
    assert not list(standards.stated_total(mended))


def test_whole_days_rounded_up_are_only_noted() -> None:
    here = sop(
        step(1),
        last(2, duration=parse_duration("2 jam")),
        stated_total="2 hari",
    )

    assert [d.severity for d in standards.stated_total(here)] == ["note"]


def test_without_times_or_total_there_is_nothing_to_compare() -> None:
    assert not list(standards.stated_total(sop(last(1))))
    assert not list(
        standards.stated_total(sop(last(1, duration=None), stated_total="1 hari"))
    )
