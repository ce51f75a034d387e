"""Edits of drafts with their history; the words and names of the register."""

import json
from typing import Any

import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from lajur.core.sop.codec import from_json
from lajur.procedures.relation import names_of
from lajur.procedures.stems import stems_of

POINTERS = (
    ("procedures_draft", "based_on_id", "procedures_version"),
    ("procedures_edit", "draft_id", "procedures_draft"),
)
# Django cannot bind a GIN index to the tenant without an extension of the server;
# the planner joins it with the tenant's own index.
WORDS = (
    "CREATE INDEX procedures_procedure_words ON procedures_procedure USING gin (words)"
)
FILL = """
UPDATE procedures_procedure SET words = to_tsvector('simple', %s), names = %s::jsonb
 WHERE id = %s
"""


def pointer(table: str, column: str, target: str) -> migrations.RunSQL:
    """Bind a pointer to a row of the same government."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_government"
        f" FOREIGN KEY (government_id, {column})"
        f" REFERENCES {target} (government_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_same_government",
    )


def fill(apps: Any, schema_editor: Any) -> None:
    """Take the words of what is already in the register."""
    newest = {}
    for model, order in (("Draft", "pk"), ("Version", "number")):
        rows = apps.get_model("procedures", model).objects.order_by(order)
        newest.update(rows.values_list("procedure_id", "sop"))
    with schema_editor.connection.cursor() as cursor:
        for procedure_id, stored in newest.items():
            sop = from_json(stored)
            names = json.dumps([named.to_json() for named in names_of(sop)])
            cursor.execute(FILL, [stems_of(sop), names, procedure_id])


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_members"),
        ("procedures", "0002_bounds"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="based_on",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.version",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="edition",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="draft",
            name="is_edited",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="procedure",
            name="names",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="procedure",
            name="words",
            field=django.contrib.postgres.search.SearchVectorField(null=True),
        ),
        migrations.AlterField(
            model_name="draft",
            name="document",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.sourcedocument",
            ),
        ),
        migrations.CreateModel(
            name="Edit",
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
                ("said", models.TextField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("undone", "Undone"),
                            ("dropped", "Dropped"),
                            ("settled", "Settled"),
                        ],
                        default="done",
                        max_length=8,
                    ),
                ),
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
                "indexes": [
                    models.Index(
                        fields=["government", "draft", "id"],
                        name="procedures_edit_draft",
                    )
                ],
            },
        ),
        *(pointer(*row) for row in POINTERS),
        migrations.RunSQL(WORDS, "DROP INDEX procedures_procedure_words"),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
