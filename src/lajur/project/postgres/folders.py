"""Where the embedded server keeps its data, its log and its socket."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _

#: the one role that may connect; the server's own superuser can log in nowhere
ROLE = "lajur"
#: the database of that role
DATABASE = "lajur"
#: the name of the key file with the role's password
PASSWORD = "database-password"  # noqa: S105
#: the longest socket address the kernel takes, in bytes, without its closing zero
_LONGEST_ADDRESS = 107
_SOCKET_NAME = "/.s.PGSQL.5432.lock"
#: a list of folders is parted by these in connection settings
_PARTING = frozenset(",\"'\\")


@dataclass(frozen=True)
class Folders:
    """The places of one installation's server, all but a fallback inside `var`."""

    var: Path

    @property
    def home(self) -> Path:
        """The one folder the server's account owns."""
        return self.var / "postgres"

    @property
    def data(self) -> Path:
        """The data folder, complete as soon as it carries this name."""
        return self.home / "data"

    @property
    def unfinished(self) -> Path:
        """A data folder in the making."""
        return self.home / "data.unfinished"

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.var / "log" / "postgres.log"

    @property
    def socket(self) -> Path:
        """The private folder of the socket."""
        return socket_folder(self.var)


def socket_folder(var: Path) -> Path:
    """Return where the socket of this `var` lies: the same answer in every process.

    A socket address is short; below a long path it lies in a private folder of /tmp.
    """
    folder = var / "run"
    address = os.fsencode(folder) + _SOCKET_NAME.encode()
    if len(address) <= _LONGEST_ADDRESS and not _PARTING & set(str(folder)):
        return folder
    mark = hashlib.sha256(os.fsencode(var)).hexdigest()[:16]
    return Path("/tmp") / f"lajur-{mark}"  # noqa: S108 (owner and mode are checked)


def make_private(folder: Path, uid: int, gid: int) -> None:
    """Make a folder only this account can enter, or check that it is one.

    Raises CannotRun when something else stands there.
    """
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() != uid:
            os.chown(folder, uid, gid)
        return
    except FileExistsError:
        found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    if not private or found.st_uid != uid:
        raise CannotRun(
            _(
                "{folder} bukan folder pribadi akun yang menjalankan PostgreSQL; "
                "pindahkan atau hapus folder itu, lalu jalankan lagi."
            ).format(folder=folder)
        )
