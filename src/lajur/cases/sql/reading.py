"""What an act reads, in one statement: a task, a case, or an adoption to begin.

Rows are found by their one key, and the government is compared `IS TRUE`: on a
young database the planner knows no sizes, would take a tenant's index for as
good as the key, and the plan kept for the connection would read more with every
case.
"""

#: The day at the office; posts and lanes are looked up by it.
_TODAY = "(%(at)s::timestamptz AT TIME ZONE r.time_zone)::date"

_CASE = """
    c.id, c.seq, c.state, c.subject, c.period, c.legal_date, c.version_id,
    c.adoption_id, c.is_backdated, r.stamp"""

#: A task with its case, its join, and the stamp of the office.
_OWN = f"""{_CASE},
    CASE WHEN t.unit_id IS NULL THEN c.unit_ids END,
    t.id, t.step, t.round, t.unit_id, t.join_id, t.queue, t.home_queue, t.state,
    t.opened_at, t.due_at, t.taken_by_id, t.taken_by, t.visits, t.eyes,
    t.done_seq, t.is_return, t.sender,
    j.region, j.run, j.visits, j.eyes"""

# The lanes of an `each_unit` actor are left out: the units asked stand on the
# case, and a thousand of them must not be read with every act.
_LANES = f"""
    (SELECT jsonb_object_agg(l.actor_id, l.queue) FROM procedures_lanes l
     WHERE l.government_id = c.government_id AND l.adoption_id = c.adoption_id
       AND l.queue IS NOT NULL AND l.valid_from <= {_TODAY}
       AND (l.valid_until IS NULL OR l.valid_until > {_TODAY}))
"""  # noqa: S608 put together from constants

#: What the office says today, and what this request did before.
_RULES = f"""
    r.calendar_version, r.settings, {_LANES},
    p.seq, p.hash, p.kind"""

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
SELECT {_OWN}, {_RULES},
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

#: The same, shorter, when what the office says is remembered from another act.
LOAD_KNOWN_TASK = f"""
SELECT {_OWN}
FROM cases_task t
JOIN cases_case c ON c.id = t.case_id
JOIN office_rules r ON r.government_id = c.government_id
LEFT JOIN cases_join j ON j.id = t.join_id
WHERE t.id = %(task)s::bigint
  AND (t.government_id = %(government)s::bigint) IS TRUE
"""  # noqa: S608 put together from constants

LOAD_TASK = _TASK.format(lead="")
LOAD_LED_TASK = _TASK.format(lead=f", {_LEAD}")

LOAD_CASE = f"""
SELECT {_CASE}, c.unit_ids, {_RULES}, {_LEAD}
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

#: All a case's page says of it but its story and the names of desks. The task rows
#: of the case are counted by the database; only the open ones come here.
LOAD_PAGE = """
SELECT c.id, c.subject, c.period, c.state, c.adoption_id, c.version_id,
    c.is_backdated, c.legal_date, c.started_at, c.started_by_id, c.finished_at,
    c.unit_ids, c.seq, r.calendar_version,
    (SELECT e.body::jsonb -> 'by' ->> 'post' FROM ledger_story e
     WHERE e.stream = 'case:' || c.id AND e.seq = 1),
    CASE WHEN c.state IN ('suspended', 'cancelled') THEN
        (SELECT e.body::jsonb ->> 'reason' FROM ledger_story e
         WHERE e.stream = 'case:' || c.id AND e.kind IN ('suspend', 'cancel')
         ORDER BY e.seq DESC LIMIT 1) END,
    (SELECT jsonb_build_array(j.expected, j.remaining, j.due_at) FROM cases_join j
     WHERE j.government_id = c.government_id AND j.case_id = c.id
       AND j.joined_at IS NULL),
    (SELECT jsonb_agg(jsonb_build_array(
            a.id, a.name, a.sha256, a.at, a.person, a.post) ORDER BY a.id DESC)
     FROM cases_attachment a
     WHERE a.government_id = c.government_id AND a.case_id = c.id),
    CASE WHEN c.state = 'finished' THEN
        (SELECT jsonb_object_agg(k.place, jsonb_build_array(k.at, k.person, k.post))
         FROM cases_record k
         WHERE k.government_id = c.government_id AND k.case_id = c.id) END,
    (SELECT jsonb_object_agg(s.step, jsonb_build_array(
            s.rounds, s.returned, s.open, s.back, s.due, s.repaired, s.done))
     FROM (SELECT t.step, max(t.round) AS rounds,
               count(*) FILTER (WHERE t.state = 'returned') AS returned,
               count(*) FILTER (WHERE t.done_at IS NULL) AS open,
               count(*) FILTER (WHERE t.done_at IS NULL AND t.is_return) AS back,
               min(t.due_at) FILTER (WHERE t.done_at IS NULL) AS due,
               count(*) FILTER (WHERE t.state = 'repaired') AS repaired,
               count(*) FILTER (WHERE t.state = 'done') AS done
           FROM cases_task t
           WHERE t.government_id = c.government_id AND t.case_id = c.id
           GROUP BY t.step) s),
    (SELECT jsonb_agg(jsonb_build_array(
            o.id, o.step, o.queue, o.opened_at, o.due_at, o.is_return, o.unit_id,
            o.round, o.taken_by, o.sender) ORDER BY o.due_at, o.id)
     FROM (SELECT * FROM cases_task t
           WHERE t.case_id = c.id AND t.government_id = c.government_id
             AND t.done_at IS NULL
           ORDER BY t.due_at, t.id LIMIT 1000) o)
FROM cases_case c
JOIN office_rules r ON r.government_id = c.government_id
WHERE c.id = %(case)s::bigint
  AND (c.government_id = %(government)s::bigint) IS TRUE
"""
