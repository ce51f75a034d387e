"""An effect is found by its place in the log: one index less at every act."""

from django.db import migrations

PLACE = """
ALTER TABLE ledger_effect DROP CONSTRAINT ledger_effect_pkey;
ALTER TABLE ledger_effect DROP CONSTRAINT effect_place;
ALTER TABLE ledger_effect
    ADD CONSTRAINT effect_place PRIMARY KEY (stream, seq, effect)
"""
NUMBER = """
ALTER TABLE ledger_effect DROP CONSTRAINT effect_place;
ALTER TABLE ledger_effect
    ADD CONSTRAINT effect_place UNIQUE (stream, seq, effect);
ALTER TABLE ledger_effect ADD CONSTRAINT ledger_effect_pkey PRIMARY KEY (id)
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(PLACE, NUMBER)]
