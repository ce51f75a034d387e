"""The files of the project as guards read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lajur"
TESTS = ROOT / "tests"
SHARED = ROOT.parent / "shared"
#: the chapters in the order of the story
CHAPTERS = (
    "core",
    "ui",
    "ledger",
    "office",
    "procedures",
    "cases",
    "letters",
    "collection",
    "performance",
    "activities",
    "workforce",
    "reports",
    "insight",
    "api",
    "desk",
    "project",
)


def modules(*folders: Path) -> Iterator[Path]:
    """Return every module written by hand."""
    for folder in folders or (PACKAGE,):
        yield from (
            path
            for path in sorted(folder.rglob("*.py"))
            if "migrations" not in path.parts
        )


@cache
def tree(path: Path) -> ast.Module:
    """Return what a module says."""
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    """Return a path as a reader of the project knows it."""
    return str(path.relative_to(ROOT))
