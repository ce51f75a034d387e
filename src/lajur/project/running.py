"""A database to work with, for commands that may run with or without `lajur serve`."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.lock import InUse, held
from lajur.project.postgres.folders import Folders
from lajur.project.postgres.server import Server


def var_folder() -> Path:
    """Return the one folder of this installation, from LAJUR_VAR."""
    return Path(os.environ.get("LAJUR_VAR") or "var").resolve()


@contextmanager
def database(tell: Callable[[str], None]) -> Iterator[None]:
    """Have the database up and Django ready; stop afterwards what was started here.

    With DATABASE_URL nothing is started. While `lajur serve` runs its server is used.
    Raises CannotRun when there is no database yet, or none that answers.
    """
    with ExitStack() as stack:
        if not os.environ.get("DATABASE_URL"):
            var = var_folder()
            if not Folders(var).data.exists():
                raise CannotRun(_nothing_yet())
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
        _check_tables()
        yield


def _check_tables() -> None:
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise CannotRun(unreachable(error)) from None
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotRun(_nothing_yet())


def _nothing_yet() -> str:
    return _(
        "Basis data belum disiapkan untuk versi ini; jalankan `lajur serve` dahulu."
    )


def unreachable(error: Exception) -> str:
    """Return the sentence for a database that does not answer."""
    return _(
        "Basis data tidak dapat dihubungi ({reason}); periksa DATABASE_URL dan "
        "pastikan PostgreSQL berjalan."
    ).format(reason=str(error).strip().splitlines()[0])


def set_up_django() -> None:
    """Make models and settings usable in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lajur.project.settings")
    import django

    django.setup()
