"""What papers print of an office: its frame, and the names behind every queue."""

from django.db import migrations

FRAMES = """
CREATE VIEW office_frames AS
SELECT id AS government_id, name, city, address, letterhead, settings, time_zone
  FROM office_government
"""

QUEUES = """
CREATE VIEW office_queues AS
WITH named AS (
    SELECT government_id, 'post:' || id AS queue, name, unit_id, id AS post_id,
           superior_id
      FROM office_post
    UNION ALL
    SELECT government_id, 'team:' || id, name, unit_id, NULL, NULL FROM office_team
    UNION ALL
    SELECT government_id, 'unit:' || id, name, id, NULL, NULL FROM office_unit
)
SELECT n.government_id, n.queue, n.name, n.unit_id, n.post_id, n.superior_id,
       u.name AS unit_name, u.kind AS unit_kind, u.path AS unit_path,
       u.code AS unit_code,
       h.id AS head_post_id, h.name AS head_post
  FROM named n
  JOIN office_unit u ON u.government_id = n.government_id AND u.id = n.unit_id
  LEFT JOIN LATERAL (
      SELECT p.id, p.name FROM office_post p
       WHERE p.government_id = n.government_id AND p.unit_id = n.unit_id
       ORDER BY p.rank, p.id LIMIT 1
  ) h ON true
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0002_bounds")]
    operations = [
        migrations.RunSQL(FRAMES, "DROP VIEW office_frames"),
        migrations.RunSQL(QUEUES, "DROP VIEW office_queues"),
    ]
