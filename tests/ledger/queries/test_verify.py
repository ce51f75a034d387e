"""Harm to files is told; harm to events is tested where cases are."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lajur.ledger.errors import FileMissing
from lajur.ledger.files import path_of
from lajur.ledger.queries import open_file, verify_files
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


def test_a_file_lost_from_disk_is_told() -> None:
    kept = keep(b"hilang")
    path_of(kept.sha256).unlink()

    with pytest.raises(FileMissing):
        open_file(1, kept.sha256)
    assert [finding.code for finding in verify_files(1)] == ["file_missing"]
