"""The view of who may act names the kind of each queue.

With the kind as a column a reader that knows the queue reads one branch of the
view instead of four: asking who may act is part of every act of a case.
"""

from django.db import migrations

VIEW = """
CREATE OR REPLACE VIEW office_acting AS
WITH held AS NOT MATERIALIZED (
    SELECT h.government_id, h.person_id, h.post_id, h.capacity,
           h.valid_from, h.valid_until,
           p.name AS post_name, p.unit_id, n.name AS person_name
      FROM office_holding h
      JOIN office_post p ON p.government_id = h.government_id AND p.id = h.post_id
      JOIN office_person n
        ON n.government_id = h.government_id AND n.id = h.person_id
)
SELECT government_id, person_id, 'post:' || post_id AS queue, post_id, post_name,
       person_name, capacity, valid_from, valid_until,
       'post' AS kind, post_id AS target_id
  FROM held
UNION ALL
SELECT held.government_id, person_id, 'unit:' || above.unit_id, post_id, post_name,
       person_name, capacity, valid_from, valid_until, 'unit', above.unit_id
  FROM held
  JOIN office_unit u ON u.government_id = held.government_id AND u.id = held.unit_id
 CROSS JOIN LATERAL unnest(u.path) AS above(unit_id)
UNION ALL
SELECT held.government_id, held.person_id, 'team:' || m.team_id, held.post_id,
       post_name, person_name, capacity,
       GREATEST(m.valid_from, held.valid_from),
       LEAST(m.valid_until, held.valid_until), 'team', m.team_id
  FROM held
  JOIN office_teammember m
    ON m.government_id = held.government_id AND m.post_id = held.post_id
   AND (m.valid_until IS NULL OR held.valid_from < m.valid_until)
   AND (held.valid_until IS NULL OR m.valid_from < held.valid_until)
UNION ALL
SELECT m.government_id, m.person_id, 'team:' || m.team_id, NULL::bigint,
       m.role || ' ' || t.name, n.name, 'definitive', m.valid_from, m.valid_until,
       'team', m.team_id
  FROM office_teammember m
  JOIN office_team t ON t.government_id = m.government_id AND t.id = m.team_id
  JOIN office_person n ON n.government_id = m.government_id AND n.id = m.person_id
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0003_names")]
    operations = [migrations.RunSQL(VIEW, migrations.RunSQL.noop)]
