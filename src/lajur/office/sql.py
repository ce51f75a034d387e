"""Questions no ORM can ask in one statement: who acts where, how desks are called."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

ACTING = """
SELECT a.queue, a.post_id, a.post_name, a.person_id, a.person_name, a.capacity,
       a.valid_from, a.valid_until, coalesce(p.short_name, ''), coalesce(u.name, '')
  FROM office_acting a
  LEFT JOIN office_post p ON p.government_id = a.government_id AND p.id = a.post_id
  LEFT JOIN office_unit u ON u.government_id = p.government_id AND u.id = p.unit_id
 WHERE a.government_id = %s AND a.person_id = %s
   AND a.valid_from <= %s AND (a.valid_until IS NULL OR a.valid_until > %s)
 ORDER BY a.capacity <> 'definitive', a.queue, a.post_id
"""

#: Every name a page may have to say of desks, with who stands there that day.
LABELS = """
SELECT 'post:' || p.id, p.name, h.name, h.capacity, h.valid_until
  FROM office_post p
  LEFT JOIN LATERAL (
       SELECT n.name, h.capacity, h.valid_until
         FROM office_holding h
         JOIN office_person n
           ON n.government_id = h.government_id AND n.id = h.person_id
        WHERE h.government_id = p.government_id AND h.post_id = p.id
          AND h.valid_from <= %(on)s
          AND (h.valid_until IS NULL OR h.valid_until > %(on)s)
        ORDER BY array_position(%(precedence)s::text[], h.capacity::text), h.id
        LIMIT 1) h ON true
 WHERE p.government_id = %(government)s AND p.id = ANY(%(post)s::bigint[])
UNION ALL
SELECT 'team:' || id, name, NULL, NULL, NULL FROM office_team
 WHERE government_id = %(government)s AND id = ANY(%(team)s::bigint[])
UNION ALL
SELECT 'unit:' || id, name, NULL, NULL, NULL FROM office_unit
 WHERE government_id = %(government)s AND id = ANY(%(unit)s::bigint[])
UNION ALL
SELECT 'person:' || id, name, NULL, NULL, NULL FROM office_person
 WHERE government_id = %(government)s AND id = ANY(%(person)s::bigint[])
"""

ActingRow = tuple[str, int | None, str, int, str, str, date, date | None, str, str]
LabelRow = tuple[str, str, str | None, str | None, date | None]


def acting_rows(government_id: int, person_id: int, on: date) -> list[ActingRow]:
    """Return every queue a person may act on that day, definitive posts first."""
    with connection.cursor() as cursor:
        cursor.execute(ACTING, [government_id, person_id, on, on])
        rows: list[ActingRow] = cursor.fetchall()
        return rows


def label_rows(
    government_id: int,
    ids: Mapping[str, list[int]],
    on: date,
    precedence: Sequence[str],
) -> list[LabelRow]:
    """Return the name of each desk known, by kind, with who stands there that day."""
    given: dict[str, Any] = {
        **{kind: ids.get(kind, []) for kind in ("post", "team", "unit", "person")},
        "government": government_id,
        "on": on,
        "precedence": list(precedence),
    }
    with connection.cursor() as cursor:
        cursor.execute(LABELS, given)
        rows: list[LabelRow] = cursor.fetchall()
        return rows
