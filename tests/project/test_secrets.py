"""Keys are made once and are nobody else's business."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lajur.project.secrets import read_key, secret_key


def test_returns_the_same_key_every_time(tmp_path: Path) -> None:
    assert secret_key(tmp_path) == secret_key(tmp_path)


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_only_the_owner_reads_a_key(tmp_path: Path) -> None:
    secret_key(tmp_path, "seal")

    place = tmp_path / "keys" / "seal"
    assert oct(place.stat().st_mode & 0o777) == "0o600"
    assert oct(place.parent.stat().st_mode & 0o777) == "0o700"
    assert [path.name for path in place.parent.iterdir()] == ["seal"]


def test_reading_makes_nothing(tmp_path: Path) -> None:
    assert read_key(tmp_path, "seal") == ""
    assert list(tmp_path.iterdir()) == []


def test_the_session_key_may_come_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAJUR_SECRET_KEY", "given")

    assert secret_key(tmp_path) == "given"
    assert secret_key(tmp_path, "seal") != "given"


def test_several_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: secret_key(tmp_path), range(32)))

    assert len(keys) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives keys away")
def test_a_key_made_by_root_is_read_by_the_owner_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o700)
    os.chown(tmp_path / "keys", 65534, 65534)

    secret_key(tmp_path, "seal")

    assert (tmp_path / "keys" / "seal").stat().st_uid == 65534
