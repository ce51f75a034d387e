"""Folders and accounts for tests of the embedded server."""

import os
import pwd
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

IS_ROOT = os.geteuid() == 0
PYTHONPATH = os.pathsep.join(path for path in sys.path if path)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a short folder that every account may walk through."""
    folder = Path(tempfile.mkdtemp(prefix="lajur-t-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Make a folder a disk of its own, where this system lets us mount one."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200m,mode=755", "tmpfs", folder],
        check=False,
        capture_output=True,
    )
    try:
        yield folder
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def full(disk: Path, leaving: int = 0) -> Iterator[None]:
    """Leave so many bytes on a small disk; elsewhere let no file grow: much alike."""
    if disk.is_mount():
        _fill(disk / "balloon", leaving)
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _fill(balloon: Path, leaving: int) -> None:
    with balloon.open("wb", buffering=0) as file:
        for size in (1024 * 1024, 4096):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
        file.truncate(file.tell() - leaving)


def modes_above(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Return mode and owner of every parent folder."""
    found = {parent: parent.stat() for parent in folder.parents}
    return {
        parent: (stat.S_IMODE(facts.st_mode), facts.st_uid, facts.st_gid)
        for parent, facts in found.items()
    }


def run_as_nobody(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script with the same packages under an account without rights."""
    account = pwd.getpwnam("nobody")
    for python in (os.path.realpath(sys.executable), "/usr/bin/python3.11"):
        try:
            return subprocess.run(
                [python, "-c", script, *arguments],
                capture_output=True,
                text=True,
                check=False,
                user=account.pw_uid,
                group=account.pw_gid,
                extra_groups=[],
                cwd="/",
                env={"PYTHONPATH": PYTHONPATH, "PATH": os.defpath},
            )
        except (PermissionError, FileNotFoundError):
            continue
    pytest.skip("no Python 3.11 here that another account can run")
