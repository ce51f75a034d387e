"""The log, its streams, effects and files; the log refuses change."""

from django.db import migrations, models

from lajur.ledger import sql


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("government_id", models.BigIntegerField()),
                ("stream", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("request_key", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("at", models.DateTimeField()),
                ("body", models.TextField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_event",
                "indexes": [
                    models.Index(
                        fields=["government_id", "id"], name="event_by_government"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("stream", "seq"), name="event_seq"),
                    models.UniqueConstraint(
                        condition=models.Q(("request_key__isnull", False)),
                        fields=("stream", "request_key"),
                        name="event_request_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="File",
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
                ("government_id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("name", models.TextField()),
                ("media_type", models.TextField()),
                ("stored_at", models.DateTimeField()),
            ],
            options={
                "db_table": "ledger_file",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government_id", "sha256"), name="file_checksum"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PendingEffect",
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
                ("government_id", models.BigIntegerField()),
                ("stream", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("effect", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("payload", models.JSONField()),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("attempts", models.SmallIntegerField(default=0)),
                ("error", models.TextField(default="")),
            ],
            options={
                "db_table": "ledger_effect",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["due_at", "id"],
                        name="effect_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stream", "seq", "effect"), name="effect_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stream",
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
                ("government_id", models.BigIntegerField()),
                ("stream", models.TextField()),
                ("seq", models.BigIntegerField()),
                ("head", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_stream",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government_id", "stream"), name="stream_name"
                    )
                ],
            },
        ),
        migrations.RunSQL(sql.CHAIN_FUNCTION, sql.DROP_CHAIN_FUNCTION),
        migrations.RunSQL(sql.REFUSE_CHANGE, sql.DROP_REFUSE_CHANGE),
        migrations.RunSQL(sql.STORY_VIEW, sql.DROP_STORY_VIEW),
    ]
