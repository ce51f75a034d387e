"""Files are opened by their government only."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lajur.ledger.errors import FileMissing
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


def test_another_government_cannot_open_it() -> None:
    kept = keep(b"rahasia")

    with pytest.raises(FileMissing):
        open_file(2, kept.sha256)
    assert file_facts(2, kept.sha256) is None
