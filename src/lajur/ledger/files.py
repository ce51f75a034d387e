"""Where the bytes of a file lie, and what is known of it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class StoredFile:
    """A kept file: its checksum is its name on disk."""

    sha256: str
    #: Bytes.
    size: int
    name: str
    media_type: str


def path_of(sha256: str) -> Path:
    """Return where the bytes of this checksum lie."""
    return Path(settings.VAR) / "files" / sha256[:2] / sha256[2:4] / sha256
