"""Cases, their tasks, joins over units, alarms, attachments and records."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("office", "0005_members"),
        ("procedures", "0002_bounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("subject", models.TextField()),
                ("period", models.TextField()),
                ("legal_date", models.DateField(null=True)),
                (
                    "unit_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("is_backdated", models.BooleanField(default=False)),
                ("start_key", models.TextField(null=True)),
                ("started_at", models.DateTimeField()),
                ("started_by_id", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("running", "Running"),
                            ("suspended", "Suspended"),
                            ("finished", "Finished"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="running",
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True)),
                ("touched_at", models.DateTimeField()),
                ("seq", models.BigIntegerField()),
                ("head", models.BinaryField()),
                (
                    "adoption",
                    models.ForeignKey(
                        db_index=False,
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
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.version",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
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
                ("task_id", models.BigIntegerField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("at", models.DateTimeField()),
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Alarm",
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
                ("target_id", models.BigIntegerField()),
                (
                    "kind",
                    models.TextField(
                        choices=[("remind", "Remind"), ("due", "Due"), ("join", "Join")]
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("deadline", models.DateTimeField()),
                (
                    "government",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="office.government",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Join",
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
                ("region", models.TextField()),
                ("run", models.SmallIntegerField()),
                ("step", models.TextField()),
                ("expected", models.IntegerField()),
                ("remaining", models.IntegerField()),
                ("opened_at", models.DateTimeField()),
                ("opened_seq", models.BigIntegerField()),
                ("due_at", models.DateTimeField()),
                ("joined_at", models.DateTimeField(null=True)),
                (
                    "visits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), size=None
                    ),
                ),
                ("eyes", models.JSONField(default=dict)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="office.government",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Record",
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
                ("place", models.SmallIntegerField()),
                ("text", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("person", models.TextField()),
                ("post", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
        ),
        migrations.CreateModel(
            name="Task",
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
                ("join_id", models.BigIntegerField(null=True)),
                ("unit_id", models.BigIntegerField(null=True)),
                ("step", models.TextField()),
                ("round", models.SmallIntegerField()),
                ("queue", models.TextField()),
                ("home_queue", models.TextField(default="")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("open", "Open"),
                            ("suspended", "Suspended"),
                            ("done", "Done"),
                            ("returned", "Returned"),
                            ("lapsed", "Lapsed"),
                            ("excused", "Excused"),
                            ("cancelled", "Cancelled"),
                            ("undone", "Undone"),
                            ("repaired", "Repaired"),
                        ],
                        default="open",
                    ),
                ),
                ("is_return", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("opened_seq", models.BigIntegerField()),
                ("sender", models.TextField(default="")),
                ("taken_by_id", models.BigIntegerField(null=True)),
                ("taken_by", models.TextField(default="")),
                ("done_at", models.DateTimeField(null=True)),
                ("done_seq", models.BigIntegerField(null=True)),
                ("done_by_id", models.BigIntegerField(null=True)),
                ("outcome", models.TextField(default="")),
                (
                    "visits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), size=None
                    ),
                ),
                ("eyes", models.JSONField(default=dict)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="office.government",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["government", "state", "id"], name="case_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["government", "adoption"], name="case_by_adoption"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("government", "id"), name="case_tenant"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("government", "start_key"), name="case_started_once"
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["government", "case"], name="attachment_case"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["due_at", "id"], name="alarm_order"),
        ),
        migrations.AddConstraint(
            model_name="join",
            constraint=models.UniqueConstraint(
                fields=("government", "case", "region", "run"), name="join_run"
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(
                fields=("government", "case", "place"), name="record_once"
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["government", "queue", "due_at", "id"],
                name="task_inbox",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["government", "case", "unit_id"], name="task_by_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True)),
                fields=("case", "unit_id"),
                name="task_one_open_per_branch",
                nulls_distinct=False,
            ),
        ),
    ]
