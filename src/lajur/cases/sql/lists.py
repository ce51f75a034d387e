"""The inbox, and the alarms that ring."""

#: One index scan per queue, each as long as a page at most: asking for all queues
#: at once would read and sort every open task of a busy desk.
INBOX = """
SELECT t.id, t.case_id, t.queue, t.step, t.round, t.unit_id, t.opened_at, t.due_at,
       t.is_return, t.sender, t.taken_by_id, t.taken_by, t.home_queue,
       c.version_id, c.subject, c.period
FROM (
    SELECT t.* FROM unnest(%(queues)s::text[]) AS q (queue)
    CROSS JOIN LATERAL (
        SELECT * FROM cases_task t
        WHERE t.government_id = %(government)s::bigint AND t.queue = q.queue
          AND t.state = 'open'
          AND (t.due_at, t.id) > (%(due)s::timestamptz, %(id)s::bigint)
        ORDER BY t.due_at, t.id LIMIT %(limit)s::bigint
    ) t
    ORDER BY t.due_at, t.id LIMIT %(limit)s::bigint
) t
JOIN cases_case c ON c.id = t.case_id
ORDER BY t.due_at, t.id
"""

INBOX_COUNT = """
SELECT count(*) FROM (
    SELECT 1 FROM unnest(%(queues)s::text[]) AS q (queue)
    CROSS JOIN LATERAL (
        SELECT 1 FROM cases_task t
        WHERE t.government_id = %(government)s::bigint AND t.queue = q.queue
          AND t.state = 'open'
        LIMIT %(limit)s::bigint
    ) t
    LIMIT %(limit)s::bigint
) counted
"""

#: Whether any alarm is due: asked every few seconds, and mostly none is. Without
#: the order the planner would hope to meet one early, and read them all.
ALARM_DUE = """
SELECT 1 FROM cases_alarm WHERE due_at <= %(at)s::timestamptz
ORDER BY due_at, id LIMIT 1
"""

#: One batch of the alarms that are due, in order; a second sweep takes the next
#: ones. An alarm rings while its task is open and its deadline still the same: it is
#: told once, under its own name, and a reminder rings again at the deadline. Who
#: rests is looked at again later; every other alarm of a task goes. Those of joins
#: are handed back, since closing a join is an act.
SWEEP = """
WITH due AS (
    SELECT ctid AS place, * FROM cases_alarm WHERE due_at <= %(at)s::timestamptz
    ORDER BY due_at, id LIMIT 1000 FOR UPDATE SKIP LOCKED
), taken AS (
    SELECT a.place, a.id, a.due_at AS rang_at, a.government_id, a.case_id, a.target_id,
           a.kind, a.deadline, t.queue, t.step, t.unit_id,
           t.due_at = a.deadline AND t.state = 'open' AS rings,
           t.due_at = a.deadline AND t.state = 'suspended' AS rests
    FROM due a
    -- the limit keeps the planner to the key of each task, however many there are
    LEFT JOIN LATERAL (
        SELECT * FROM cases_task t
        WHERE a.kind <> 'join' AND t.id = a.target_id AND t.done_seq IS NULL LIMIT 1
    ) t ON true
), moved AS (
    UPDATE cases_alarm a
    SET kind = CASE WHEN rests THEN taken.kind ELSE 'due' END,
        due_at = CASE WHEN rests THEN %(again)s::timestamptz ELSE taken.deadline END
    FROM taken
    WHERE taken.place = a.ctid AND a.ctid = ANY (ARRAY(
        SELECT place FROM taken WHERE rests OR (rings AND kind = 'remind')))
), gone AS (
    DELETE FROM cases_alarm WHERE ctid = ANY (ARRAY(
        SELECT place FROM taken
        WHERE kind <> 'join' AND (rests OR (rings AND kind = 'remind')) IS NOT TRUE))
), told AS (
    INSERT INTO ledger_effect (government_id, stream, seq, effect, kind, payload,
                               due_at, attempts, error)
    SELECT government_id, 'alarm:' || id, (kind = 'due')::int, 0,
           CASE kind WHEN 'due' THEN 'cases.escalation' ELSE 'cases.reminder' END,
           jsonb_build_object('case', case_id, 'task', target_id, 'queue', queue,
                              'step', step, 'unit', unit_id, 'due_at', deadline),
           %(at)s::timestamptz, 0, ''
    FROM taken WHERE rings
    ON CONFLICT DO NOTHING
)
SELECT count(*),
    jsonb_agg(jsonb_build_array(id, rang_at, government_id, case_id, target_id,
                                deadline)) FILTER (WHERE kind = 'join')
FROM taken
"""
