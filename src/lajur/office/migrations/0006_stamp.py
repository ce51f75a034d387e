"""A number that changes whenever somebody's place in an office does.

Whoever remembers who holds a post, or which desk a lane has, remembers this number
beside it and looks again when it is another one. It comes from a sequence, so that
a number is never used twice, whatever is rolled back.
"""

from django.db import migrations

STAMP = """
CREATE SEQUENCE office_stamp;
ALTER TABLE office_government
    ADD COLUMN stamp bigint NOT NULL DEFAULT nextval('office_stamp')
"""
UNSTAMPED = """
ALTER TABLE office_government DROP COLUMN stamp;
DROP SEQUENCE office_stamp
"""

RESTAMP = """
CREATE FUNCTION office_new_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.stamp := nextval('office_stamp');
    RETURN NEW;
END $$;
CREATE TRIGGER office_government_stamped
    BEFORE UPDATE ON office_government FOR EACH ROW
    EXECUTE FUNCTION office_new_stamp();
CREATE FUNCTION office_restamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE office_government SET stamp = stamp
     WHERE id IN (SELECT government_id FROM changed);
    RETURN NULL;
END $$
"""
UNRESTAMP = """
DROP FUNCTION office_restamp();
DROP TRIGGER office_government_stamped ON office_government;
DROP FUNCTION office_new_stamp()
"""

#: What a person may do at which desk stands in these.
TABLES = (
    "office_holding",
    "office_person",
    "office_post",
    "office_team",
    "office_teammember",
    "office_unit",
)

RULES = """
CREATE OR REPLACE VIEW office_rules AS
SELECT id AS government_id, calendar_version, settings, time_zone, stamp
  FROM office_government
"""
RULES_BEFORE = """
DROP VIEW office_rules;
CREATE VIEW office_rules AS
SELECT id AS government_id, calendar_version, settings, time_zone
  FROM office_government
"""


def restamps(table: str) -> migrations.RunSQL:
    """Let every change of a table give its governments a new stamp."""
    made, undone = [], []
    for event, rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        name = f"{table}_{event.lower()}_stamps"
        made.append(
            f"CREATE TRIGGER {name} AFTER {event} ON {table}"
            f" REFERENCING {rows} TABLE AS changed"
            " FOR EACH STATEMENT EXECUTE FUNCTION office_restamp()"
        )
        undone.append(f"DROP TRIGGER {name} ON {table}")
    return migrations.RunSQL(";\n".join(made), ";\n".join(undone))


class Migration(migrations.Migration):
    dependencies = [("office", "0005_members")]
    operations = [
        migrations.RunSQL(STAMP, UNSTAMPED),
        migrations.RunSQL(RESTAMP, UNRESTAMP),
        migrations.RunSQL(RULES, RULES_BEFORE),
        *(restamps(table) for table in TABLES),
    ]
