"""One word, one name: what the code calls a thing stands in the glossary."""

import ast

from django.apps import apps
from tests.guards.sources import PACKAGE, ROOT, modules, tree


def test_every_model_and_public_class_of_the_core_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    classes = {
        node.name
        for path in modules(PACKAGE / "core" / "sop", PACKAGE / "core" / "engine")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("lajur.")
    }

    missing = {word for word in classes | models if f"`{word}`" not in glossary}

    assert not missing, ", ".join(sorted(missing))
