"""The open questions of every draft, beside their number."""

from typing import Any

from django.db import migrations, models

from lajur.core.sop.codec import from_json
from lajur.procedures.asking import asked_of


def fill(apps: Any, schema_editor: Any) -> None:
    """Take the questions of the drafts that wait for answers."""
    drafts = apps.get_model("procedures", "Draft").objects
    waiting = drafts.filter(state="open", open_questions__gt=0)
    for draft_id, stored in waiting.values_list("pk", "sop"):
        drafts.filter(pk=draft_id).update(asked=asked_of(from_json(stored)))


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0004_dismissals"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="asked",
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
