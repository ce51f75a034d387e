"""What Django cannot say: two-column keys, room for hot rows, published views."""

from django.db import migrations

POINTERS = (
    ("cases_case", "adoption_id", "procedures_adoption"),
    ("cases_case", "version_id", "procedures_version"),
    ("cases_attachment", "case_id", "cases_case"),
    ("cases_record", "case_id", "cases_case"),
)

# Every act rewrites the case's row: with room on its page it stays there and no
# index is touched. Alarms come and go, so their dead rows are cleared early.
ROOM = """
ALTER TABLE cases_case SET (fillfactor = 70);
ALTER TABLE cases_join SET (fillfactor = 70);
ALTER TABLE cases_alarm SET (
    autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
ALTER TABLE ledger_effect SET (autovacuum_vacuum_scale_factor = 0.02)
"""

OVERVIEW = """
CREATE VIEW case_overview AS
SELECT c.government_id, c.id AS case_id, c.adoption_id, c.version_id, c.subject,
       c.period, c.state, c.started_at, c.finished_at, c.legal_date,
       c.is_backdated, t.open_tasks, t.next_due_at
  FROM cases_case c
  LEFT JOIN LATERAL (
       SELECT count(*) AS open_tasks,
              min(nullif(t.due_at, '9999-01-01Z'::timestamptz)) AS next_due_at
         FROM cases_task t
        WHERE t.case_id = c.id AND t.done_at IS NULL) t ON true
"""
OPEN_TASKS = """
CREATE VIEW case_open_tasks AS
SELECT government_id, id AS task_id, case_id, step, unit_id, round, queue, opened_at,
       nullif(due_at, '9999-01-01Z'::timestamptz) AS due_at
  FROM cases_task
 WHERE done_at IS NULL
"""


# Who a person is at a desk: one branch of the office's view, planned once.
_BRANCH = """
    {word} q LIKE '{kind}:%' THEN
        RETURN QUERY SELECT a.person_name::text, a.post_id, a.post_name::text,
                            a.capacity::text
        FROM office_acting a
        WHERE a.government_id = g AND a.person_id = p AND a.kind = '{kind}'
          AND a.target_id = substr(q, 6)::bigint AND a.valid_from <= d
          AND (a.valid_until IS NULL OR a.valid_until > d)
        ORDER BY a.post_id IS DISTINCT FROM chosen, a.capacity <> 'definitive'
        LIMIT 1;
"""
ACTING = f"""
CREATE FUNCTION cases_acting(g bigint, p bigint, q text, d date, chosen bigint)
RETURNS TABLE (person_name text, post_id bigint, post_name text, capacity text)
LANGUAGE plpgsql STABLE ROWS 1 AS $$
BEGIN
{_BRANCH.format(word="IF", kind="post")}
{_BRANCH.format(word="ELSIF", kind="team")}
{_BRANCH.format(word="ELSIF", kind="unit")}
    END IF;
END $$
"""


def pointer(table: str, column: str, target: str) -> migrations.RunSQL:
    """Bind a pointer to a row of the same government."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_government"
        f" FOREIGN KEY (government_id, {column})"
        f" REFERENCES {target} (government_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_same_government",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("ledger", "0001_initial"),
        ("office", "0005_members"),
        ("procedures", "0002_bounds"),
    ]
    operations = [
        *(pointer(*row) for row in POINTERS),
        migrations.RunSQL(ROOM, migrations.RunSQL.noop),
        migrations.RunSQL(OVERVIEW, "DROP VIEW case_overview"),
        migrations.RunSQL(OPEN_TASKS, "DROP VIEW case_open_tasks"),
        migrations.RunSQL(ACTING, "DROP FUNCTION cases_acting"),
    ]
