"""What Django cannot say: two-column keys, periods without overlap, the views."""

from django.db import migrations

POINTERS = (
    ("office_unit", "parent_id", "office_unit"),
    ("office_post", "unit_id", "office_unit"),
    ("office_post", "superior_id", "office_post"),
    ("office_holding", "post_id", "office_post"),
    ("office_holding", "person_id", "office_person"),
    ("office_team", "unit_id", "office_unit"),
    ("office_teammember", "team_id", "office_team"),
    ("office_teammember", "post_id", "office_post"),
    ("office_teammember", "person_id", "office_person"),
    ("office_notice", "person_id", "office_person"),
)

# A period of one post becomes a stretch on one number line (a million days for
# each post), because excluding overlaps per post would want an extension
# (btree_gist) that the embedded server does not carry.
STRETCH = """int8range(
    post_id * 1000000 + (valid_from - DATE '1970-01-01'),
    post_id * 1000000 + COALESCE(valid_until - DATE '1970-01-01', 999999))"""

VIEW = """
CREATE VIEW office_acting AS
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
       person_name, capacity, valid_from, valid_until
  FROM held
UNION ALL
SELECT held.government_id, person_id, 'unit:' || above.unit_id, post_id, post_name,
       person_name, capacity, valid_from, valid_until
  FROM held
  JOIN office_unit u ON u.government_id = held.government_id AND u.id = held.unit_id
 CROSS JOIN LATERAL unnest(u.path) AS above(unit_id)
UNION ALL
SELECT held.government_id, held.person_id, 'team:' || m.team_id, held.post_id,
       post_name, person_name, capacity,
       GREATEST(m.valid_from, held.valid_from),
       LEAST(m.valid_until, held.valid_until)
  FROM held
  JOIN office_teammember m
    ON m.government_id = held.government_id AND m.post_id = held.post_id
   AND (m.valid_until IS NULL OR held.valid_from < m.valid_until)
   AND (held.valid_until IS NULL OR m.valid_from < held.valid_until)
UNION ALL
SELECT m.government_id, m.person_id, 'team:' || m.team_id, NULL::bigint,
       m.role || ' ' || t.name, n.name, 'definitive', m.valid_from, m.valid_until
  FROM office_teammember m
  JOIN office_team t ON t.government_id = m.government_id AND t.id = m.team_id
  JOIN office_person n ON n.government_id = m.government_id AND n.id = m.person_id
"""


# What a later chapter must know of an office while it locks a case.
RULES = """
CREATE VIEW office_rules AS
SELECT id AS government_id, calendar_version, settings FROM office_government
"""


def pointer(table: str, column: str, target: str) -> migrations.RunSQL:
    """Bind a pointer to a row of the same government."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_government"
        f" FOREIGN KEY (government_id, {column})"
        f" REFERENCES {target} (government_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_same_government",
    )


def without_overlap(name: str, capacities: str) -> migrations.RunSQL:
    """Let a post be held in these capacities by one person at a time."""
    return migrations.RunSQL(
        f"ALTER TABLE office_holding ADD CONSTRAINT {name}"
        f" EXCLUDE USING gist ({STRETCH} WITH &&) WHERE (capacity IN {capacities})",
        f"ALTER TABLE office_holding DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("office", "0001_structure")]
    operations = [
        *(pointer(*row) for row in POINTERS),
        without_overlap("office_holding_one_holder", "('definitive')"),
        without_overlap("office_holding_one_acting", "('plt', 'plh', 'pj')"),
        migrations.RunSQL(VIEW, "DROP VIEW office_acting"),
        migrations.RunSQL(RULES, "DROP VIEW office_rules"),
    ]
