"""Later chapters ask an office's day, and who belongs to it or manages it."""

from django.db import migrations

RULES = """
CREATE OR REPLACE VIEW office_rules AS
SELECT id AS government_id, calendar_version, settings, time_zone
  FROM office_government
"""
MEMBERS = """
CREATE VIEW office_members AS
SELECT government_id, id AS person_id, name, manages_office FROM office_person
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0004_acting_kinds")]
    operations = [
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
        migrations.RunSQL(MEMBERS, "DROP VIEW office_members"),
    ]
