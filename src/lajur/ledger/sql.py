"""The statements of the ledger; hashes and sequences are computed in them.

`ledger_chain` is a function of the database, so that every writer of the log
takes the hash of the same text. Its twin for checking is `chained` here.
"""

import hashlib
from typing import Any

from django.db import connection

#: One statement: the stream's row is locked by the upsert, then all is added.
APPEND = """
WITH stream AS (
    INSERT INTO ledger_stream AS s (government_id, stream, seq, head)
    VALUES (%(government)s, %(stream)s, 1,
            ledger_chain(NULL, %(stream)s, 1, %(key)s, %(kind)s, %(body)s))
    ON CONFLICT (government_id, stream) DO UPDATE
    SET seq = s.seq + 1,
        head = ledger_chain(
            s.head, s.stream, s.seq + 1, %(key)s, %(kind)s, %(body)s)
    RETURNING seq, head
), event AS (
    INSERT INTO ledger_event
        (government_id, stream, seq, request_key, kind, at, body, hash)
    SELECT %(government)s, %(stream)s, seq, %(key)s, %(kind)s, %(at)s, %(body)s, head
    FROM stream
), effects AS (
    INSERT INTO ledger_effect
        (government_id, stream, seq, effect, kind, payload, due_at, attempts, error)
    SELECT %(government)s, %(stream)s, stream.seq, e.n - 1,
           e.kind, e.payload, e.due_at, 0, ''
    FROM stream, unnest(
        %(effect_kinds)s::text[], %(effect_payloads)s::jsonb[],
        %(effect_dues)s::timestamptz[]
    ) WITH ORDINALITY AS e (kind, payload, due_at, n)
)
SELECT seq, head FROM stream
"""

PRIOR = """
SELECT seq, hash FROM ledger_event WHERE stream = %s AND request_key = %s
"""

#: The newest events of a stream before a seq.
NEWEST = """
SELECT seq, kind, at, body, hash, request_key FROM ledger_event
WHERE stream = %(stream)s AND government_id = %(government)s
  AND seq < %(before)s::bigint
ORDER BY seq DESC LIMIT %(limit)s
"""
#: No story is as long as this.
END = 2**62

#: Waiting effects in order; a second worker takes the next ones.
TAKE_EFFECTS = """
SELECT government_id, stream, seq, effect, kind, payload, attempts
FROM ledger_effect
WHERE done_at IS NULL AND due_at <= %(at)s AND attempts < %(attempts)s
ORDER BY due_at, id LIMIT %(limit)s
FOR UPDATE SKIP LOCKED
"""

FINISH_EFFECTS = """
UPDATE ledger_effect e SET done_at = %(at)s, attempts = attempts + 1, error = ''
FROM unnest(%(streams)s::text[], %(seqs)s::bigint[], %(effects)s::smallint[])
    AS done (stream, seq, effect)
WHERE e.stream = done.stream AND e.seq = done.seq AND e.effect = done.effect
"""

DELAY_EFFECT = """
UPDATE ledger_effect
SET attempts = attempts + 1, error = %(error)s, due_at = %(due)s
WHERE stream = %(stream)s AND seq = %(seq)s AND effect = %(effect)s
"""

#: Heads that moved since an event id, newest event of each stream.
MOVED_HEADS = """
SELECT DISTINCT ON (stream) stream, seq, hash, id FROM ledger_event
WHERE government_id = %(government)s AND id > %(after)s
  AND stream <> %(anchors)s
ORDER BY stream, seq DESC
"""


def rows(sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
    """Return all rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def chained(
    prev: bytes, stream: str, seq: int, request_key: str | None, kind: str, body: str
) -> bytes:
    """Return the hash `ledger_chain` gives, computed outside the database."""
    text = "\n".join((stream, str(seq), request_key or "", kind, body))
    return hashlib.sha256(prev + text.encode()).digest()
