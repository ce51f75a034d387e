"""A database of its own for one play, made before it and removed after it."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.postgres.server import Server
from lajur.project.running import set_up_django, var_folder

if TYPE_CHECKING:
    import psycopg

Tell = Callable[[str], None]


@contextmanager
def own_place(*, keep: bool, tell: Tell, durable: bool = False) -> Iterator[str]:
    """Have an empty database with its tables; yields how to look into it later.

    With DATABASE_URL a second database is made on that server; without it an
    embedded server of its own runs in a folder of its own. Neither touches the
    office at work. A `durable` server writes as carefully as one at work, which is
    what a measurement wants. Raises CannotRun when the server refuses.
    """
    given = os.environ.get("DATABASE_URL")
    place = (
        _second_database(given, keep=keep)
        if given
        else _own_server(keep=keep, tell=tell, durable=durable or keep)
    )
    with place as address:
        os.environ["LAJUR_DEMO"] = "1"
        set_up_django()
        from django.core.management import call_command
        from django.db import connections

        try:
            call_command("migrate", interactive=False, verbosity=0)
            yield address
        finally:
            connections.close_all()


@contextmanager
def _own_server(*, keep: bool, tell: Tell, durable: bool) -> Iterator[str]:
    if keep:
        folder = var_folder() / "play" / secrets.token_hex(3)
        folder.mkdir(parents=True)
    else:
        folder = Path(tempfile.mkdtemp(prefix="lajur-play-"))
        folder.chmod(0o711)  # the server may run as another, unprivileged account
    os.environ["LAJUR_VAR"] = str(folder)
    server = Server(folder, tell=tell, settings={} if durable else {"fsync": "off"})
    try:
        server.prepare()
        server.start()
        server.wait_until_ready()
        yield f"LAJUR_VAR={folder}"
    finally:
        server.stop()
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _second_database(url: str, *, keep: bool) -> Iterator[str]:
    import psycopg
    from psycopg import sql

    name = f"lajur_play_{secrets.token_hex(4)}"
    try:
        server = psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as error:
        raise CannotRun(
            _(
                "Basis data tidak dapat dihubungi ({reason}); periksa DATABASE_URL."
            ).format(reason=str(error).strip().splitlines()[-1])
        ) from error
    with server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege as error:
            raise CannotRun(
                _(
                    "Akun pada DATABASE_URL tidak boleh membuat basis data; beri hak "
                    "CREATEDB, atau kosongkan DATABASE_URL agar dipakai server bawaan."
                )
            ) from error
        own = _with_name(url, name)
        os.environ["DATABASE_URL"] = own
        try:
            with tempfile.TemporaryDirectory(prefix="lajur-play-") as files:
                # the key of the seal and the files of papers lie there
                folder = str(var_folder() / "play" / name) if keep else files
                os.environ["LAJUR_VAR"] = folder
                yield f"LAJUR_VAR={folder} DATABASE_URL={_without_password(own)}"
        finally:
            if not keep:
                _drop(server, name)


def _drop(server: "psycopg.Connection[Any]", name: str) -> None:
    """Remove a database, whoever is still looking into it."""
    from psycopg import errors, sql

    drop = sql.SQL("DROP DATABASE {}").format(sql.Identifier(name))
    try:
        server.execute(drop + sql.SQL(" WITH (FORCE)"))
    except errors.InsufficientPrivilege:
        # The server is tidying up there, which only its own account may break
        # off; without FORCE it asks itself to leave.
        server.execute(drop)


def _with_name(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return urlunsplit(
        parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":…@"))
    )
