"""The log, its streams, effects and files; the log refuses change."""

from django.db import migrations, models

CHAIN_FUNCTION = """
CREATE FUNCTION ledger_chain(
    prev bytea, stream text, seq bigint, request_key text, kind text, body text
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(coalesce(prev, ''::bytea) || convert_to(
        stream || E'\\n' || seq::text || E'\\n' || coalesce(request_key, '')
        || E'\\n' || kind || E'\\n' || body, 'UTF8'))
$$
"""
DROP_CHAIN_FUNCTION = "DROP FUNCTION ledger_chain"

REFUSE_CHANGE = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger_event is append-only: % refused', TG_OP;
END
$$;
CREATE TRIGGER ledger_event_append_only BEFORE UPDATE OR DELETE ON ledger_event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()
"""
DROP_REFUSE_CHANGE = """
DROP TRIGGER ledger_event_append_only ON ledger_event;
DROP FUNCTION ledger_refuse_change()
"""

#: What later chapters may read in their own statements.
STORY_VIEW = """
CREATE VIEW ledger_story AS
SELECT government_id, stream, seq, request_key, kind, at, body, hash
  FROM ledger_event
"""
DROP_STORY_VIEW = "DROP VIEW ledger_story"


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
        migrations.RunSQL(CHAIN_FUNCTION, DROP_CHAIN_FUNCTION),
        migrations.RunSQL(REFUSE_CHANGE, DROP_REFUSE_CHANGE),
        migrations.RunSQL(STORY_VIEW, DROP_STORY_VIEW),
    ]
