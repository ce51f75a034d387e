"""What Django cannot say: pointers that cannot leave their government."""

from django.db import migrations

POINTERS = (
    ("letters_paper", "case_id", "cases_case"),
    ("letters_paperversion", "paper_id", "letters_paper"),
    ("letters_mark", "paper_id", "letters_paper"),
    ("letters_paperfile", "paper_id", "letters_paper"),
    ("letters_dispatch", "paper_id", "letters_paper"),
    ("letters_numberentry", "paper_id", "letters_paper"),
    ("letters_signingattempt", "paper_id", "letters_paper"),
    ("letters_counter", "series_id", "letters_series"),
    ("letters_numberentry", "series_id", "letters_series"),
)


def pointer(table: str, column: str, target: str) -> migrations.RunSQL:
    """Bind a pointer to a row of the same government."""
    name = f"{table}_{column}_same_government"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name}"
        f" FOREIGN KEY (government_id, {column})"
        f" REFERENCES {target} (government_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_papers"), ("cases", "0001_initial")]
    operations = [pointer(*row) for row in POINTERS]
