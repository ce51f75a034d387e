"""Nothing grows past what one can read in one sitting."""

import ast

from tests.guards.sources import PACKAGE, TESTS, modules, name, tree

_MOST_LINES = 500
_MOST_FUNCTION_LINES = 60
_MOST_TEMPLATE_LINES = 150


def test_no_module_is_longer_than_five_hundred_lines() -> None:
    long = {
        name(path): lines
        for path in modules(PACKAGE, TESTS)
        if (lines := len(path.read_text("utf-8").splitlines())) > _MOST_LINES
    }

    assert long == {}


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = {
        f"{name(path)}:{node.lineno} {node.name}": lines
        for path in modules(PACKAGE, TESTS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _lines_of(node)) > _MOST_FUNCTION_LINES
    }

    assert long == {}


def test_no_template_is_longer_than_a_page_and_a_half() -> None:
    long = {
        name(path): lines
        for path in PACKAGE.rglob("templates/**/*.html")
        if (lines := len(path.read_text("utf-8").splitlines())) > _MOST_TEMPLATE_LINES
    }

    assert long == {}


def _lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
