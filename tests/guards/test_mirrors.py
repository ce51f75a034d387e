"""Every module with rules or acts has its test beside it, under the same name."""

import ast
from pathlib import Path

from tests.guards.sources import PACKAGE, TESTS, modules, name, tree


def is_mirrored(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] == "core" or bool({"services", "queries"} & set(parts))


def has_logic(path: Path) -> bool:
    """Tell whether a module does anything, beyond naming things."""
    return path.name != "__init__.py" and any(
        isinstance(node, ast.FunctionDef) for node in ast.walk(tree(path))
    )


def test_every_module_of_core_services_and_queries_has_a_mirror() -> None:
    missing = [
        name(mirror)
        for path in modules()
        if is_mirrored(path) and has_logic(path)
        for mirror in [_mirror(path)]
        if not mirror.exists()
    ]

    assert not missing, "\n".join(missing)


def _mirror(path: Path) -> Path:
    place = path.relative_to(PACKAGE)
    return TESTS / place.with_name(f"test_{place.name}")
