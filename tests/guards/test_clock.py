"""The clock is read at the edge and passed in."""

import ast
from pathlib import Path

from tests.guards.sources import PACKAGE, modules, name, tree

_CLOCK = {"now", "utcnow"}
#: read the clock when nothing is given to them
_CLOCK_ALONE = {"today", "localdate", "localtime"}
#: modules that may not import Django, yet sign with a certificate of their own age
_ALLOWED = {"src/lajur/letters/signing/simulator.py"}


def is_edge(path: Path) -> bool:
    """Tell whether requests, jobs or commands begin here."""
    parts = path.relative_to(PACKAGE).parts
    is_page = "views" in parts or path.name in ("views.py", "jobs.py", "frame.py")
    return parts[0] == "project" or is_page or name(path) in _ALLOWED


def reads_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr in _CLOCK:
        return True
    if node.func.attr in _CLOCK_ALONE:
        return not node.args and not node.keywords
    return ast.unparse(node.func) == "time.time"


def test_only_edges_read_the_clock() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        if not is_edge(path)
        for node in ast.walk(tree(path))
        if reads_clock(node)
    ]

    assert not found, "\n".join(found)


def test_no_template_reads_the_clock() -> None:
    found = [
        name(path)
        for path in PACKAGE.rglob("templates/**/*.html")
        if "{% now" in path.read_text("utf-8")
    ]

    assert not found, "\n".join(found)
