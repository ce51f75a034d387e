"""Keep a file on disk under its checksum."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lajur.ledger.files import StoredFile, path_of
from lajur.ledger.models import File

_CHUNK = 1 << 20


def store_file(
    *,
    government_id: int,
    name: str,
    media_type: str,
    content: bytes | BinaryIO,
    at: datetime,
) -> StoredFile:
    """Keep a file's bytes once and remember that this government has it."""
    sha256, size = _write(content)
    File.objects.get_or_create(
        government_id=government_id,
        sha256=sha256,
        defaults={
            "name": name,
            "media_type": media_type,
            "size": size,
            "stored_at": at,
        },
    )
    return StoredFile(sha256, size, name, media_type)


def _write(content: bytes | BinaryIO) -> tuple[str, int]:
    folder = path_of("0" * 64).parent.parent.parent
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in _chunks(content):
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        _place(Path(temporary), target)
        _give_to_owner(folder, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return digest.hexdigest(), size


def _give_to_owner(folder: Path, target: Path) -> None:
    """Let the owner of all files have this one too: a command may run as root."""
    if os.geteuid() != 0:
        return
    owner = folder.stat()
    for path in (target.parent.parent, target.parent, target):
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def _place(temporary: Path, target: Path) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary.chmod(0o640)
    temporary.replace(target)
    # The name must survive a power cut as the bytes do.
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _chunks(content: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while chunk := content.read(_CHUNK):
        yield chunk
