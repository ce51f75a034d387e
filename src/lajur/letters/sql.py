"""The raw SQL of this chapter: a desk's papers in one read and one write.

An act on a paper may take six statements in all; the ORM would want one for
every table. Touched: own tables and the views of `office` and `procedures`.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

_MARKS = """
(SELECT COALESCE(jsonb_agg(jsonb_build_array(
            m.kind, m.content_hash, m.person_id, m.person, m.post, m.capacity,
            m.at, m.step, m.note, m.data) ORDER BY m.id), '[]')
   FROM letters_mark m
  WHERE m.government_id = p.government_id AND m.paper_id = p.id
    AND m.undone_at IS NULL)
"""

PAPERS = f"""
SELECT p.id, p.case_id, p.sop_paper, p.unit_id, p.step, p.kind, p.title, p.version,
       p.content_hash, p.number, p.number_state, p.dated, p.signing_since,
       v.content::text, v.is_closed, v.person, v.person_id, v.at,
       v.file_sha256, v.file_name, {_MARKS}::text AS marks, p.government_id
  FROM letters_paper p
  JOIN letters_paperversion v
    ON v.government_id = p.government_id AND v.paper_id = p.id
   AND v.number = p.version
"""  # noqa: S608 - constants only

ONE = f"{PAPERS} WHERE p.government_id = %(government)s AND p.id = %(paper)s"

OF_CASE = f"""
{PAPERS}
 WHERE p.government_id = %(government)s AND p.case_id = %(case)s
 ORDER BY p.id
"""

# Any version of a paper, newest first, without its marks.
VERSIONS = """
SELECT number, content::text, content_hash, person, post, at, file_sha256, file_name
  FROM letters_paperversion
 WHERE government_id = %(government)s AND paper_id = %(paper)s
 ORDER BY number DESC
 LIMIT %(limit)s
"""

# A number on a paper must be the live one in the register, a version must still
# hash to what marks bind to, and a counter must have given every number below it.
DAMAGE = """
SELECT 'paper_number', 'paper:' || p.id, p.title
  FROM letters_paper p
  LEFT JOIN letters_numberentry n ON n.government_id = p.government_id
   AND n.paper_id = p.id AND n.state <> 'void'
 WHERE p.government_id = %(government)s
   AND (p.number IS DISTINCT FROM n.text
        OR (n.id IS NOT NULL AND p.number_state <> n.state))
UNION ALL
SELECT 'paper_version', 'paper:' || p.id, p.title
  FROM letters_paper p
  LEFT JOIN letters_paperversion v ON v.government_id = p.government_id
   AND v.paper_id = p.id AND v.number = p.version
 WHERE p.government_id = %(government)s
   AND v.content_hash IS DISTINCT FROM p.content_hash
UNION ALL
SELECT 'number_gap', 'series:' || c.series_id, c.scope_key
  FROM letters_counter c
 WHERE c.government_id = %(government)s
   AND c.latest <> (SELECT count(*) FROM letters_numberentry n
                     WHERE n.government_id = c.government_id
                       AND n.series_id = c.series_id AND n.scope_key = c.scope_key
                       AND n.ordinal BETWEEN 1 AND c.latest)
"""

CONTENTS = """
SELECT v.id, 'paper:' || v.paper_id, v.number, v.content::text, v.content_hash
  FROM letters_paperversion v
 WHERE v.government_id = %(government)s AND v.id > %(after)s
 ORDER BY v.id
 LIMIT %(limit)s
"""

# The papers of one desk (those of the whole case, and those of its own unit)
# with the open number series; one row with empty columns where it has no paper.
DESK = f"""
SELECT s.series, d.*
  FROM (SELECT COALESCE(jsonb_agg(jsonb_build_array(
                   id, pattern, kinds, "values", scope, restart) ORDER BY id), '[]'
               )::text AS series
          FROM letters_series
         WHERE government_id = %(government)s AND is_open) s
  LEFT JOIN (
      {PAPERS}
       WHERE p.government_id = %(government)s AND p.case_id = %(case)s
         AND p.sop_paper = ANY(%(papers)s)
         AND (p.unit_id IS NULL OR p.unit_id = %(unit)s)
  ) d ON true
 ORDER BY d.id
