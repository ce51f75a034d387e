"""`lajur verify` beside and without a running `lajur serve`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.project.accounts import open_folder
from tests.project.processes import run_lajur, serving


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A folder with the demo office and the catalogue in it."""
    with open_folder() as folder:
        with serving(folder / "var") as first:
            assert first.stop() == 0
        yield folder / "var"


def test_finds_a_fresh_office_whole_and_leaves_nothing_running(var: Path) -> None:
    done = run_lajur(var, "verify")

    assert (done.returncode, done.stdout) == (0, "Semua utuh.\n")
    assert not (var / "postgres/data/postmaster.pid").exists()


def test_runs_beside_serve(var: Path) -> None:
    with serving(var):
        done = run_lajur(var, "verify")

    assert (done.returncode, done.stdout) == (0, "Semua utuh.\n")


def test_serves_the_same_office_again_without_reading_it_anew(var: Path) -> None:
    with serving(var) as it:
        assert any("kata sandi tidak diperlukan" in line for line in it.lines)
        assert not any("kantor contoh …" in line for line in it.lines)


def test_refuses_demo_beside_a_real_office(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        assert not any("kata sandi tidak diperlukan" in line for line in it.lines)
