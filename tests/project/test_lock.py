"""One process for one folder."""

import os
from pathlib import Path

import pytest

from lajur.project.lock import InUse, held


def test_names_the_process_that_holds_the_folder(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(InUse, match=str(os.getpid())), held(tmp_path):
        pass


def test_lets_go_at_the_end(tmp_path: Path) -> None:
    with held(tmp_path):
        pass

    with held(tmp_path):
        assert (tmp_path / "serve.lock").read_text() == f"{os.getpid()}\n"
