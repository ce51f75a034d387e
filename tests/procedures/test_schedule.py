from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lajur.procedures.schedule import Kind, Urgency, months_later, next_due

EFFECTIVE = date(2026, 1, 12)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 12), 6, date(2026, 7, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 7, 1), 18, date(2028, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("today", "on", "urgency"),
    [
        (date(2026, 1, 12), date(2026, 7, 12), Urgency.LATER),
        (date(2026, 6, 27), date(2026, 7, 12), Urgency.LATER),
        (date(2026, 6, 28), date(2026, 7, 12), Urgency.DUE),
        (date(2026, 7, 12), date(2026, 7, 12), Urgency.DUE),
        (date(2026, 7, 13), date(2026, 7, 12), Urgency.OVERDUE),
        (date(2027, 1, 12), date(2027, 1, 12), Urgency.DUE),
    ],
)
def test_monitoring_comes_every_six_months(today, on, urgency):
    due = next_due(Kind.MONITORING, EFFECTIVE, (), today)

    assert (due.on, due.urgency) == (on, urgency)


def test_evaluation_comes_every_year():
    due = next_due(Kind.EVALUATION, EFFECTIVE, (), date(2026, 12, 1))

    assert due.on == date(2027, 1, 12)


def test_what_is_done_is_not_due_again():
    done = (date(2026, 7, 12),)

    assert next_due(Kind.MONITORING, EFFECTIVE, done, date(2026, 7, 20)).on == date(
        2027, 1, 12
    )
    assert next_due(Kind.MONITORING, EFFECTIVE, done, date(2026, 7, 1)).on == date(
        2027, 1, 12
    )


def test_of_several_missed_the_last_counts():
    due = next_due(Kind.MONITORING, EFFECTIVE, (), date(2028, 3, 1))

    assert (due.on, due.urgency) == (date(2028, 1, 12), Urgency.OVERDUE)


@given(days, days, st.sampled_from(Kind), st.integers(0, 3))
def test_the_next_date_is_after_what_was_done_and_never_two_periods_ago(
    effective, today, kind, count
):
    done = [months_later(effective, 12 * n) for n in range(1, count + 1)]

    due = next_due(kind, effective, done, today)

    assert due.on > max([effective, *done])
    assert due.urgency is not Urgency.OVERDUE or today - due.on < timedelta(days=367)
