"""English lacks no sentence; what is compiled is what is written."""

import gettext
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

from lajur.core.paper.refusals import SENTENCES

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "lajur"
CATALOGUE = Path("ui/locale/en/LC_MESSAGES/django.po")

needs_gettext = pytest.mark.skipif(
    shutil.which("msgattrib") is None, reason="gettext is not installed"
)


def run(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path, settings, monkeypatch) -> Path:
    """Copy the package, so that collecting sentences changes nothing here."""
    unread = shutil.ignore_patterns("__pycache__", "catalogue", "static", "migrations")
    shutil.copytree(PACKAGE, tmp_path / "lajur", ignore=unread)
    settings.LOCALE_PATHS = [tmp_path / "lajur/ui/locale"]
    monkeypatch.chdir(tmp_path / "lajur")
    return tmp_path / "lajur"


@needs_gettext
def test_every_sentence_of_code_and_pages_is_translated(copy: Path) -> None:
    call_command(
        "makemessages", locale=["en"], no_location=True, no_obsolete=True, verbosity=0
    )

    catalogue = copy / CATALOGUE
    missing = run("msgattrib", "--untranslated", "--no-wrap", catalogue)
    doubtful = run("msgattrib", "--only-fuzzy", "--no-wrap", catalogue)
    assert "msgid" not in missing.partition("\n\n")[2], missing
    assert "msgid" not in doubtful.partition("\n\n")[2], doubtful


@needs_gettext
def test_compiled_catalogue_is_current(tmp_path: Path) -> None:
    fresh = tmp_path / "django.mo"
    run("msgfmt", "--check-format", "-o", fresh, PACKAGE / CATALOGUE)

    kept = (PACKAGE / CATALOGUE).with_suffix(".mo")
    assert catalogue_of(kept) == catalogue_of(fresh)


def catalogue_of(path: Path) -> dict[object, str]:
    with path.open("rb") as file:
        return vars(gettext.GNUTranslations(file))["_catalog"]


def test_why_a_file_is_not_read_is_told_in_english_too() -> None:
    with (PACKAGE / CATALOGUE).with_suffix(".mo").open("rb") as file:
        english = gettext.GNUTranslations(file)

    for sentence in SENTENCES.values():
        assert english.gettext(sentence) != sentence, sentence
