"""The words of the command line: Indonesian, or English where the shell asks for it."""

import gettext as _gettext
import os
from functools import cache
from pathlib import Path

_LOCALES = Path(__file__).resolve().parent.parent / "ui" / "locale"


def gettext(message: str) -> str:
    """Return a sentence in the language of LAJUR_LANG, else of the shell."""
    return _catalogue(_language()).gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return a word that differs by its context, in the language of `gettext`."""
    return _catalogue(_language()).pgettext(context, message)


def _language() -> str:
    for name in ("LAJUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "en" if os.environ[name].startswith("en") else "id"
    return "id"


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("django", _LOCALES, [language], fallback=True)
