"""One `lajur serve` for one folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _


class InUse(CannotRun):
    """Another process of Lajur holds this folder."""


@contextmanager
def held(var: Path) -> Iterator[None]:
    """Hold the folder; the kernel lets go of it when we die, however we die.

    Raises InUse, naming the process, when another one holds it.
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(_in_use(lock.name, var)) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _in_use(name: str, var: Path) -> str:
    return _(
        "Lajur sudah berjalan pada folder {folder} (proses {pid}); hentikan dahulu "
        "proses itu atau pakai folder lain dengan LAJUR_VAR."
    ).format(folder=var, pid=Path(name).read_text().strip() or "?")
