"""Send a statement and return its rows.

An act is so short that the driver's cursor costs more than the act's own work:
outside a transaction its statements are prepared once and sent by the calls of
libpq below the cursor. Within a transaction, and while statements are listened to,
they go through the cursor.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connections
from psycopg import Connection, errors, pq
from psycopg.types.numeric import Int8

from lajur.cases.sql.wire import Loader, all_sent, loader

_PARAMETER = re.compile(r"%\((\w+)\)s")
_NUMBER = count(1)
#: What each connection has prepared: statement to the loaders of its columns.
_prepared: WeakKeyDictionary[Connection[Any], dict[str, tuple[Loader, ...]]] = (
    WeakKeyDictionary()
)


def one(sql: str, parameters: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return the first row of one statement, or None."""
    db = connections["default"]
    if _goes_directly(db):
        rows = _sent_directly(db, sql, parameters)
        return rows[0] if rows else None
    with _cursor(db) as cursor:
        cursor.execute(sql, typed(parameters))
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def many(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return all rows of one statement."""
    db = connections["default"]
    if _goes_directly(db):
        return _sent_directly(db, sql, parameters)
    with _cursor(db) as cursor:
        cursor.execute(sql, typed(parameters))
        return cursor.fetchall() if cursor.description else []


def is_alone() -> bool:
    """Tell whether the next statement is a transaction of its own."""
    return not connections["default"].in_atomic_block


def _goes_directly(db: Any) -> bool:
    # In a transaction a statement the connection has forgotten (as it does after
    # each roll-back) would break the transaction; alone it is prepared again.
    return not (db.in_atomic_block or db.queries_logged or db.execute_wrappers)


def _sent_directly(
    db: Any, sql: str, parameters: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    if db.connection is None:
        db.ensure_connection()
    connection = db.connection
    text, title, names = _numbered(sql)
    values = all_sent([parameters[name] for name in names])
    with db.wrap_database_errors:
        known = _prepared.setdefault(connection, {})
        loaders = known.get(sql)
        if loaders is None:
            known[sql] = loaders = _prepare(connection, title, text)
        result = connection.pgconn.exec_prepared(title, values)
        if _is_forgotten(result):
            known[sql] = loaders = _prepare(connection, title, text)
            result = connection.pgconn.exec_prepared(title, values)
        if result.status not in _DONE:
            raise errors.error_from_result(result)
    return _rows(result, loaders)


#: "invalid_sql_statement_name": nothing is prepared under this name.
_FORGOTTEN = b"26000"
_DONE = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)


def _rows(result: Any, loaders: tuple[Loader, ...]) -> list[tuple[Any, ...]]:
    value = result.get_value
    return [
        tuple(
            [
                None if (text := value(row, place)) is None else load(text)
                for place, load in enumerate(loaders)
            ]
        )
        for row in range(result.ntuples)
    ]


@cache
def _numbered(sql: str) -> tuple[bytes, bytes, tuple[str, ...]]:
    """Return a statement with numbered parameters, its name, and theirs."""
    names = tuple(dict.fromkeys(_PARAMETER.findall(sql)))
    places = {name: f"${place}" for place, name in enumerate(names, 1)}
    text = _PARAMETER.sub(lambda found: places[found[1]], sql).replace("%%", "%")
    return text.encode(), f"lajur_{next(_NUMBER)}".encode(), names


def _prepare(
    connection: Connection[Any], name: bytes, text: bytes
) -> tuple[Loader, ...]:
    for result in (
        connection.pgconn.prepare(name, text),
        described := connection.pgconn.describe_prepared(name),
    ):
        if result.status not in _DONE:
            raise errors.error_from_result(result)
    return tuple(loader(described.ftype(n)) for n in range(described.nfields))


def _is_forgotten(result: Any) -> bool:
    if result.status != pq.ExecStatus.FATAL_ERROR:
        return False
    state: bytes | None = result.error_field(pq.DiagnosticField.SQLSTATE)
    return state == _FORGOTTEN


@contextmanager
def _cursor(db: Any) -> Iterator[Any]:
    """Give the driver's own cursor: Django's wrapper costs as much as a join.

    Its errors and its refusal to go on in a broken transaction are kept, and while
    statements are listened to, they pass through the wrapper.
    """
    if db.queries_logged or db.execute_wrappers:
        with db.cursor() as cursor:
            yield cursor
        return
    db.ensure_connection()
    db.validate_no_broken_transaction()
    with db.wrap_database_errors:
        yield db.connection.cursor()


def typed(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters that all statements see in one type."""
    # The driver sends 7 as int2 and 70000 as int4: the same statement would be
    # prepared again for every mixture of sizes.
    return {
        name: Int8(value) if type(value) is int else value
        for name, value in parameters.items()
    }
