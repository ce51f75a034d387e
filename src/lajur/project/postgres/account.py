"""Under which account children run when we are root: PostgreSQL refuses to be root.

The web server and the worker read what strangers send, so they give root up too.
"""

import compileall
import os
import pwd
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import lajur
from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.postgres.folders import Folders
from lajur.project.processes import Identity, become, may_lend_search

#: accounts without rights that systems have, the most fitting first
_CANDIDATES = ("postgres", "daemon", "nobody")
#: what the web server and the worker read and write in `var`
_SHARED = ("keys", "files", "static")


def server_account(folders: Folders, *programs: Path) -> Identity | None:
    """Return the account of the server; None means the one we run under.

    A data folder keeps its owner. A new one goes to the first account that can read
    the programs and reach `var`. Where a parent folder is closed to every one of
    them, the first keeps the right to search folders, because opening the folder
    would change a permission outside `var`. Raises CannotRun when that fails too.
    """
    if os.geteuid() != 0:
        _check_owner(folders)
        return None
    candidates = _candidates(folders)
    return _first_reaching(candidates, (*programs, folders.var))


def program_account(folders: Folders, server: Identity | None) -> Identity | None:
    """Return the account of the web server and the worker; None means our own.

    As root it is the server's, or without one the account it would have.
    """
    if os.geteuid() != 0:
        return None
    package = Path(lajur.__file__).parent
    # another account may not write beside the modules: let it find them compiled
    compileall.compile_dir(package, quiet=2)
    prefixes = (Path(sys.prefix), Path(sys.base_prefix))
    needed = (Path(sys.executable).resolve(), *prefixes, package)
    if server is None:
        return server_account(folders, *needed)
    plain = replace(server, may_search=False)
    return _first_reaching([plain], (*needed, folders.var))


def hand_over(var: Path, account: Identity) -> None:
    """Give the account the folders of `var` it works in, as they are and anew.

    An installation that ran as root before left them to root.
    """
    for name in _SHARED:
        folder = var / name
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid == account.uid:
            continue
        for path in (*folder.rglob("*"), folder):
            with suppress(FileNotFoundError):
                os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _first_reaching(candidates: list[Identity], places: tuple[Path, ...]) -> Identity:
    for account in candidates:
        if all(_reaches(account, place) for place in places):
            return account
    account = candidates[0]
    if may_lend_search():
        return replace(account, may_search=True)
    raise CannotRun(
        _(
            "Folder {folder} tertutup bagi akun {account} yang menjalankan Lajur; "
            "pindahkan Lajur ke folder yang dapat dibaca semua akun, misalnya "
            "/srv/lajur, atau jalankan sebagai pengguna biasa."
        ).format(folder=_closed(account, places), account=account.name)
    )


def _check_owner(folders: Folders) -> None:
    if folders.home.exists() and folders.home.stat().st_uid != os.geteuid():
        raise CannotRun(
            _(
                "Folder {folder} milik akun lain; jalankan Lajur dengan akun yang "
                "membuatnya, atau pakai folder lain dengan LAJUR_VAR."
            ).format(folder=folders.home)
        )


def _candidates(folders: Folders) -> list[Identity]:
    if folders.home.exists():
        found = folders.home.stat()
        if found.st_uid:
            return [Identity(_name(found.st_uid), found.st_uid, found.st_gid)]
        raise CannotRun(
            _(
                "Folder {folder} milik root, padahal PostgreSQL tidak boleh berjalan "
                "sebagai root; pindahkan folder itu atau pakai LAJUR_VAR lain."
            ).format(folder=folders.home)
        )
    accounts = [_account(name) for name in _CANDIDATES]
    existing = [account for account in accounts if account]
    if existing:
        return existing
    raise CannotRun(
        _(
            "PostgreSQL tidak boleh berjalan sebagai root dan di sini tidak ada akun "
            "postgres, daemon atau nobody; jalankan Lajur sebagai pengguna biasa."
        )
    )


def _account(name: str) -> Identity | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Identity(name, entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _reaches(account: Identity, place: Path) -> bool:
    """Ask the kernel, by trying: lists of rights beyond the mode count too."""
    child = os.fork()
    if child == 0:
        os._exit(_try_as(account, place))
    return os.waitpid(child, 0)[1] == 0


def _try_as(account: Identity, place: Path) -> int:
    try:
        become(account)
        wanted = os.X_OK if place.is_dir() else os.X_OK | os.R_OK
        return 0 if os.access(place, wanted) else 1
    except OSError:
        return 1


def _closed(account: Identity, places: tuple[Path, ...]) -> Path:
    for place in places:
        for folder in [*reversed(place.parents), place]:
            if not _reaches(account, folder):
                return folder
    return places[-1]
