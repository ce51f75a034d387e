"""Whoever remembers the desk of a lane looks again when a binding changes."""

from django.db import migrations

EVENTS = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))


def restamps(event: str, rows: str) -> migrations.RunSQL:
    """Let a change of bindings give their governments a new stamp."""
    name = f"procedures_binding_{event.lower()}_stamps"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {event} ON procedures_binding"
        f" REFERENCING {rows} TABLE AS changed"
        " FOR EACH STATEMENT EXECUTE FUNCTION office_restamp()",
        f"DROP TRIGGER {name} ON procedures_binding",
    )


class Migration(migrations.Migration):
    dependencies = [("procedures", "0007_laws"), ("office", "0006_stamp")]
    operations = [restamps(*event) for event in EVENTS]
