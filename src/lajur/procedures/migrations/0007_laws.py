"""What an office knows of laws, and sentences kept with their values apart."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0005_members"),
        ("procedures", "0006_life"),
    ]

    operations = [
        migrations.AddField(
            model_name="dismissal",
            name="told",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="edit",
            name="told",
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name="LawNote",
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
                ("code", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=16)),
                ("number", models.CharField(max_length=24)),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("in_force", "In Force"),
                            ("amended", "Amended"),
                            ("replaced", "Replaced"),
                            ("ended", "Ended"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "replaced_by",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                ("source", models.TextField(blank=True)),
                ("checked_on", models.DateField()),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "code"), name="procedures_law_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("in_force", "ended")),
                            models.Q(("replaced_by", []), _negated=True),
                            _connector="OR",
                        ),
                        name="procedures_law_successor",
                    ),
                ],
            },
        ),
    ]
