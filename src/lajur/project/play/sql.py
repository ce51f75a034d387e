"""What a play looks up in the published views: open tasks, and who may act."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from lajur.ledger.actor import ActingAs

OPEN_TASKS = """
SELECT task_id, step, unit_id, queue, opened_at, due_at
  FROM case_open_tasks
 WHERE government_id = %s AND case_id = %s
 ORDER BY due_at NULLS LAST, task_id
"""
PEOPLE = """
SELECT DISTINCT ON (person_id) person_id, person_name, post_id, post_name, capacity
  FROM office_acting
 WHERE government_id = %s AND queue = %s
   AND valid_from <= %s AND (valid_until IS NULL OR valid_until > %s)
 ORDER BY person_id, capacity <> 'definitive', post_id
"""
LANES = """
SELECT actor_id, queue, unit_ids
  FROM procedures_lanes
 WHERE government_id = %s AND adoption_id = %s
   AND valid_from <= %s AND (valid_until IS NULL OR valid_until > %s)
"""


@dataclass(frozen=True)
class OpenTask:
    """A task somebody has to do now."""

    task_id: int
    step: str
    unit_id: int | None
    queue: str
    opened_at: datetime
    due_at: datetime | None


def refresh_statistics() -> None:
    """Let the server count its rows now: by itself it does so after a minute.

    Until then it takes every new table for an almost empty one, and reads the
    names of the office's people twenty times slower.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def open_tasks(government_id: int, case_id: int) -> list[OpenTask]:
    """Return the open tasks of a case, the most urgent first."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN_TASKS, [government_id, case_id])
        return [OpenTask(*row) for row in cursor.fetchall()]


def people_at(government_id: int, queue: str, on: date) -> list[ActingAs]:
    """Return everybody who may act for a queue on a day, each in one capacity."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [government_id, queue, on, on])
        return [
            ActingAs(
                person_id=person_id,
                person=person,
                post_id=post_id,
                post=post or person,
                capacity=capacity,
            )
            for person_id, person, post_id, post, capacity in cursor.fetchall()
        ]


def lanes_of(
    government_id: int, adoption_id: int, on: date
) -> dict[str, tuple[str | None, tuple[int, ...]]]:
    """Return who stands in each lane: a queue, or the units of an each-unit lane."""
    with connection.cursor() as cursor:
        cursor.execute(LANES, [government_id, adoption_id, on, on])
        return {
            actor: (queue, tuple(units or ()))
            for actor, queue, units in cursor.fetchall()
        }
