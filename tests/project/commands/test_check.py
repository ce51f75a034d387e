"""`lajur check` as a user types it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bench.clean import CLEAN, INVITATION, SUPPLIES
from tests.project.accounts import open_folder
from tests.project.processes import run_lajur

from lajur.core.sop import Sop
from lajur.core.sop.codec import schema, to_json

NOWHERE = "postgresql://lajur@127.0.0.1:1/lajur"


@pytest.fixture
def var() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder / "var"


def written(path: Path, *sops: Sop) -> str:
    path.write_text(json.dumps([to_json(sop) for sop in sops]), "utf-8")
    return str(path)


def findings(stdout: str) -> list[dict[str, Any]]:
    (file,) = json.loads(stdout)["files"]
    return list(file["findings"])


def test_ends_with_nought_where_nothing_is_to_be_put_right(
    var: Path, tmp_path: Path
) -> None:
    name = written(tmp_path / "bersih.json", *CLEAN)

    done = run_lajur(var, "check", name, "--questions", DATABASE_URL=NOWHERE)

    assert done.returncode == 0, done.stderr
    assert "Tidak ada temuan." in done.stdout
    assert "L09" in done.stdout
    assert done.stdout.splitlines()[-1].startswith(f"{len(CLEAN)} SOP: 0 harus")
    assert not var.exists()


def test_says_place_reason_and_mend(var: Path, tmp_path: Path) -> None:
    spoilt = INVITATION.with_changes(effective_date="2020-01-01")
    name = written(tmp_path / "sop.json", spoilt, *CLEAN[1:])

    done = run_lajur(var, "check", name)

    assert done.returncode == 1
    assert "Harus diperbaiki (1)" in done.stdout
    assert "[L11] Tanggal efektif tidak mendahului" in done.stdout
    assert "- Tanggal efektif: Tanggal efektif mendahului" in done.stdout
    assert "Perbaikan: Samakan dengan tanggal pembuatan" in done.stdout


def test_says_the_same_in_english(var: Path, tmp_path: Path) -> None:
    spoilt = INVITATION.with_changes(effective_date="2020-01-01")
    name = written(tmp_path / "sop.json", spoilt, *CLEAN[1:])

    done = run_lajur(var, "check", name, "--questions", LAJUR_LANG="en")

    assert done.returncode == 1
    assert "The effective date is before the date made." in done.stdout
    assert "Set to the date made" in done.stdout
    assert "job analysis" in done.stdout


def test_gathers_findings_of_one_rule_under_its_reason(
    var: Path, tmp_path: Path
) -> None:
    steps = tuple(replace(step, duration=None) for step in INVITATION.steps)
    spoilt = INVITATION.with_changes(steps=steps, stated_total=None)
    name = written(tmp_path / "sop.json", spoilt, *CLEAN[1:])

    done = run_lajur(var, "check", name)

    assert done.stdout.count("[L06]") == 1
    assert done.stdout.count("tidak punya waktu baku.") == len(steps)


def test_prints_data_of_the_agreed_shape(var: Path, tmp_path: Path) -> None:
    spoilt = SUPPLIES.with_changes(stated_total="1 hari", related_sops=())
    name = written(tmp_path / "sop.json", spoilt)

    done = run_lajur(var, "check", name, "--json")

    assert done.returncode == 1
    (file,) = json.loads(done.stdout)["files"]
    assert set(file) == {"file", "sops", "findings"}
    jsonschema.validate(file["sops"][0], schema())
    told = {f["code"]: f for f in file["findings"]}
    assert told["L13"]["where"] == "/sops/0/stated_total"
    assert told["L13"]["mend"]["changes"] == [
        {"op": "replace", "path": "/stated_total", "value": "4 hari 5 jam"}
    ]


def test_knows_the_catalogue_by_document_and_by_sop(var: Path) -> None:
    whole = run_lajur(var, "check", "organisasi", "--json")
    slug = json.loads(whole.stdout)["files"][0]["sops"][0]["slug"]
    one = run_lajur(var, "check", slug, "--json")

    of_first = [f for f in findings(whole.stdout) if f["where"].startswith("/sops/0/")]
    assert findings(one.stdout) == of_first


def test_goes_on_after_what_it_cannot_read(var: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.json"
    strange.write_text('{"a": 1}', "utf-8")
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    number = tmp_path / "number.json"
    number.write_text("[1]", "utf-8")
    name = written(tmp_path / "sop.json", INVITATION)
    files = [str(strange), str(broken), str(number)]

    done = run_lajur(var, "check", "tidak-ada", *files, name)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 4
    assert INVITATION.title in done.stdout
