"""What Django cannot say: two-column keys, frozen rows, the published views."""

from django.db import migrations

POINTERS = (
    ("procedures_draft", "procedure_id", "procedures_procedure"),
    ("procedures_draft", "document_id", "procedures_sourcedocument"),
    ("procedures_answer", "draft_id", "procedures_draft"),
    ("procedures_version", "procedure_id", "procedures_procedure"),
    ("procedures_version", "document_id", "procedures_sourcedocument"),
    ("procedures_adoption", "procedure_id", "procedures_procedure"),
    ("procedures_adoption", "version_id", "procedures_version"),
    ("procedures_adoption", "unit_id", "office_unit"),
    ("procedures_binding", "adoption_id", "procedures_adoption"),
)

# A running case relies on its version word for word, and an answer is evidence:
# neither may be changed by anybody, not even by hand. The state of a version and
# nothing else moves on.
FROZEN = """
CREATE FUNCTION procedures_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % is final and cannot be changed', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER procedures_version_frozen
    BEFORE UPDATE ON procedures_version FOR EACH ROW
    WHEN ((to_jsonb(OLD) - 'state') IS DISTINCT FROM (to_jsonb(NEW) - 'state'))
    EXECUTE FUNCTION procedures_refuse_change();
CREATE TRIGGER procedures_version_kept
    BEFORE DELETE ON procedures_version FOR EACH ROW
    EXECUTE FUNCTION procedures_refuse_change();
CREATE TRIGGER procedures_answer_frozen
    BEFORE UPDATE OR DELETE ON procedures_answer FOR EACH ROW
    EXECUTE FUNCTION procedures_refuse_change();
"""
THAWED = """
DROP TRIGGER procedures_answer_frozen ON procedures_answer;
DROP TRIGGER procedures_version_kept ON procedures_version;
DROP TRIGGER procedures_version_frozen ON procedures_version;
DROP FUNCTION procedures_refuse_change();
"""

LANES = """
CREATE VIEW procedures_lanes AS
SELECT government_id, adoption_id, actor_id, queue, unit_ids, valid_from, valid_until
  FROM procedures_binding
 WHERE valid_until IS NULL OR valid_from < valid_until
"""
ADOPTIONS = """
CREATE VIEW procedures_adoptions AS
SELECT a.government_id, a.id AS adoption_id, a.version_id, a.procedure_id, p.slug,
       v.title, v.number AS version_number, a.unit_id, a.valid_from, a.valid_until
  FROM procedures_adoption a
  JOIN procedures_version v
    ON v.government_id = a.government_id AND v.id = a.version_id
  JOIN procedures_procedure p
    ON p.government_id = a.government_id AND p.id = a.procedure_id
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
        ("procedures", "0001_initial"),
        ("office", "0002_bounds"),
    ]
    operations = [
        *(pointer(*row) for row in POINTERS),
        migrations.RunSQL(FROZEN, THAWED),
        migrations.RunSQL(LANES, "DROP VIEW procedures_lanes"),
        migrations.RunSQL(ADOPTIONS, "DROP VIEW procedures_adoptions"),
    ]
