"""Every sentence the core tells can be told in English, with the same values."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "lajur"
ENGLISH = PACKAGE / "ui/locale/en/LC_MESSAGES/django.mo"
PLACE = re.compile(r"\{(\w+)\}")


def said_in(path: Path) -> Iterator[ast.expr]:
    """Give the first argument of every `said(…)` of a module that imports it."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "lajur.core.sop.said"
    ]
    if not any(name.name == "said" for node in imports for name in node.names):
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "said":
            yield node.args[0]


SAID = [
    (path.relative_to(PACKAGE).as_posix(), sentence)
    for path in sorted(PACKAGE.rglob("*.py"))
    for sentence in said_in(path)
]


def test_sentences_are_found() -> None:
    assert len(SAID) > 150


def test_sentences_are_constants() -> None:
    assert [p for p, node in SAID if not isinstance(node, ast.Constant)] == []


@pytest.fixture(scope="module")
def english() -> dict[object, str]:
    with ENGLISH.open("rb") as file:
        return vars(gettext.GNUTranslations(file))["_catalog"]


def test_every_sentence_has_an_english_one_with_its_values(
    english: dict[object, str],
) -> None:
    texts = {node.value for _, node in SAID if isinstance(node, ast.Constant)}

    missing = sorted(text for text in texts if text not in english)
    uneven = sorted(
        text
        for text in texts - set(missing)
        if set(PLACE.findall(text)) != set(PLACE.findall(english[text]))
    )

    assert missing == []
    assert uneven == []