"""  # noqa: S608 - constants only

# A count begins with its row; the update locks it until the act has ended.
TAKE_NUMBER = """
INSERT INTO letters_counter AS c (government_id, series_id, scope_key, latest)
VALUES (%(government)s, %(series)s, %(scope)s, 1)
ON CONFLICT (government_id, series_id, scope_key)
DO UPDATE SET latest = c.latest + 1
RETURNING latest
"""

# Everything an act leaves on its papers, in one statement. The guard on the
# version is the race: a paper somebody saved in between is not returned. Columns
# this act did not set keep what another desk (of another unit) may have put there.
WRITE = """
WITH incoming AS (
    SELECT * FROM jsonb_to_recordset(%(papers)s::jsonb) AS x(
        sop_paper text, unit_id bigint, step text, kind text, title text,
        version int, content_hash text, number text, number_state text, dated date,
        signing_since timestamptz, expected int, expected_hash text, sets text[])
), updated AS (
    UPDATE letters_paper AS p
       SET title = i.title, version = i.version, content_hash = i.content_hash,
           number = CASE WHEN 'number' = ANY(i.sets) THEN i.number ELSE p.number END,
           number_state = CASE WHEN 'number_state' = ANY(i.sets)
                               THEN i.number_state ELSE p.number_state END,
           dated = CASE WHEN 'dated' = ANY(i.sets) THEN i.dated ELSE p.dated END,
           signing_since = CASE WHEN 'signing_since' = ANY(i.sets)
                                THEN i.signing_since ELSE p.signing_since END
      FROM incoming i
     WHERE p.government_id = %(government)s AND p.case_id = %(case)s
       AND p.sop_paper = i.sop_paper AND p.step = i.step
       AND p.unit_id IS NOT DISTINCT FROM i.unit_id
       AND i.expected > 0 AND p.version = i.expected
       AND p.content_hash = i.expected_hash
    RETURNING p.id, p.sop_paper, p.unit_id, p.step
), inserted AS (
    INSERT INTO letters_paper (
        government_id, case_id, sop_paper, unit_id, step, kind, title, version,
        content_hash, number, number_state, dated, signing_since, created_at)
    SELECT %(government)s, %(case)s, sop_paper, unit_id, step, kind, title, version,
           content_hash, number, number_state, dated, signing_since, %(at)s
      FROM incoming
     WHERE expected = 0
    ON CONFLICT (government_id, case_id, sop_paper, unit_id, step) DO NOTHING
    RETURNING id, sop_paper, unit_id, step
), paper AS (
    SELECT * FROM updated UNION ALL SELECT * FROM inserted
), version AS (
    INSERT INTO letters_paperversion AS v (
        government_id, paper_id, number, content, content_hash, person_id, person,
        post, at, task_id, file_sha256, file_name, is_closed)
    SELECT %(government)s, p.id, x.number, x.content, x.content_hash,
           %(person_id)s, %(person)s, %(post)s, %(at)s, %(task)s,
           x.file_sha256, x.file_name, x.is_closed
      FROM jsonb_to_recordset(%(versions)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, number int, content jsonb,
               content_hash text, file_sha256 text, file_name text, is_closed bool)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
    ON CONFLICT (government_id, paper_id, number) DO UPDATE
       SET content = EXCLUDED.content, content_hash = EXCLUDED.content_hash,
           at = EXCLUDED.at, file_sha256 = EXCLUDED.file_sha256,
           file_name = EXCLUDED.file_name, is_closed = EXCLUDED.is_closed
     WHERE NOT v.is_closed
), mark AS (
    INSERT INTO letters_mark (
        government_id, paper_id, kind, content_hash, person_id, person, post_id,
        post, capacity, at, task_id, step, note, data, code)
    SELECT %(government)s, p.id, x.kind, x.content_hash, %(person_id)s, %(person)s,
           %(post_id)s, %(post)s, %(capacity)s, %(at)s, %(task)s, x.at_step, x.note,
           x.data, COALESCE(x.data->>'code', '')
      FROM jsonb_to_recordset(%(marks)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, kind text,
               content_hash text, at_step text, note text, data jsonb, place int)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
     ORDER BY x.place
), number AS (
    INSERT INTO letters_numberentry AS n (
        government_id, series_id, scope_key, ordinal, text, state, paper_id, dated,
        kind, subject, addressees, signer, reserved_at, registered_at, void_reason)
    SELECT %(government)s, x.series_id, x.scope_key, x.ordinal, x.text, x.state,
           p.id, x.dated, x.kind, x.subject, x.addressees, x.signer, %(at)s,
           CASE WHEN x.state = 'registered' THEN %(at)s::timestamptz END, ''
      FROM jsonb_to_recordset(%(numbers)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, series_id bigint,
               scope_key text, ordinal int, text text, state text, dated date,
               kind text, subject text, addressees text, signer text)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
     WHERE x.series_id IS NOT NULL
), registered AS (
    UPDATE letters_numberentry n
       SET state = 'registered', registered_at = %(at)s, subject = x.subject,
           addressees = x.addressees, signer = x.signer
      FROM jsonb_to_recordset(%(numbers)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, series_id bigint,
               state text, subject text, addressees text, signer text)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
     WHERE x.series_id IS NULL AND n.government_id = %(government)s
       AND n.paper_id = p.id AND n.state = 'reserved'
), dispatch AS (
    INSERT INTO letters_dispatch (government_id, paper_id, addressee, queue, sent_at)
    SELECT %(government)s, p.id, x.addressee, x.queue, %(at)s
      FROM jsonb_to_recordset(%(dispatches)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, addressee text, queue text)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
    ON CONFLICT (government_id, paper_id, addressee) DO NOTHING
), received AS (
    UPDATE letters_dispatch d SET received_at = %(at)s
      FROM jsonb_to_recordset(%(marks)s::jsonb) AS x(
               sop_paper text, unit_id bigint, step text, kind text)
      JOIN paper p ON p.sop_paper = x.sop_paper AND p.step = x.step
       AND p.unit_id IS NOT DISTINCT FROM x.unit_id
     WHERE x.kind = 'received' AND d.government_id = %(government)s
       AND d.paper_id = p.id AND d.received_at IS NULL
       AND (d.queue = %(queue)s OR d.queue = 'unit:' || %(unit)s)
)
SELECT id, sop_paper, unit_id, step FROM paper
"""

# What a paper prints of its office, in one read: the frame, the names behind
# the lanes with the posts above them, and who stands there today.
OFFICE = """
WITH RECURSIVE home AS (
    SELECT a.unit_id, q.name, q.unit_path, q.unit_code
      FROM procedures_adoptions a
      JOIN office_queues q
        ON q.government_id = a.government_id AND q.queue = 'unit:' || a.unit_id
     WHERE a.government_id = %(government)s AND a.adoption_id = %(adoption)s
), own AS (
    SELECT q.government_id, 'post:' || q.head_post_id AS head FROM office_queues q
     WHERE q.government_id = %(government)s AND q.queue = %(own)s
), wanted AS (
    SELECT q.* FROM office_queues q
     WHERE q.government_id = %(government)s AND q.queue = ANY(%(queues)s)
    UNION
    SELECT q.* FROM home, unnest(home.unit_path) AS u(id), office_queues q
     WHERE q.government_id = %(government)s AND q.queue = 'unit:' || u.id
    UNION
    SELECT q.* FROM own JOIN office_queues q
        ON q.government_id = own.government_id AND q.queue = own.head
), chain AS (
    SELECT * FROM wanted
    UNION
    SELECT q.* FROM chain c
      JOIN office_queues q ON q.government_id = c.government_id
       AND q.queue = 'post:' || c.superior_id
), standing AS (
    SELECT a.queue, a.post_id, a.post_name, a.person_name, a.capacity
      FROM office_acting a
     WHERE a.government_id = %(government)s
       AND (a.queue = ANY(%(queues)s) OR a.queue = (SELECT head FROM own))
       AND a.valid_from <= %(on)s AND (a.valid_until IS NULL OR a.valid_until > %(on)s)
       AND a.queue NOT LIKE 'unit:%%'
)
SELECT (SELECT to_jsonb(f) FROM office_frames f
         WHERE f.government_id = %(government)s)::text,
       (SELECT to_jsonb(h) FROM home h)::text,
       (SELECT COALESCE(jsonb_agg(to_jsonb(c)), '[]') FROM chain c)::text,
       (SELECT COALESCE(jsonb_agg(to_jsonb(s)), '[]') FROM standing s)::text
"""


def rows(statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run one statement and return what it gave."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(parameters))
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def as_json(value: Sequence[Mapping[str, Any]]) -> str:
    """Write rows for `jsonb_to_recordset`."""
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
