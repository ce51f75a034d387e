"""A database to work with, for commands that may run with or without `lajur serve`."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lajur.project.lock import InUse, held
from lajur.project.postgres.server import Server


def var_folder() -> Path:
    """Return the one folder of this installation, from LAJUR_VAR."""
    return Path(os.environ.get("LAJUR_VAR") or "var").resolve()


@contextmanager
def database(tell: Callable[[str], None]) -> Iterator[None]:
    """Have the database up and Django ready; stop afterwards what was started here.

    With DATABASE_URL nothing is started. While `lajur serve` runs its server is used.
    """
    with ExitStack() as stack:
        if not os.environ.get("DATABASE_URL"):
            var = var_folder()
            try:
                stack.enter_context(held(var))
            except InUse:
                pass  # `lajur serve` holds the folder, so its server is up
            else:
                server = Server(var, tell=tell)
                stack.callback(server.stop)
                server.prepare()
                server.start()
                server.wait_until_ready()
        set_up_django()
        yield


def set_up_django() -> None:
    """Make models and settings usable in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lajur.project.settings")
    import django

    django.setup()
