from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lajur.desk.groups import TaskLine, group_of, grouped

WIB = ZoneInfo("Asia/Jakarta")
#: A Wednesday.
NOW = datetime(2026, 1, 21, 9, 40, tzinfo=WIB)


def line(number: int, due_at: datetime | None) -> TaskLine:
    return TaskLine(number, "/", "Tugas", "", "check", due_at, None, "08.00")


@pytest.mark.parametrize(
    ("due_at", "group"),
    [
        (datetime(2026, 1, 20, 16, 0, tzinfo=WIB), "late"),
        (datetime(2026, 1, 21, 16, 0, tzinfo=WIB), "today"),
        (datetime(2026, 1, 25, 16, 0, tzinfo=WIB), "week"),
        (datetime(2026, 1, 26, 16, 0, tzinfo=WIB), "later"),
        (None, "later"),
    ],
)
def test_groups_by_deadline(due_at: datetime | None, group: str) -> None:
    with timezone.override(WIB):
        assert group_of(due_at, NOW) == group


def test_keeps_the_order_and_leaves_empty_groups_out() -> None:
    late = line(1, datetime(2026, 1, 20, 16, 0, tzinfo=WIB))
    later = line(2, None)

    groups = grouped([late, later], NOW, is_all=True)

    assert [(group.code, group.count) for group in groups] == [
        ("late", 1),
        ("later", 1),
    ]


def test_counts_nothing_while_more_may_follow() -> None:
    assert grouped([line(1, None)], NOW, is_all=False)[0].count == 0
