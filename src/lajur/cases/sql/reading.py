"""What an act reads, in one statement: a task, a case, or an adoption to begin.

Rows are found by their one key, and the government is compared `IS TRUE`: on a
young database the planner knows no sizes, would take a tenant's index for as
good as the key, and the plan kept for the connection would read more with every
case.
"""

#: The day at the office; posts and lanes are looked up by it.
_TODAY = "(%(at)s::timestamptz AT TIME ZONE r.time_zone)::date"

_COLUMNS = """
    c.id, c.seq, c.state, c.subject, c.period, c.legal_date, c.version_id,
    c.adoption_id, c.is_backdated, r.calendar_version, r.settings,
    p.seq, p.hash, p.kind
"""

# The lanes of an `each_unit` actor are left out: the units asked stand on the
# case, and a thousand of them must not be read with every act.
_LANES = f"""
    (SELECT jsonb_object_agg(l.actor_id, l.queue) FROM procedures_lanes l
     WHERE l.government_id = c.government_id AND l.adoption_id = c.adoption_id
       AND l.queue IS NOT NULL AND l.valid_from <= {_TODAY}
       AND (l.valid_until IS NULL OR l.valid_until > {_TODAY}))
"""  # noqa: S608 put together from constants

_RULES_AND_PRIOR = """
    JOIN office_rules r ON r.government_id = c.government_id
    LEFT JOIN ledger_story p
        ON p.stream = 'case:' || c.id AND p.request_key = %(key)s::text
"""

# How a person stands to the whole case; only acts that need it ask.
_LEAD = f"""
    c.started_by_id,
    (SELECT m.manages_office FROM office_members m
     WHERE m.government_id = c.government_id AND m.person_id = %(person)s::bigint),
    (SELECT array_agg(o.queue) FROM office_acting o
     WHERE o.government_id = c.government_id
       AND o.person_id = %(person)s::bigint AND o.valid_from <= {_TODAY}
       AND (o.valid_until IS NULL OR o.valid_until > {_TODAY}))
"""  # noqa: S608 put together from constants

_TASK = f"""
SELECT {_COLUMNS}, {_LANES},
    CASE WHEN t.unit_id IS NULL THEN c.unit_ids END,
    t.id, t.step, t.round, t.unit_id, t.join_id, t.queue, t.home_queue, t.state,
    t.opened_at, t.due_at, t.taken_by_id, t.taken_by, t.visits, t.eyes,
    t.done_seq, t.is_return, t.sender,
    j.region, j.run, j.visits, j.eyes,
    a.person_name, a.post_id, a.post_name, a.capacity{{lead}}
FROM cases_task t
JOIN cases_case c ON c.id = t.case_id
{_RULES_AND_PRIOR}
LEFT JOIN cases_join j ON j.id = t.join_id
LEFT JOIN LATERAL cases_acting(
    t.government_id, %(person)s::bigint, t.queue, {_TODAY}, %(post)s::bigint
) a ON true
WHERE t.id = %(task)s::bigint
  AND (t.government_id = %(government)s::bigint) IS TRUE
"""  # noqa: S608 put together from constants

LOAD_TASK = _TASK.format(lead="")
LOAD_LED_TASK = _TASK.format(lead=f", {_LEAD}")

LOAD_CASE = f"""
SELECT {_COLUMNS}, {_LANES}, c.unit_ids, {_LEAD}
FROM cases_case c
{_RULES_AND_PRIOR}
WHERE c.id = %(case)s::bigint
  AND (c.government_id = %(government)s::bigint) IS TRUE
"""  # noqa: S608 put together from constants

#: What a case about to begin must know of its adoption.
LOAD_ADOPTION = f"""
SELECT a.version_id, r.calendar_version, r.settings, a.valid_from, a.valid_until,
    (SELECT jsonb_object_agg(l.actor_id,
            jsonb_build_object('queue', l.queue, 'units', l.unit_ids))
     FROM procedures_lanes l
     WHERE l.government_id = a.government_id AND l.adoption_id = a.adoption_id
       AND l.valid_from <= {_TODAY}
       AND (l.valid_until IS NULL OR l.valid_until > {_TODAY})),
    (SELECT array_agg(o.queue) FROM office_acting o
     WHERE o.government_id = a.government_id
       AND o.person_id = %(person)s::bigint AND o.valid_from <= {_TODAY}
       AND (o.valid_until IS NULL OR o.valid_until > {_TODAY})),
    (SELECT c.id FROM cases_case c
     WHERE c.government_id = a.government_id AND c.start_key = %(key)s::text),
    {_TODAY}
FROM procedures_adoptions a
JOIN office_rules r ON r.government_id = a.government_id
WHERE a.government_id = %(government)s::bigint
  AND a.adoption_id = %(adoption)s::bigint
"""  # noqa: S608 put together from constants

#: The name of a person of this office; no row for anybody else.
PERSON_NAME = """
SELECT name FROM office_members
WHERE government_id = %(government)s::bigint AND person_id = %(person)s::bigint
"""

#: The name of a desk of this office; no row for any other.
DESK_NAME = """
SELECT name FROM office_queues
WHERE government_id = %(government)s::bigint AND queue = %(queue)s::text
"""
