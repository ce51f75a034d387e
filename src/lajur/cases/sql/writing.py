"""The writing statement of an act, put together from its parts.

It locks the case first and takes everything that may have moved since the reading
(sequence, chain head, counters) from the row it has locked. Counters and hashes
computed outside break as soon as several units act at once. Lock order everywhere:
case, task, join.

The usual act is alone: its case is still as it was read. Then the statement need
not lock before it changes, because `seq` alone says that nothing has moved; this
shorter form (`unmoved`) changes nothing at all when something has, and the long
one is sent after it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

Guard = Literal["close", "take", "hand_back", "address", "case", "tasks", "excuse"]
Opens = Literal["none", "one", "each"]

_HELD = """
held AS (
    SELECT id, government_id, seq, head, unit_ids FROM cases_case
    WHERE id = %(case)s::bigint
      AND (government_id = %(government)s::bigint) IS TRUE
    FOR NO KEY UPDATE
)"""

_NEW_CASE = """
held AS (
    SELECT nextval(pg_get_serial_sequence('cases_case', 'id')) AS id,
           %(government)s::bigint AS government_id, 0::bigint AS seq,
           NULL::bytea AS head, %(units)s::bigint[] AS unit_ids
), guard AS (SELECT id FROM held)"""

#: Each guard changes what the act stands on, or no row at all. A task is open
#: while it has no `done_seq`: asking for `done_at`, the condition of the small
#: index of open branches, would read that index with all its dead entries.
_GUARDS: Mapping[Guard, str] = {
    "close": """
guard AS (
    UPDATE cases_task t
    SET done_at = %(at)s::timestamptz, done_seq = held.seq + 1,
        done_by_id = %(person)s::bigint, state = %(task_state)s::text,
        outcome = %(outcome)s::text
    FROM held
    WHERE t.id = %(task)s::bigint AND (t.case_id = held.id) IS TRUE
      AND t.done_seq IS NULL AND t.state <> 'suspended'
    RETURNING t.id
)""",
    "take": """
guard AS (
    UPDATE cases_task t
    SET taken_by_id = %(person)s::bigint, taken_by = %(person_name)s::text
    FROM held
    WHERE t.id = %(task)s::bigint AND (t.case_id = held.id) IS TRUE
      AND t.done_seq IS NULL AND t.taken_by_id IS NULL
    RETURNING t.id
)""",
    "hand_back": """
guard AS (
    UPDATE cases_task t
    SET taken_by_id = NULL, taken_by = '', home_queue = '',
        queue = CASE WHEN t.home_queue <> '' THEN t.home_queue ELSE t.queue END
    FROM held
    WHERE t.id = %(task)s::bigint AND t.case_id = held.id AND t.done_seq IS NULL
      AND (t.taken_by_id = %(person)s::bigint OR t.home_queue <> '')
    RETURNING t.id
)""",
    "address": """
guard AS (
    UPDATE cases_task t
    SET queue = %(queue)s::text, home_queue = %(home_queue)s::text,
        taken_by_id = NULL, taken_by = ''
    FROM held
    WHERE t.id = %(task)s::bigint AND t.case_id = held.id AND t.done_seq IS NULL
      AND t.queue = %(old_queue)s::text
    RETURNING t.id
)""",
    # An act on the whole case stands on all that was read: nothing may have
    # happened since. Who loses reads again.
    "case": """
guard AS (SELECT id FROM held WHERE held.seq = %(seq)s::bigint)""",
    "tasks": """
guard AS (SELECT id, seq FROM held WHERE held.seq = %(seq)s::bigint),
touched AS (
    UPDATE cases_task t
    SET state = %(task_state)s::text,
        done_at = CASE WHEN %(closes)s::boolean THEN %(at)s::timestamptz END,
        done_seq = CASE WHEN %(closes)s::boolean THEN guard.seq + 1 END,
        due_at = coalesce((
            SELECT m.due_at FROM unnest(%(moved)s::bigint[], %(dues)s::timestamptz[])
                AS m (id, due_at) WHERE m.id = t.id), t.due_at)
    FROM guard
    WHERE t.case_id = guard.id AND t.government_id = %(government)s::bigint
      AND t.done_at IS NULL
    RETURNING t.id
)""",
    "excuse": """
