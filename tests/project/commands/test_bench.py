"""`lajur bench` prints each figure with its bound, and tells which is beyond it."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from lajur.project import cli
from lajur.project.commands import bench
from lajur.project.errors import CannotRun

TOLD = {
    "figures": [
        {"name": "lkpj_1_times_raw", "value": 1.7, "bound": 2.0, "ok": True},
        {"name": "lkpj_1_raw_per_second", "value": 4700, "bound": None, "ok": None},
    ],
    "machine": {"cores": 2, "load": 0.4, "fsync": "on"},
}
BEYOND = {"name": "sweep_times_raw", "value": 9.5, "bound": 2.0, "ok": False}


def tree(folder: Path, script: str) -> Path:
    """A source tree whose measurement is this script."""
    (folder / "bench").mkdir()
    (folder / "bench/__init__.py").touch()
    (folder / "bench/figures.py").write_text(script)
    return folder


def telling(told: dict[str, Any]) -> str:
    return f"print({json.dumps(told)!r})"


def test_prints_each_figure_with_its_bound(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bench, "_TREE", tree(tmp_path, telling(TOLD)))

    code = cli.main(["bench"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[0].split() == ["✓", "lkpj_1_times_raw", "1.7", "≤", "2"]
    assert lines[1].split() == ["lkpj_1_raw_per_second", "4700"]
    assert "2 inti" in lines[2]


def test_ends_with_one_when_a_figure_is_beyond_its_bound(
    tmp_path, monkeypatch, capsys
) -> None:
    told = {**TOLD, "figures": [*TOLD["figures"], BEYOND]}
    monkeypatch.setattr(bench, "_TREE", tree(tmp_path, telling(told)))

    code = cli.main(["bench"])

    assert code == 1
    assert "✗ sweep_times_raw" in capsys.readouterr().out


def test_prints_the_same_as_json(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bench, "_TREE", tree(tmp_path, telling(TOLD)))

    cli.main(["bench", "--json"])

    assert json.loads(capsys.readouterr().out) == TOLD


def test_measures_in_full_when_asked(tmp_path, monkeypatch, capsys) -> None:
    script = f"import sys; assert sys.argv[1:] == ['--full']; {telling(TOLD)}"
    monkeypatch.setattr(bench, "_TREE", tree(tmp_path, script))

    assert cli.main(["bench", "--full"]) == 0
    assert cli.main(["bench"]) == 2


def test_says_where_to_go_without_a_source_tree(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(bench, "_TREE", tmp_path)

    with pytest.raises(CannotRun, match="pohon sumber"):
        bench.run(Namespace(json=False, full=False))
