"""`lajur import` as a user types it."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from tests.project.accounts import open_folder
from tests.project.processes import run_lajur

from lajur.core.sop.codec import schema

SOURCE = (
    Path(__file__).resolve().parents[3]
    / "src/lajur/procedures/catalogue/lkpj/source.txt"
)
NOWHERE = "postgresql://lajur@127.0.0.1:1/lajur"


@pytest.fixture
def var() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder / "var"


def test_prints_data_of_the_agreed_shape_without_a_database(var: Path) -> None:
    done = run_lajur(var, "import", str(SOURCE), "--json", DATABASE_URL=NOWHERE)

    files = json.loads(done.stdout)["files"]
    assert done.returncode in (0, 1)
    assert [file["file"] for file in files] == [str(SOURCE)]
    assert set(files[0]) == {"file", "sops", "findings"}
    for sop in files[0]["sops"]:
        jsonschema.validate(sop, schema())
    assert not var.exists()


def test_ends_with_one_exactly_when_something_was_found(var: Path) -> None:
    done = run_lajur(var, "import", str(SOURCE), "--json")

    findings = json.loads(done.stdout)["files"][0]["findings"]
    counted = [f for f in findings if f["severity"] in ("error", "warning")]
    assert done.returncode == (1 if counted else 0)


def test_goes_on_after_a_file_it_cannot_read(var: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(bytes(range(256)) * 40)
    missing = str(tmp_path / "missing.txt")

    done = run_lajur(var, "import", missing, str(strange), str(SOURCE), "--json")

    assert done.returncode == 2
    assert [f["file"] for f in json.loads(done.stdout)["files"]] == [str(SOURCE)]
    assert len(done.stderr.splitlines()) == 2
    assert "berkas tidak ada" in done.stderr


def test_speaks_english_where_asked(var: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")

    done = run_lajur(var, "import", missing, "--json", LAJUR_LANG="en")

    assert "no such file" in done.stderr


def test_says_what_to_do_when_there_is_no_database_yet(var: Path) -> None:
    done = run_lajur(var, "import", str(SOURCE))

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("jalankan `lajur serve` dahulu.")
    assert not var.exists()


def test_says_that_the_database_does_not_answer(var: Path) -> None:
    done = run_lajur(var, "import", str(SOURCE), DATABASE_URL=NOWHERE)

    assert done.returncode == 2
    assert "periksa DATABASE_URL" in done.stderr.splitlines()[-1]
