"""`lajur serve` as a user meets it: real processes, real signals."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.project.accounts import (
    IS_ROOT,
    full,
    modes_above,
    open_folder,
    small_disk,
)
from tests.project.processes import free_port, run_lajur, serving, wait_for

#: proofs of the stop order, spread over the parallel workers; CI asks for 50
_STOPS = int(os.environ.get("LAJUR_STOPS", "10"))
_ORDER = ["Web berhenti.", "Pekerja berhenti.", "PostgreSQL berhenti."]


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """A folder that has served once, without the demo office, which takes longer."""
    with open_folder() as folder:
        with serving(folder / "var", "--no-demo") as first:
            assert is_dressed(first.port)
            assert first.stop() == 0
        yield folder / "var"


def answers(port: int) -> bool:
    request = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        request.request("GET", "/masuk/")
        return request.getresponse().status < 500
    except OSError:
        return False
    finally:
        request.close()


def is_dressed(port: int) -> bool:
    """Tell whether the styles a page asks for are there."""
    page = asked(port, "/masuk/")
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    return bool(styles) and all("{" in asked(port, one) for one in styles)


def asked(port: int, address: str) -> str:
    request = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        request.request("GET", address)
        answer = request.getresponse()
        return answer.read().decode() if answer.status == 200 else ""
    finally:
        request.close()


def is_one_sentence(words: str) -> bool:
    return words.count("\n") == 1 and words.endswith(".\n")


def test_prints_the_address_and_how_to_sign_in(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        assert f"Lajur berjalan: http://127.0.0.1:{it.port}" in it.lines
        assert any(line.startswith("Masuk") for line in it.lines)
        assert answers(it.port)


@pytest.mark.parametrize("number", range(_STOPS))
def test_stops_web_then_worker_then_database(var: Path, number: int) -> None:
    with serving(var, "--no-demo") as it:
        code = it.stop()

        assert code == 0
        assert it.lines[-3:] == _ORDER
        assert it.processes() == {}
        assert not (var / "postgres/data/postmaster.pid").exists()


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_stops_in_good_order_while_still_starting(var: Path, seconds: float) -> None:
    with serving(var, "--no-demo", is_awaited=False) as it:
        wait_for(lambda: False, seconds)

        code = it.stop()

        assert code in (0, -signal.SIGTERM)
        assert wait_for(lambda: not it.processes(), 5)


def test_leaves_no_process_five_seconds_after_being_killed(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        assert len(it.processes()) > 3

        it.process.kill()
        it.process.wait()

        assert wait_for(lambda: not it.processes(), 5), it.processes()


def test_serves_again_right_after_being_killed(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        it.process.kill()

    with serving(var, "--no-demo") as it:
        assert answers(it.port)


@pytest.mark.parametrize("mark", ["lajur.project.web", "lajur.project.worker"])
def test_starts_a_child_again_that_was_killed(var: Path, mark: str) -> None:
    with serving(var, "--no-demo") as it:
        killed = it.child(mark)

        os.kill(killed, signal.SIGKILL)

        assert wait_for(lambda: killed not in it.processes(), 5)
        assert wait_for(
            lambda: any(mark in words for words in it.processes().values()), 60
        )
        assert wait_for(lambda: answers(it.port), 60)


def test_starts_everything_again_when_the_database_was_killed(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        web = it.child("lajur.project.web")

        os.kill(it.child("bin/postgres"), signal.SIGKILL)

        assert wait_for(lambda: web not in it.processes(), 20)
        assert wait_for(lambda: answers(it.port), 60)
        assert it.stop() == 0


def test_refuses_a_second_serve_on_the_same_folder(var: Path) -> None:
    with serving(var, "--no-demo") as it:
        done = run_lajur(var, "serve", "--port", str(free_port()))

        assert done.returncode == 2
        assert str(it.process.pid) in done.stderr
        assert is_one_sentence(done.stderr)


def test_tells_a_taken_port_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])

        done = run_lajur(tmp_path / "var", "serve", "--port", port)

    assert done.returncode == 2
    assert done.stderr.startswith(f"Porta {port} sudah dipakai")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "var").exists()


def test_tells_a_used_data_folder_in_one_sentence(tmp_path: Path) -> None:
    with open_folder() as folder:
        data = folder / "var/postgres/data"
        data.mkdir(parents=True)
        for place in (data.parent, data):
            place.chmod(0o700)
            if os.geteuid() == 0:
                os.chown(place, 65534, 65534)
        (data / "letters.txt").touch()

        done = run_lajur(folder / "var", "serve", "--port", str(free_port()))

    assert done.returncode == 2
    assert "berisi hal lain" in done.stderr
    assert is_one_sentence(done.stderr)


def test_tells_a_full_disk_in_one_sentence() -> None:
    with open_folder() as folder, small_disk(folder) as disk, full(disk):
        done = run_lajur(disk / "var", "serve", "--port", str(free_port()))

    assert done.returncode == 2
    assert "penuh" in done.stderr
    assert done.stderr.count("\n") == 1


def test_tells_a_disk_that_filled_up_since_in_one_sentence(var: Path) -> None:
    with open_folder() as folder, small_disk(folder) as disk:
        subprocess.run(["cp", "-a", var, disk / "var"], check=True)
        with full(disk):
            done = run_lajur(disk / "var", "serve", "--port", str(free_port()))

    assert done.returncode == 2
    assert "penuh" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("django_db_setup")
def test_uses_the_database_of_database_url(tmp_path: Path) -> None:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS elsewhere")
        connection.execute("CREATE DATABASE elsewhere")
    try:
        elsewhere = urlsplit(url)._replace(path="/elsewhere").geturl()
        with serving(tmp_path / "var", "--no-demo", DATABASE_URL=elsewhere) as it:
            assert answers(it.port)
            assert not (tmp_path / "var/postgres").exists()
            assert it.stop() == 0
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP DATABASE elsewhere WITH (FORCE)")


def test_tells_a_malformed_database_url_in_one_sentence(tmp_path: Path) -> None:
    done = run_lajur(
        tmp_path / "var",
        "serve",
        "--port",
        str(free_port()),
        DATABASE_URL="mysql://a/b",
    )

    assert done.returncode == 2
    assert done.stderr.startswith("DATABASE_URL harus berbentuk postgresql://")
    assert done.stderr.count("\n") == 1


def test_tells_an_unreachable_database_in_one_sentence(tmp_path: Path) -> None:
    done = run_lajur(
        tmp_path / "var",
        "serve",
        "--port",
        str(free_port()),
        DATABASE_URL="postgresql://lajur@127.0.0.1:1/lajur",
    )

    assert done.returncode == 2
    assert "periksa DATABASE_URL" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_page_that_cannot_be_loaded_stops_the_start_in_one_sentence(
    var: Path,
) -> None:
    with open_folder() as folder:
        (folder / "sitecustomize.py").write_text(
            "import sys\n"
            "class Broken:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        if name == 'lajur.desk.views.search':\n"
            "            raise ImportError('no such shelf')\n"
            "sys.meta_path.insert(0, Broken())\n"
        )
        paths = os.pathsep.join([str(folder), *filter(None, sys.path)])
        done = run_lajur(
            var, "serve", "--port", str(free_port()), "--no-demo", PYTHONPATH=paths
        )

    assert done.returncode == 2
    assert "Web berhenti: ImportError: no such shelf" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not IS_ROOT, reason="only root changes accounts")
def test_as_root_pages_and_jobs_run_under_the_account_of_the_database(
    var: Path,
) -> None:
    above = modes_above(var)
    with serving(var, "--no-demo") as it:
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in it.processes()}
        key = (var / "keys" / "secret-key").stat()

    assert owners == {(var / "postgres").stat().st_uid}
    assert 0 not in owners
    assert (key.st_uid in owners, key.st_mode & 0o077) == (True, 0)
    assert modes_above(var) == above
