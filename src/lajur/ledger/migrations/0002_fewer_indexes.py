"""The log needs no index by government: seals read on from the newest id."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RemoveIndex(model_name="event", name="event_by_government"),
    ]
