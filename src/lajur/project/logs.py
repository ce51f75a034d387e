"""The files in `var/log` where each child's words go."""

from pathlib import Path

_LARGEST = 5 * 1024 * 1024


def rotate(log: Path) -> None:
    """Put a log that has grown too large aside, in the place of the one before."""
    if log.exists() and log.stat().st_size > _LARGEST:
        log.replace(log.with_name(f"{log.name}.1"))
