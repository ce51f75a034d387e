"""Files are kept under their checksum, once, and opened by their owner only."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lajur.ledger.files import path_of
from lajur.ledger.queries import file_facts, open_file
from lajur.ledger.services import store_file

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def keep(content, government_id: int = 1):
    return store_file(
        government_id=government_id,
        name="laporan.pdf",
        media_type="application/pdf",
        content=content,
        at=AT,
    )


def test_a_file_is_kept_and_opened() -> None:
    kept = keep(io.BytesIO(b"isi laporan"))

    with open_file(1, kept.sha256) as file:
        assert file.read() == b"isi laporan"
    assert file_facts(1, kept.sha256) == kept
    assert kept.size == 11


def test_the_same_bytes_are_kept_once_on_disk() -> None:
    first, again = keep(b"sama"), keep(b"sama", government_id=2)

    assert first.sha256 == again.sha256
    files = [p for p in path_of("0" * 64).parents[2].rglob("*") if p.is_file()]
    assert len(files) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_kept_by_root_belongs_to_the_owner_of_all_files() -> None:
    folder = path_of("0" * 64).parents[2]
    folder.mkdir(parents=True)
    os.chown(folder, 65534, 65534)

    place = path_of(keep(b"dari perintah").sha256)

    assert {path.stat().st_uid for path in (place, *place.parents[:2])} == {65534}
