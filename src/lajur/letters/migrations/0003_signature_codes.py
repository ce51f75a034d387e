from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_bounds")]
    operations = [
        migrations.AddField(
            model_name="mark",
            name="code",
            field=models.CharField(blank=True, default="", max_length=24),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(
                fields=["government", "code"],
                name="letters_mark_code",
                condition=models.Q(("code", ""), _negated=True),
            ),
        ),
    ]
