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
    return read_key(var, name) or _make(_place(var, name))


def read_key(var: Path, name: str) -> str:
    """Return a key made before, or an empty string."""
    try:
        return _place(var, name).read_text().strip()
    except FileNotFoundError:
        return ""


def _place(var: Path, name: str) -> Path:
    return var / "keys" / name


def _make(path: Path) -> str:
    """Write the whole key first and name it then: two processes may begin at once."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    if os.geteuid() == 0:  # whoever owns the folder must be able to read it
        owner = path.parent.stat()
        os.chown(draft, owner.st_uid, owner.st_gid, follow_symlinks=False)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
