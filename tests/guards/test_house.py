"""The shape of the house: contracts, names, no signals, a README that is true."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.guards.sources import CHAPTERS, PACKAGE, ROOT, modules, name, tree

_NO_MODULE = {"utils", "helpers", "common", "misc", "util", "helper"}
_NO_CLASS = re.compile(r"(Manager|Helper|Handler|Mixin)$|^Base[A-Z]")


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def test_no_contract_has_an_exception() -> None:
    assert [c["id"] for c in contracts() if "ignore_imports" in c] == []


def test_the_story_contract_names_every_package() -> None:
    story = next(c for c in contracts() if c["id"] == "story")
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert set(story["layers"]) == packages
    assert story["layers"] == [c for c in reversed(CHAPTERS) if c in packages]


def test_every_package_with_models_keeps_them_private() -> None:
    with_models = {path.parent.name for path in PACKAGE.glob("*/models.py")}
    with_models |= {path.parent.name for path in PACKAGE.glob("*/models")}
    private = {str(c["id"]).removeprefix("private-models-") for c in contracts()}

    assert with_models <= private


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name(path) for path in modules() if path.stem in _NO_MODULE] == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    found = [
        f"{name(path)}: {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and _NO_CLASS.search(node.name)
        and path.name != "errors.py"  # an error may name the person it speaks of
    ]

    assert not found, "\n".join(found)


def test_nothing_hangs_on_signals_of_models() -> None:
    found = [
        name(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and node.module in ("django.db.models.signals", "django.dispatch")
    ]

    assert not found, "\n".join(found)


def test_every_module_says_what_lives_in_it() -> None:
    silent = [name(path) for path in modules() if not ast.get_docstring(tree(path))]

    assert silent == []


def test_the_tree_in_the_readme_is_the_tree() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^ {2,4}(\w+)/ ", readme, re.MULTILINE))
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert not named or named >= packages
