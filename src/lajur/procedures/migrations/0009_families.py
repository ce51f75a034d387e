"""Families of SOPs, the patterns behind them, their followers and offers."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from lajur.core.families import profile_of
from lajur.core.sop.codec import from_json

POINTERS = (
    ("procedures_procedure", "family_id", "procedures_family"),
    ("procedures_pattern", "family_id", "procedures_family"),
    ("procedures_pattern", "origin_id", "procedures_procedure"),
    ("procedures_following", "procedure_id", "procedures_procedure"),
    ("procedures_following", "pattern_id", "procedures_pattern"),
    ("procedures_following", "version_id", "procedures_version"),
    ("procedures_offer", "procedure_id", "procedures_procedure"),
    ("procedures_offer", "pattern_id", "procedures_pattern"),
    ("procedures_offer", "draft_id", "procedures_draft"),
)

# Followers are told as differences of an edition: it must stay as it was.
FROZEN = """
CREATE TRIGGER procedures_pattern_frozen
    BEFORE UPDATE OR DELETE ON procedures_pattern FOR EACH ROW
    EXECUTE FUNCTION procedures_refuse_change();
"""
THAWED = "DROP TRIGGER procedures_pattern_frozen ON procedures_pattern"


def pointer(table: str, column: str, target: str) -> migrations.RunSQL:
    """Bind a pointer to a row of the same government."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_government"
        f" FOREIGN KEY (government_id, {column})"
        f" REFERENCES {target} (government_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_same_government",
    )


def fill(apps: Any, schema_editor: Any) -> None:
    """Keep the shape of what is already in the register."""
    newest = {}
    for model, order in (("Draft", "pk"), ("Version", "number")):
        rows = apps.get_model("procedures", model).objects.order_by(order)
        newest.update(rows.values_list("procedure_id", "sop"))
    procedures = apps.get_model("procedures", "Procedure").objects
    for procedure_id, stored in newest.items():
        shape = profile_of(from_json(stored)).to_json()
        procedures.filter(pk=procedure_id).update(shape=shape)


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_members"),
        ("procedures", "0008_stamp"),
    ]

    operations = [
        migrations.CreateModel(
            name="Following",
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
                ("stored", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("overtaken", "Overtaken"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("conflicts", models.JSONField(default=list)),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField(blank=True)),
                ("post", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Pattern",
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
                ("edition", models.PositiveIntegerField()),
                ("stored", models.JSONField()),
                ("origin_version", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("person", models.TextField()),
                ("post", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="procedure",
            name="is_placed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="procedure",
            name="shape",
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name="Family",
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
                ("name", models.TextField()),
                ("is_named", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
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
        ),
        migrations.AddField(
            model_name="procedure",
            name="family",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.family",
            ),
        ),
        migrations.AddIndex(
            model_name="procedure",
            index=models.Index(
                fields=["government", "family"], name="procedures_procedure_family"
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="government",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.government",
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="procedure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.procedure",
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="version",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.version",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="draft",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.draft",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="government",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.government",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="procedure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.procedure",
            ),
        ),
        migrations.AddField(
            model_name="pattern",
            name="family",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.family",
            ),
        ),
        migrations.AddField(
            model_name="pattern",
            name="government",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.government",
            ),
        ),
        migrations.AddField(
            model_name="pattern",
            name="origin",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.procedure",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="pattern",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.pattern",
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="pattern",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.pattern",
            ),
        ),
        migrations.AddConstraint(
            model_name="family",
            constraint=models.UniqueConstraint(
                fields=("government", "id"), name="procedures_family_tenant"
            ),
        ),
        migrations.AddConstraint(
            model_name="pattern",
            constraint=models.UniqueConstraint(
                fields=("government", "family", "edition"),
                name="procedures_pattern_edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="pattern",
            constraint=models.UniqueConstraint(
                fields=("government", "id"), name="procedures_pattern_tenant"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                fields=("government", "procedure", "pattern"),
                name="procedures_offer_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("government", "procedure"),
                name="procedures_offer_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                fields=("government", "id"), name="procedures_offer_tenant"
            ),
        ),
        migrations.AddIndex(
            model_name="following",
            index=models.Index(
                fields=["government", "pattern"], name="procedures_following_pattern"
            ),
        ),
        migrations.AddConstraint(
            model_name="following",
            constraint=models.UniqueConstraint(
                fields=("government", "procedure"), name="procedures_following_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="following",
            constraint=models.UniqueConstraint(
                fields=("government", "id"), name="procedures_following_tenant"
            ),
        ),
        *(pointer(*names) for names in POINTERS),
        migrations.RunSQL(FROZEN, THAWED),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
