"""Which PostgreSQL this process talks to, from DATABASE_URL or the embedded server."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.postgres.folders import DATABASE, PASSWORD, ROLE, socket_folder
from lajur.project.secrets import read_key


class BadDatabaseUrl(CannotRun):
    """DATABASE_URL is not an address of the form postgresql://user@host/name."""


def database_settings(url: str | None, var: Path) -> dict[str, Any]:
    """Return Django's DATABASES entry for a URL, or for the server inside `var`.

    Raises BadDatabaseUrl when the address names no PostgreSQL database.
    """
    if url:
        return {**_shared(), **_from_url(url)}
    return {
        **_shared(),
        "NAME": DATABASE,
        "USER": ROLE,
        "PASSWORD": read_key(var, PASSWORD),
        "HOST": str(socket_folder(var)),
    }


# The act's two statements are sent prepared from their second use on: planning
# them anew each time would cost more than running them.
_OPTIONS: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 1}


def _shared() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": dict(_OPTIONS),
    }


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise BadDatabaseUrl(
            _(
                "DATABASE_URL harus berbentuk postgresql://nama:sandi@host:5432/basis; "
                "perbaiki alamatnya, atau kosongkan agar dipakai server bawaan."
            )
        )
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {**_OPTIONS, **options},
    }
