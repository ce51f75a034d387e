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

#: Alarms in order; a second sweep takes the next ones. The join with the task
#: throws away what no longer matters.
TAKE_ALARMS = """
SELECT a.id, a.due_at, a.government_id, a.case_id, a.target_id, a.kind, a.deadline,
       t.state, t.due_at, t.queue, t.step, t.unit_id
FROM cases_alarm a
LEFT JOIN cases_task t
    ON a.kind <> 'join' AND t.id = a.target_id AND t.done_seq IS NULL
WHERE a.due_at <= %(at)s::timestamptz
ORDER BY a.due_at, a.id LIMIT %(limit)s::bigint
FOR UPDATE OF a SKIP LOCKED
"""

#: Rung alarms go; those that ring again are moved; what they want is kept as
#: effects under the alarm's own name, so that nothing is told twice.
RING = """
WITH gone AS (
    DELETE FROM cases_alarm a
    USING unnest(%(gone)s::bigint[], %(gone_dues)s::timestamptz[]) AS g (id, due_at)
    WHERE a.id = g.id AND a.due_at = g.due_at
), moved AS (
    UPDATE cases_alarm a
    SET kind = m.kind, due_at = m.due_at, deadline = m.deadline
    FROM unnest(%(moved)s::bigint[], %(rang)s::timestamptz[], %(kinds)s::text[],
                %(dues)s::timestamptz[], %(deadlines)s::timestamptz[])
        AS m (id, rang_at, kind, due_at, deadline)
    WHERE a.id = m.id AND a.due_at = m.rang_at
)
INSERT INTO ledger_effect (government_id, stream, seq, effect, kind, payload,
                           due_at, attempts, error)
SELECT e.government_id, e.stream, e.seq, 0, e.kind, e.payload,
       %(at)s::timestamptz, 0, ''
FROM unnest(%(governments)s::bigint[], %(streams)s::text[], %(seqs)s::bigint[],
            %(effect_kinds)s::text[], %(payloads)s::jsonb[])
    AS e (government_id, stream, seq, kind, payload)
ON CONFLICT DO NOTHING
"""
