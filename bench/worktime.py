"""What a deadline costs, as a ratio to walking the days with date arithmetic.

Run: python bench/worktime.py
"""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    Calendar,
    DayOff,
    Period,
    WorkAmount,
    Zone,
    due,
    elapsed,
    hours_on,
)

CALENDAR = Calendar(
    zone=Zone.WIB,
    week=STANDARD_WEEK,
    ramadan_week=RAMADAN_WEEK,
    ramadans=(Period(date(2026, 2, 18), date(2026, 3, 20)),),
    days_off=tuple(
        DayOff(date(2026, month, day), "libur")
        for month in range(1, 13)
        for day in (5, 17)
    ),
)
START = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
SPANS = {"1 day": 1, "1 month": 22, "1 year": 250, "10 years": 2_500}


def walk(count: int) -> date:
    """The floor: the least that walking the days can cost, one lookup a day."""
    day = START.date()
    while count:
        day += timedelta(days=1)
        count -= hours_on(CALENDAR, day) is not None
    return day


def microseconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(200):
            work()
        best = min(best, (time.perf_counter() - begin) / 200)
    return best * 1e6


def main() -> None:
    print(f"{'span':>10} {'walk µs':>9} {'due µs':>8} {'ratio':>6} {'elapsed µs':>11}")
    for name, count in SPANS.items():
        days = WorkAmount(count, "days")
        end = due(CALENDAR, START, days)
        floor = microseconds(lambda: walk(count))  # noqa: B023 - called at once
        forward = microseconds(lambda: due(CALENDAR, START, days))  # noqa: B023
        between = microseconds(lambda: elapsed(CALENDAR, START, end))  # noqa: B023
        ratio = forward / floor
        print(f"{name:>10} {floor:9.1f} {forward:8.1f} {ratio:6.2f} {between:11.1f}")


if __name__ == "__main__":
    main()