guard AS (
    UPDATE cases_task t
    SET done_at = %(at)s::timestamptz, done_seq = held.seq + 1,
        state = %(task_state)s::text
    FROM held
    WHERE t.case_id = held.id AND t.government_id = held.government_id
      AND t.unit_id = %(unit)s::bigint AND t.done_at IS NULL
      AND held.seq = %(seq)s::bigint
    RETURNING t.id
)""",
}

_ARRIVED = """
arrived AS (
    UPDATE cases_join j
    SET remaining = j.remaining - 1,
        joined_at = CASE WHEN j.remaining = 1 THEN %(at)s::timestamptz END
    FROM guard
    WHERE j.id = %(join)s::bigint AND j.joined_at IS NULL
    RETURNING j.id, j.joined_at IS NOT NULL AS closed
)"""

#: The deadline's way to close a join: the same guard as the last unit's.
_LAPSED = """
lapsed AS (
    UPDATE cases_task t
    SET done_at = %(at)s::timestamptz, done_seq = held.seq + 1, state = 'lapsed'
    FROM held JOIN guard ON true
    WHERE t.case_id = held.id AND t.government_id = held.government_id
      AND t.join_id = %(join)s::bigint AND t.done_at IS NULL
    RETURNING t.id
), arrived AS (
    UPDATE cases_join j SET joined_at = %(at)s::timestamptz FROM guard
    WHERE j.id = %(join)s::bigint AND j.joined_at IS NULL
    RETURNING j.id, true AS closed
)"""

_CREATED = """
bumped AS (
    INSERT INTO cases_case AS c (
        id, government_id, adoption_id, version_id, subject, period, legal_date,
        unit_ids, is_backdated, start_key, started_at, started_by_id, state,
        touched_at, seq, head)
    SELECT held.id, held.government_id, %(adoption)s::bigint, %(version)s::bigint,
        %(subject)s::text, %(period)s::text, %(legal_date)s::date, held.unit_ids,
        %(backdated)s::boolean, %(key)s::text, %(at)s::timestamptz,
        %(person)s::bigint, 'running',
        %(at)s::timestamptz, 1,
        ledger_chain(NULL, 'case:' || held.id, 1, %(key)s::text,
                     %(kind)s::text, %(body)s::text)
    FROM held
    RETURNING c.id, c.seq, c.head, c.unit_ids
)"""

_BUMPED = """
bumped AS (
    UPDATE cases_case c
    SET touched_at = %(at)s::timestamptz, seq = held.seq + 1,
        head = ledger_chain(held.head, 'case:' || held.id, held.seq + 1,
                            %(key)s::text, %(kind)s::text, %(body)s::text){state}
    FROM held JOIN guard ON true{arrived}
    WHERE c.id = held.id
    RETURNING c.id, c.seq, c.head, c.unit_ids
)"""

_SETS: Mapping[str, str] = {
    "": "",
    "state": """,
        state = %(case_state)s::text, finished_at = %(finished_at)s::timestamptz""",
    "version": """,
        adoption_id = %(adoption)s::bigint, version_id = %(version)s::bigint""",
    "ask": ", unit_ids = array_append(held.unit_ids, %(unit)s::bigint)",
    "excuse": ", unit_ids = array_remove(held.unit_ids, %(unit)s::bigint)",
}
#: Everything an act stands on bumps `seq`: unmoved, the task is open as it was read.
_BUMPED_UNMOVED = """
bumped AS (
    UPDATE cases_case c
    SET touched_at = %(at)s::timestamptz, seq = c.seq + 1,
        head = ledger_chain(c.head, 'case:' || c.id, c.seq + 1,
                            %(key)s::text, %(kind)s::text, %(body)s::text){state}
    WHERE c.id = %(case)s::bigint AND c.seq = %(seq)s::bigint
      AND (c.government_id = %(government)s::bigint) IS TRUE
    RETURNING c.id, c.seq, c.head{units}
), closed AS (
    UPDATE cases_task t
    SET done_at = %(at)s::timestamptz, done_seq = bumped.seq,
        done_by_id = %(person)s::bigint, state = %(task_state)s::text,
        outcome = %(outcome)s::text
    FROM bumped
    WHERE t.id = %(task)s::bigint
    RETURNING bumped.id, bumped.seq{again}
)"""

_FINISH = ", state = 'finished', finished_at = %(at)s::timestamptz"
_FINISH_JOINED = """,
        state = CASE WHEN arrived.closed THEN 'finished' ELSE c.state END,
        finished_at = CASE WHEN arrived.closed THEN %(at)s::timestamptz END"""

_EVENT = """
event AS (
    INSERT INTO ledger_event
        (government_id, stream, seq, request_key, kind, at, body, hash)
    SELECT %(government)s::bigint, 'case:' || id, seq, %(key)s::text,
           %(kind)s::text, %(at)s::timestamptz, %(body)s::text, head
    FROM bumped
)"""

# One row of parameters per effect: arrays cost the driver more than the rest.
_EFFECTS = """
effects AS (
    INSERT INTO ledger_effect (government_id, stream, seq, effect, kind, payload,
                               due_at, attempts, error)
    SELECT %(government)s::bigint, 'case:' || bumped.id, bumped.seq, e.n,
           e.kind, e.payload || jsonb_build_object('case', bumped.id),
           e.due_at, 0, ''
    FROM bumped, (VALUES {rows}) AS e (n, kind, payload, due_at)
)"""
_ONE_EFFECT = """
effects AS (
    INSERT INTO ledger_effect (government_id, stream, seq, effect, kind, payload,
                               due_at, attempts, error)
    SELECT %(government)s::bigint, 'case:' || id, seq, 0, %(kind_0)s::text,
           %(payload_0)s::jsonb || jsonb_build_object('case', id),
           %(due_0)s::timestamptz, 0, ''
    FROM bumped
)"""
_EFFECT = """
        ({n}, %(kind_{n})s::text, %(payload_{n})s::jsonb, %(due_{n})s::timestamptz)"""

_TASK_COLUMNS = """
        government_id, case_id, join_id, unit_id, step, round, queue, home_queue,
        state, is_return, opened_at, due_at, opened_seq, sender, taken_by, outcome,
        visits, eyes"""

_OPEN_ONE = f"""
opened AS (
    INSERT INTO cases_task ({_TASK_COLUMNS})
    SELECT %(government)s::bigint, {{source}}.id, %(new_join)s::bigint,
        %(new_unit)s::bigint, %(new_step)s::text, %(new_round)s::smallint,
        %(new_queue)s::text, '', 'open', %(new_return)s::boolean,
        %(at)s::timestamptz, %(new_due)s::timestamptz, {{source}}.seq,
        %(sender)s::text, '', '', %(new_visits)s::smallint[], %(new_eyes)s::jsonb
    FROM {{source}}{{arrived}}
    RETURNING id, case_id
)"""  # noqa: S608 put together from constants

# Entering a region again, a unit goes on with what its own branch remembers.
_OPEN_EACH = f"""
opened_join AS (
    INSERT INTO cases_join (government_id, case_id, region, run, step, expected,
        remaining, opened_at, opened_seq, due_at, visits, eyes)
    SELECT %(government)s::bigint, {{source}}.id, %(new_region)s::text,
        %(new_run)s::smallint, %(new_step)s::text, cardinality({{source}}.unit_ids),
        cardinality({{source}}.unit_ids), %(at)s::timestamptz, {{source}}.seq,
        %(new_join_due)s::timestamptz, %(outer_visits)s::smallint[],
        %(outer_eyes)s::jsonb
    FROM {{source}}{{arrived}}
    RETURNING id, case_id
), opened AS (
    INSERT INTO cases_task ({_TASK_COLUMNS})
    SELECT %(government)s::bigint, {{source}}.id, opened_join.id, u.id,
        %(new_step)s::text,
        (coalesce(again.visits, fresh.visits))[%(new_place)s::int],
        coalesce(%(new_queue)s::text, 'unit:' || u.id), '', 'open',
        %(new_return)s::boolean, %(at)s::timestamptz, %(new_due)s::timestamptz,
        {{source}}.seq, %(sender)s::text, '', '',
        coalesce(again.visits, fresh.visits), %(new_eyes)s::jsonb
    FROM {{source}} JOIN opened_join ON true
    CROSS JOIN unnest({{source}}.unit_ids) AS u (id)
    CROSS JOIN (SELECT %(new_visits)s::smallint[] AS visits) AS fresh
    LEFT JOIN LATERAL (
        SELECT t.visits[:%(new_place)s::int - 1]
            || (t.visits[%(new_place)s::int] + 1)::smallint
            || t.visits[%(new_place)s::int + 1:] AS visits
        FROM cases_task t
        WHERE %(new_run)s::smallint > 1 AND t.government_id = %(government)s::bigint
          AND t.case_id = {{source}}.id AND t.unit_id = u.id
        ORDER BY t.id DESC LIMIT 1
    ) AS again ON true
    RETURNING id, case_id
)"""  # noqa: S608 put together from constants

_ALARMS = """
alarms AS (
    INSERT INTO cases_alarm
        (government_id, case_id, target_id, kind, due_at, deadline)
    SELECT %(government)s::bigint, case_id, id, 'remind',
           %(new_remind)s::timestamptz, %(new_due)s::timestamptz
    FROM opened
)"""

_JOIN_ALARM = """
join_alarm AS (
    INSERT INTO cases_alarm
        (government_id, case_id, target_id, kind, due_at, deadline)
    SELECT %(government)s::bigint, case_id, id, 'join',
           %(new_join_due)s::timestamptz, %(new_join_due)s::timestamptz
    FROM opened_join
    WHERE %(join_closes)s::boolean AND %(new_join_due)s::timestamptz < '9999-01-01Z'
)"""


@cache
def act(
    guard: Guard | Literal["new"],
    *,
    join: Literal["none", "arrive", "lapse"] = "none",
    opens: Opens = "none",
    rings: bool = True,
    finishes: bool = False,
    sets: str = "",
    extra: str = "",
    effects: int = 0,
) -> str:
    """Return the one writing statement of an act, put together from its parts.

    `rings` when what it opens has a deadline.
    """
    joined = " JOIN arrived ON true" if join != "none" else ""
    if_closed = f"{joined} AND arrived.closed" if joined else ""
    parts = [_NEW_CASE] if guard == "new" else [_HELD, _GUARDS[guard]]
    parts += {"none": [], "arrive": [_ARRIVED], "lapse": [_LAPSED]}[join]
    state = _SETS[sets]
    if finishes:
        state += _FINISH_JOINED if joined else _FINISH
    bumped = _BUMPED.format(state=state, arrived=joined)
    parts += [_CREATED if guard == "new" else bumped, _EVENT, *_effects(effects)]
    parts += _opened(opens, "bumped", if_closed, rings=rings)
    if extra:
        parts.append(EXTRAS[extra])
    return _put_together(parts, opens, "(SELECT closed FROM arrived)" if joined else "")


@cache
def unmoved(
    *, opens: Opens = "none", rings: bool = True, finishes: bool = False, effects: int
) -> str:
    """Return the short form of closing a task; no row when the case has moved."""
    units = ", c.unit_ids" if opens == "each" else ""
    again = ", bumped.unit_ids" if opens == "each" else ""
    state = _FINISH if finishes else ""
    bumped = _BUMPED_UNMOVED.format(state=state, units=units, again=again)
    # What opens reads from `closed`: a branch has one open task at any moment.
    opened = _opened(opens, "closed", "", rings=rings)
    return _put_together([bumped, _EVENT, *_effects(effects), *opened], opens, "")


def _effects(count: int) -> list[str]:
    if count <= 1:
        return [_ONE_EFFECT] * count
    rows = ",".join(_EFFECT.format(n=n) for n in range(count))
    return [_EFFECTS.format(rows=rows)]


def _opened(opens: Opens, source: str, if_closed: str, *, rings: bool) -> list[str]:
    if opens == "none":
        return []
    alarms = [_ALARMS] if rings else []
    if opens == "one":
        return [_OPEN_ONE.format(source=source, arrived=if_closed), *alarms]
    each = _OPEN_EACH.format(source=source, arrived=if_closed)
    return [each, *alarms, _JOIN_ALARM]


def _put_together(parts: list[str], opens: Opens, closed: str) -> str:
    first = "(SELECT id FROM opened LIMIT 1)" if opens != "none" else "NULL"
    return (
        f"WITH {','.join(parts)}\n"
        f"SELECT id, seq, head, {closed or 'false'}, {first} FROM bumped"
    )


#: Additions of rarer acts, done in the same statement.
_RING_AGAIN = """
alarms_again AS (
    INSERT INTO cases_alarm
        (government_id, case_id, target_id, kind, due_at, deadline)
    SELECT %(government)s::bigint, bumped.id, m.id, 'remind', m.remind, m.due_at
    FROM bumped, unnest(%(moved)s::bigint[], %(dues)s::timestamptz[],
                        %(reminds)s::timestamptz[]) AS m (id, due_at, remind)
    UNION ALL
    SELECT %(government)s::bigint, bumped.id, m.id, 'join', m.due_at, m.due_at
    FROM bumped, unnest(%(moved_joins)s::bigint[], %(join_dues)s::timestamptz[],
                        %(join_rings)s::boolean[]) AS m (id, due_at, rings)
    WHERE m.rings
), moved_joins AS (
    UPDATE cases_join j SET due_at = m.due_at
    FROM bumped, unnest(%(moved_joins)s::bigint[], %(join_dues)s::timestamptz[])
        AS m (id, due_at)
    WHERE j.id = m.id AND j.case_id = bumped.id
)"""

EXTRAS: Mapping[str, str] = {
    # A deadline that moved gets an alarm of its own; the old one finds, when it
    # rings, that the deadline is another now, and goes.
    "ring_again": _RING_AGAIN,
    "move_dues": f"""
