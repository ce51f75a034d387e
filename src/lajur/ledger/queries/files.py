"""Files a government has."""

from typing import BinaryIO

from lajur.ledger.errors import FileMissing
from lajur.ledger.files import StoredFile, path_of
from lajur.ledger.models import File


def file_facts(government_id: int, sha256: str) -> StoredFile | None:
    """Return what is known of a file of this government."""
    row = File.objects.filter(government_id=government_id, sha256=sha256).first()
    return StoredFile(row.sha256, row.size, row.name, row.media_type) if row else None


def open_file(government_id: int, sha256: str) -> BinaryIO:
    """Return the bytes of a file this government has.

    Raises FileMissing when it has none of this checksum or the disk lost it.
    """
    if file_facts(government_id, sha256) is None:
        raise FileMissing(sha256)
    try:
        return path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise FileMissing(sha256) from error
