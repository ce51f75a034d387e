"""Findings put aside with a reason, and how many are left of each procedure."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from lajur.core.sop.codec import from_json
from lajur.procedures.told import counts

POINTER = """
ALTER TABLE procedures_dismissal
  ADD CONSTRAINT procedures_dismissal_procedure_id_same_government
  FOREIGN KEY (government_id, procedure_id)
  REFERENCES procedures_procedure (government_id, id)
"""
NO_POINTER = """
ALTER TABLE procedures_dismissal
  DROP CONSTRAINT procedures_dismissal_procedure_id_same_government
"""


def fill(apps: Any, schema_editor: Any) -> None:
    """Count the findings of what is already in the register."""
    newest = {}
    for model, order in (("Draft", "pk"), ("Version", "number")):
        rows = apps.get_model("procedures", model).objects.order_by(order)
        newest.update(rows.values_list("procedure_id", "sop"))
    procedures = apps.get_model("procedures", "Procedure").objects
    for procedure_id, stored in newest.items():
        procedures.filter(pk=procedure_id).update(findings=counts(from_json(stored)))


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_members"),
        ("procedures", "0003_edits"),
    ]

    operations = [
        migrations.AddField(
            model_name="procedure",
            name="findings",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Dismissal",
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
                ("key", models.CharField(max_length=32)),
                ("code", models.CharField(max_length=40)),
                ("text", models.TextField()),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "procedure", "key"),
                        name="procedures_dismissal_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(POINTER, NO_POINTER),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
