"""Statements are sent below the cursor, and fail as they would through it."""

import pytest
from django.db import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from lajur.cases.sql import is_alone, many, one

pytestmark = pytest.mark.django_db(transaction=True)
TWICE = "SELECT %(number)s::bigint, %(number)s::bigint + 1, '100%%'"


def test_one_name_may_stand_at_several_places() -> None:
    assert one(TWICE, {"number": 7, "unused": object}) == (7, 8, "100%")


def test_no_row_is_none_and_many_rows_are_all() -> None:
    rows = "SELECT n FROM generate_series(1, %(last)s::bigint) AS s (n)"

    assert one(rows, {"last": 0}) is None
    assert many(rows, {"last": 3}) == [(1,), (2,), (3,)]


def test_a_statement_without_rows_gives_none() -> None:
    assert many("SET application_name = 'ukur'", {}) == []


def test_it_is_the_same_inside_a_transaction_and_while_listened_to() -> None:
    with transaction.atomic():
        inside = (one(TWICE, {"number": 7}), many(TWICE, {"number": 7}), is_alone())
    with CaptureQueriesContext(connection) as captured:
        heard = one(TWICE, {"number": 7})

    assert inside == ((7, 8, "100%"), [(7, 8, "100%")], False)
    assert heard == (7, 8, "100%")
    assert len(captured) == 1
    assert is_alone()


def test_statements_forgotten_after_a_roll_back_are_prepared_again() -> None:
    before = one(TWICE, {"number": 1})
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")

    assert one(TWICE, {"number": 1}) == before


def test_a_new_connection_prepares_for_itself() -> None:
    one(TWICE, {"number": 1})
    connection.close()

    assert one(TWICE, {"number": 2}) == (2, 3, "100%")


def test_a_wrong_statement_fails_as_through_the_cursor() -> None:
    with pytest.raises(ProgrammingError, match="nowhere"):
        one("SELECT 1 FROM nowhere", {})
    assert one(TWICE, {"number": 1})


def test_a_broken_rule_of_a_table_is_an_integrity_error() -> None:
    again = """
        INSERT INTO ledger_stream (id, government_id, stream, seq, head)
        VALUES (1, 1, %(stream)s::text, 1, '')
    """
    many(again, {"stream": "a"})

    with pytest.raises(IntegrityError, match="duplicate key"):
        many(again, {"stream": "b"})


def test_a_lost_connection_is_an_operational_error() -> None:
    pid = one("SELECT pg_backend_pid()", {})
    assert pid is not None
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", pid)
    other.close()

    with pytest.raises(OperationalError):
        one(TWICE, {"number": 1})
    connection.close()


def test_nothing_goes_on_in_a_broken_transaction() -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            one(TWICE, {"number": 1})
