"""Keys this installation makes once and keeps outside the database."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path, name: str = "secret-key") -> str:
    """Return the key kept in `var/keys/<name>`, made at first use with mode 0600.

    LAJUR_SECRET_KEY wins for the session key, so that several machines share one.
    """
    given = os.environ.get("LAJUR_SECRET_KEY")
    if given and name == "secret-key":
        return given
    path = var / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
