"""Questions to the view `office_acting`, which this chapter publishes."""

from datetime import date

from django.db import connection

ACTING = """
SELECT queue, post_id, post_name, person_id, person_name, capacity,
       valid_from, valid_until
  FROM office_acting
 WHERE government_id = %s AND person_id = %s
   AND valid_from <= %s AND (valid_until IS NULL OR valid_until > %s)
 ORDER BY capacity <> 'definitive', queue, post_id
"""

ActingRow = tuple[str, int | None, str, int, str, str, date, date | None]


def acting_rows(government_id: int, person_id: int, on: date) -> list[ActingRow]:
    """Return every queue a person may act on that day, definitive posts first."""
    with connection.cursor() as cursor:
        cursor.execute(ACTING, [government_id, person_id, on, on])
        rows: list[ActingRow] = cursor.fetchall()
        return rows
