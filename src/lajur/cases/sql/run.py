"""Send a statement and return its rows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg.types.numeric import Int8


def one(sql: str, parameters: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return the first row of one statement, or None."""
    with _cursor() as cursor:
        cursor.execute(sql, typed(parameters))
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def many(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return all rows of one statement."""
    with _cursor() as cursor:
        cursor.execute(sql, typed(parameters))
        return cursor.fetchall() if cursor.description else []


@contextmanager
def _cursor() -> Iterator[Any]:
    """Give the driver's own cursor: Django's wrapper costs as much as a join.

    Its errors and its refusal to go on in a broken transaction are kept, and while
    statements are listened to, they pass through the wrapper.
    """
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            yield cursor
        return
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        yield connection.connection.cursor()


def typed(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters that all statements see in one type."""
    # The driver sends 7 as int2 and 70000 as int4: the same statement would be
    # prepared again for every mixture of sizes.
    return {
        name: Int8(value) if type(value) is int else value
        for name, value in parameters.items()
    }
