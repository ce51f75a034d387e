"""The life of an SOP: wishes, approvals, assessments, withdrawals, frozen drafts."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

POINTERS = (
    ("procedures_wish", "procedure_id", "procedures_procedure"),
    ("procedures_wish", "unit_id", "office_unit"),
    ("procedures_approval", "draft_id", "procedures_draft"),
    ("procedures_assessment", "procedure_id", "procedures_procedure"),
    ("procedures_assessment", "adoption_id", "procedures_adoption"),
    ("procedures_withdrawal", "procedure_id", "procedures_procedure"),
    ("procedures_withdrawal", "replaced_by_id", "procedures_procedure"),
)

# What approvers look at is what is published: no code and no hand changes it
# before it has come back. Replaced or discarded it may be; that ends the approval.
FROZEN = """
CREATE TRIGGER procedures_draft_frozen
    BEFORE UPDATE ON procedures_draft FOR EACH ROW
    WHEN (OLD.is_frozen AND NEW.sop IS DISTINCT FROM OLD.sop)
    EXECUTE FUNCTION procedures_refuse_change();
CREATE TRIGGER procedures_assessment_frozen
    BEFORE UPDATE OR DELETE ON procedures_assessment FOR EACH ROW
    EXECUTE FUNCTION procedures_refuse_change();
"""
THAWED = """
DROP TRIGGER procedures_assessment_frozen ON procedures_assessment;
DROP TRIGGER procedures_draft_frozen ON procedures_draft;
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
        ("office", "0005_members"),
        ("procedures", "0005_asked"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="is_frozen",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="draft",
            name="stage",
            field=models.CharField(
                choices=[("draf", "Draft"), ("uji_coba", "Trial"), ("reviu", "Review")],
                default="draf",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="sourcedocument",
            name="origin",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("case_id", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("failed", "Failed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("adopting", models.JSONField()),
                ("content_hash", models.CharField(default="", max_length=64)),
                ("bound_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField()),
                ("post", models.TextField()),
                (
                    "draft",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.draft",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.government",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("planned", "submitted", "returned"))
                        ),
                        fields=("government", "draft"),
                        name="procedures_approval_one_open",
                    ),
                    models.UniqueConstraint(
                        fields=("government", "case_id"),
                        name="procedures_approval_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("monitoring", "Monitoring"),
                            ("evaluation", "Evaluation"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("done_on", models.DateField()),
                ("runs_well", models.BooleanField(null=True)),
                (
                    "answers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BooleanField(), default=list, size=None
                    ),
                ),
                ("notes", models.TextField(default="")),
                ("measures", models.TextField(default="")),
                ("wants_revision", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField()),
                ("post", models.TextField()),
                (
                    "adoption",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.adoption",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.government",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "procedure"],
                        name="procedures_assessment_sop",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "adoption", "kind", "due_on"),
                        name="procedures_assessment_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField()),
                ("post", models.TextField()),
                (
                    "government",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.government",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "procedure"), name="procedures_wish_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField()),
                ("post", models.TextField()),
                (
                    "government",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.government",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "procedure"],
                        name="procedures_withdrawal_sop",
                    )
                ],
            },
        ),
        *(pointer(*row) for row in POINTERS),
        migrations.RunSQL(FROZEN, THAWED),
    ]
