"""Values go to the server and come back as they were."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import connection
from django.utils.safestring import mark_safe
from psycopg import DataError

from lajur.cases.models import Task
from lajur.cases.sql import one
from lajur.cases.sql.wire import loader, sent

pytestmark = pytest.mark.django_db(transaction=True)
WIB = timezone(timedelta(hours=7))
AWKWARD = 'Rapat "A\\B", {1,2} NULL, ✓\nbaris'


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("bigint", 9_007_199_254_740_993),
        ("smallint", -3),
        ("integer", 0),
        ("text", ""),
        ("text", AWKWARD),
        ("boolean", True),
        ("boolean", False),
        ("timestamptz", datetime(2026, 1, 6, 2, 0, 0, 123456, UTC)),
        ("timestamptz", datetime(9999, 1, 1, tzinfo=UTC)),
        ("date", date(2026, 3, 31)),
        ("bytea", bytes(range(256))),
        ("bigint[]", [1, 2, 2**40]),
        ("bigint[]", []),
        ("smallint[]", [0, 1]),
        ("text[]", ["post:1", "team:22"]),
        ("text[]", []),
        ("bigint", None),
        ("text", None),
    ],
)
def test_a_value_comes_back(kind: str, value: Any) -> None:
    (back,) = one(f"SELECT %(value)s::{kind}", {"value": value}) or ()

    assert back == value
    assert type(back) is type(value)


def test_a_moment_is_the_same_wherever_it_was_said() -> None:
    at = datetime(2026, 1, 6, 9, 0, tzinfo=WIB)

    (back,) = one("SELECT %(at)s::timestamptz", {"at": at}) or ()

    assert back == at


def test_lists_of_words_and_moments_arrive_member_by_member() -> None:
    at = datetime(2026, 1, 6, tzinfo=UTC)
    given = {"words": [AWKWARD, "", None], "moments": (at, None)}

    row = one(
        "SELECT (%(words)s::text[])[1], (%(words)s::text[])[2],"
        " (%(words)s::text[])[3] IS NULL, (%(moments)s::timestamptz[])[1]",
        given,
    )

    assert row == (AWKWARD, "", True, at)


def test_words_that_carry_a_mark_are_sent_as_words() -> None:
    assert sent(Task.State.DONE) == b"done"
    assert sent(mark_safe("Setuju")) == b"Setuju"


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        sent(object())


def test_words_with_a_nul_are_refused_not_cut() -> None:
    with pytest.raises(DataError, match="NUL"):
        sent("Rapat\0rahasia")


def test_a_column_of_an_unknown_kind_stays_words() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'jsonb'::regtype::oid")
        (oid,) = cursor.fetchone()

    assert loader(oid)(b'{"a": 1}') == '{"a": 1}'
