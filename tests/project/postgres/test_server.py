"""The embedded server's life, against the real programs."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.project.accounts import (
    IS_ROOT,
    full,
    modes_above,
    open_folder,
    run_as_nobody,
    small_disk,
)

from lajur.project.errors import CannotRun
from lajur.project.postgres import server as server_module
from lajur.project.postgres.folders import PASSWORD
from lajur.project.postgres.server import Server
from lajur.project.secrets import read_key

_LIFE = """
import sys
from pathlib import Path
from lajur.project.postgres.server import Server
server = Server(Path(sys.argv[1]))
server.prepare()
server.start()
server.wait_until_ready()
server.stop()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    with open_folder() as folder:
        Server(folder / "var").prepare()
        yield folder / "var"


@pytest.fixture
def server(folder: Path, made: Path) -> Iterator[Server]:
    subprocess.run(["cp", "-a", made, folder / "var"], check=True)
    server = Server(folder / "var")
    server.prepare()
    yield server
    server.stop()


def start(server: Server) -> None:
    server.start()
    server.wait_until_ready()


def connect(server: Server, **given: str) -> psycopg.Connection:
    facts = {
        "host": str(server.folders.socket),
        "user": "lajur",
        "dbname": "lajur",
        "password": read_key(server.var, PASSWORD),
        **given,
    }
    return psycopg.connect(**facts)


def test_makes_a_database_in_the_builtin_locale(server: Server) -> None:
    start(server)

    with connect(server) as connection:
        row = connection.execute(
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()

    assert row == ("b", "C.UTF-8", "UTF8")


def test_connects_with_the_password_as_no_superuser(server: Server) -> None:
    start(server)

    with connect(server) as connection:
        row = connection.execute("SELECT current_setting('is_superuser')").fetchone()

    assert row == ("off",)


@pytest.mark.parametrize("given", [{"password": "guess"}, {"user": "postgres"}])
def test_refuses_a_wrong_password_and_the_superuser(
    server: Server, given: dict[str, str]
) -> None:
    start(server)

    with pytest.raises(psycopg.OperationalError):
        connect(server, **given)


def test_keeps_data_socket_and_keys_private(server: Server) -> None:
    start(server)

    places = [
        server.folders.home,
        server.folders.data,
        server.folders.socket,
        server.var / "keys",
        server.var / "log",
    ]

    assert {oct(place.stat().st_mode & 0o777) for place in places} == {"0o700"}


def test_listens_on_no_network_address(server: Server) -> None:
    start(server)

    with connect(server) as connection:
        row = connection.execute("SHOW listen_addresses").fetchone()

    assert row == ("",)


@pytest.mark.skipif(not IS_ROOT, reason="shows what root's server runs as")
def test_runs_as_an_account_without_rights(server: Server) -> None:
    start(server)

    status = Path(f"/proc/{server.process.pid}/status").read_text()

    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert "0" not in facts["Uid"].split()
    assert int(facts["CapEff"], 16) == 0


@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_changes_no_mode_of_a_parent_folder(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    server = Server(folder / "var")
    before = modes_above(server.var)

    server.prepare()
    start(server)
    server.stop()

    assert modes_above(server.var) == before


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_changes_no_mode_of_a_parent_folder_as_a_user(folder: Path) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    os.chown(home, 65534, 65534)
    before = modes_above(home / "var")

    done = run_as_nobody(_LIFE, str(home / "var"))

    assert (done.returncode, done.stderr) == (0, "")
    assert modes_above(home / "var") == before
    assert (home / "var/postgres/data/PG_VERSION").stat().st_uid == 65534


@pytest.mark.skipif(not IS_ROOT, reason="shows what root hands to the server")
def test_hands_only_the_right_to_search_below_a_closed_folder(folder: Path) -> None:
    folder.chmod(0o700)
    server = Server(folder / "var")
    server.prepare()
    start(server)

    status = Path(f"/proc/{server.process.pid}/status").read_text()
    server.stop()

    assert "CapEff:\t0000000000000004" in status


@pytest.mark.skipif(not IS_ROOT, reason="shows what root hands to the server")
def test_runs_from_programs_below_a_closed_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = server_module.programs()
    folder.chmod(0o700)
    (folder / "installed").symlink_to(real.parent)
    monkeypatch.setattr(server_module, "programs", lambda: folder / "installed/bin")
    server = Server(folder / "var")

    server.prepare()
    start(server)
    server.stop()

    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_puts_the_socket_of_a_long_path_into_a_private_folder(folder: Path) -> None:
    server = Server(folder / ("long" * 30) / "var")
    server.prepare()
    start(server)

    facts = server.folders.socket.stat()
    server.stop()

    assert server.folders.socket.parent == Path("/tmp")  # noqa: S108
    assert oct(facts.st_mode & 0o777) == "0o700"
    assert not server.folders.socket.exists()


def test_comes_back_after_being_killed(server: Server) -> None:
    start(server)
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    server.process.kill()
    server.process.wait()

    start(server)

    with connect(server) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_tells_that_it_waits_for_recovery(server: Server) -> None:
    told: list[str] = []
    server.tell = told.append
    server.start()
    server.process.send_signal(signal.SIGSTOP)
    resume = threading.Timer(2.5, server.process.send_signal, [signal.SIGCONT])
    resume.start()

    server.wait_until_ready()

    resume.join()
    assert "memulihkan data" in told[0]


def test_makes_a_new_password_when_the_key_is_lost(server: Server) -> None:
    (server.var / "keys" / PASSWORD).unlink()

    server.prepare()
    start(server)

    with connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_begins_anew_after_a_cut_short_beginning(server: Server) -> None:
    server.folders.data.rename(server.folders.unfinished)

    server.prepare()

    assert not server.folders.unfinished.exists()
    assert (server.folders.data / "PG_VERSION").exists()


def test_refuses_a_folder_with_other_things_in_it(server: Server) -> None:
    (server.folders.data / "PG_VERSION").unlink()

    with pytest.raises(CannotRun, match="berisi hal lain"):
        server.prepare()


def test_refuses_the_data_of_another_version(server: Server) -> None:
    (server.folders.data / "PG_VERSION").write_text("16\n")

    with pytest.raises(CannotRun, match="PostgreSQL 16"):
        server.prepare()


def test_refuses_data_another_server_uses(folder: Path, server: Server) -> None:
    start(server)
    second = Server(server.var, patience_with_predecessor=0.2)

    with pytest.raises(CannotRun, match="masih dipakai"):
        second.start()


def test_says_in_one_sentence_that_the_disk_is_full(folder: Path) -> None:
    with small_disk(folder) as disk, full(disk, leaving=8_000_000):
        server = Server(disk / "var")

        with pytest.raises(CannotRun, match=r"^Disk tempat .* penuh;") as refusal:
            server.prepare()

        assert "\n" not in str(refusal.value)
        assert not server.folders.unfinished.exists()


def test_says_why_the_server_ended(server: Server) -> None:
    server.settings = {"shared_buffers": "nonsense"}
    server.start()

    with pytest.raises(CannotRun, match="shared_buffers") as refusal:
        server.wait_until_ready()

    assert "\n" not in str(refusal.value)
