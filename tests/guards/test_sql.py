"""Raw SQL stands in `sql` modules and touches only what its package may touch."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.guards.sources import CHAPTERS, PACKAGE, modules, name, tree

_RUNS_SQL = {"execute", "executemany", "raw", "extra", "RawSQL"}
_NAMED = re.compile(
    r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|USING)\s+(?:ONLY\s+)?([a-z_][a-z_0-9]*)\b(?!\s*\()",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\b(?:INTO|UPDATE|DELETE FROM)\s+([a-z_]+)", re.IGNORECASE)
_MADE_HERE = re.compile(
    r"\b([a-z_][a-z_0-9]*)\s+(?:\([^)]*\)\s+)?AS\s+(?:NOT\s+)?(?:MATERIALIZED\s+)?\(",
    re.IGNORECASE,
)
_VIEW = re.compile(r"CREATE (?:OR REPLACE )?VIEW ([a-z_]+)", re.IGNORECASE)
_TABLES = re.compile(
    r"^(" + "|".join((*CHAPTERS, "case", "procrastinate", "auth")) + r")_"
)
#: tables of the ledger an act appends to in its own statement
_APPENDED = {"ledger_event", "ledger_effect"}


def _is_project(path: Path) -> bool:
    return path.is_relative_to(PACKAGE / "project") and any(
        isinstance(node, ast.Call) and _called(node) in _RUNS_SQL
        for node in ast.walk(tree(path))
    )


def _called(node: ast.Call) -> str:
    """Return the name of a method, or of a class built for SQL."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    is_sql_class = isinstance(node.func, ast.Name) and node.func.id == "RawSQL"
    return "RawSQL" if is_sql_class else ""


def sql_modules() -> list[Path]:
    """Return the modules that may run SQL; `project` also speaks to the server."""
    return [
        path
        for path in modules()
        if path.name == "sql.py" or "sql" in path.parts or _is_project(path)
    ]


def published_views() -> dict[str, int]:
    """Return each view with the place of its package in the story."""
    found: dict[str, int] = {}
    for position, chapter in enumerate(CHAPTERS):
        for path in (PACKAGE / chapter).rglob("*.py"):
            for view in _VIEW.findall(path.read_text("utf-8")):
                found[view] = position
    return found


def texts(path: Path) -> Iterator[str]:
    """Return the statements of a module, each docstring left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield re.sub(r"--[^\n]*", "", node.value)


def test_raw_sql_stands_in_sql_modules_only() -> None:
    allowed = set(sql_modules())
    found = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        if path not in allowed
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _called(node) in _RUNS_SQL
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", sql_modules(), ids=name)
def test_sql_names_only_tables_and_views_it_may(path: Path) -> None:
    chapter = path.relative_to(PACKAGE).parts[0]
    views = published_views()
    words = "\n".join(texts(path))
    made_here = {found.lower() for found in _MADE_HERE.findall(words)}

    strange = {
        table
        for table in {found.lower() for found in _NAMED.findall(words)}
        if _TABLES.match(table)
        and table not in made_here
        and not table.startswith(f"{chapter}_")
        and views.get(table, len(CHAPTERS)) > CHAPTERS.index(chapter)
        and table not in _APPENDED
    }

    assert strange == set()


@pytest.mark.parametrize("path", sql_modules(), ids=name)
def test_sql_changes_only_its_own_tables(path: Path) -> None:
    chapter = path.relative_to(PACKAGE).parts[0]
    words = "\n".join(texts(path))

    changed = {
        table.lower()
        for table in _WRITTEN.findall(words)
        if _TABLES.match(table.lower()) and not table.startswith(f"{chapter}_")
    }

    assert changed <= _APPENDED
    assert not re.search(r"(UPDATE|DELETE FROM)\s+ledger_event", words, re.IGNORECASE)