moved_dues AS (
    UPDATE cases_task t SET due_at = m.due_at
    FROM bumped, unnest(%(moved)s::bigint[], %(dues)s::timestamptz[])
        AS m (id, due_at)
    WHERE t.id = m.id AND (t.case_id = bumped.id) IS TRUE AND t.done_seq IS NULL
), {_RING_AGAIN.lstrip()}""",  # noqa: S608 put together from constants
    # Every row of the case speaks of the steps of the version it is pinned to.
    "carry": """
carried AS (
    UPDATE cases_task t
    SET step = %(steps)s::jsonb ->> t.step, visits = (
            SELECT array_agg(coalesce(t.visits[p.place], 0)::smallint ORDER BY p.n)
            FROM unnest(%(places)s::int[]) WITH ORDINALITY AS p (place, n)),
        eyes = (
            SELECT coalesce(jsonb_object_agg(
                coalesce(%(papers)s::jsonb ->> e.key, e.key), e.value), '{}')
            FROM jsonb_each(t.eyes) e),
        queue = CASE
            WHEN t.done_seq IS NULL AND t.queue = %(desks)s::jsonb -> t.step ->> 0
            THEN %(desks)s::jsonb -> t.step ->> 1 ELSE t.queue END
    FROM bumped
    WHERE t.case_id = bumped.id AND t.government_id = %(government)s::bigint
), carried_join AS (
    UPDATE cases_join j
    SET region = %(regions)s::jsonb ->> j.region, visits = (
            SELECT array_agg(coalesce(j.visits[p.place], 0)::smallint ORDER BY p.n)
            FROM unnest(%(places)s::int[]) WITH ORDINALITY AS p (place, n)),
        eyes = (
            SELECT coalesce(jsonb_object_agg(
                coalesce(%(papers)s::jsonb ->> e.key, e.key), e.value), '{}')
            FROM jsonb_each(j.eyes) e),
        step = %(steps)s::jsonb ->> j.step
    FROM bumped
    WHERE j.case_id = bumped.id AND j.government_id = %(government)s::bigint
)""",
    "grow": """
grown AS (
    UPDATE cases_join j SET remaining = remaining + 1, expected = expected + 1
    FROM bumped WHERE j.id = %(new_join)s::bigint
)""",
    "record": """
recorded AS (
    INSERT INTO cases_record (government_id, case_id, place, text, seq, at, person,
                              post)
    SELECT %(government)s::bigint, id, %(place)s::smallint, %(text)s::text, seq,
           %(at)s::timestamptz, %(person_name)s::text, %(post_name)s::text
    FROM bumped
)""",
    "attach": """
attached AS (
    INSERT INTO cases_attachment (government_id, case_id, task_id, sha256, name,
                                  seq, at, person, post)
    SELECT %(government)s::bigint, id, %(task)s::bigint, %(sha256)s::text,
           %(name)s::text, seq, %(at)s::timestamptz, %(person_name)s::text,
           %(post_name)s::text
    FROM bumped
)""",
}
