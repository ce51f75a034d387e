"""A file that hangs, bursts or kills its reader costs one sentence, nothing more."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.factories.procedures import sop_text

from lajur.core.paper import Refused
from lajur.procedures.isolation import Readers, readers

GOOD = sop_text("Penyusunan Nota").encode()


@contextmanager
def kept(**limits: float) -> Iterator[Readers]:
    own = Readers(**limits)  # type: ignore[arg-type]
    try:
        yield own
    finally:
        own.close()


def pid_of(own: Readers) -> int:
    (reader,) = own._idle
    return reader.process.pid


def refused(own: Readers, data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        own.read("a.txt", data)
    return refusal.value.code


def test_one_reader_serves_many_files() -> None:
    with kept() as own:
        reading, blocks = own.read("a.txt", GOOD)
        first = pid_of(own)
        assert refused(own, b" ") == "empty"
        own.read("b.txt", GOOD)
        assert pid_of(own) == first
    assert len(reading.sops) == 1
    assert blocks


def test_a_reader_makes_room_after_its_share_of_files() -> None:
    with kept(files_each=2) as own:
        own.read("a.txt", GOOD)
        assert len(own._idle) == 1
        own.read("a.txt", GOOD)
        assert own._idle == []


def test_a_reader_that_hangs_is_ended_and_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with kept(seconds=2.0) as own:
        own.read("a.txt", GOOD)
        os.kill(pid_of(own), signal.SIGSTOP)
        begun = time.monotonic()
        assert refused(own, GOOD) == "took_too_long"
        assert time.monotonic() - begun < 10
        assert len(own.read("a.txt", GOOD)[0].sops) == 1


def test_a_reader_that_dies_is_replaced() -> None:
    with kept() as own:
        own.read("a.txt", GOOD)
        os.kill(pid_of(own), signal.SIGSTOP)
        victim = pid_of(own)
        end = threading.Timer(0.3, os.kill, (victim, signal.SIGKILL))
        end.start()
        assert refused(own, GOOD) == "reader_failed"
        end.join()
        assert len(own.read("a.txt", GOOD)[0].sops) == 1


def test_a_reader_that_died_while_it_waited_is_not_asked() -> None:
    with kept() as own:
        own.read("a.txt", GOOD)
        os.kill(pid_of(own), signal.SIGKILL)
        own._idle[0].process.wait()
        assert len(own.read("a.txt", GOOD)[0].sops) == 1


def test_memory_beyond_the_limit_ends_the_reader_only() -> None:
    with kept(memory=150_000_000) as own:
        assert refused(own, b"x" * 150_000_000) == "reader_failed"
        assert len(own.read("a.txt", GOOD)[0].sops) == 1


def test_others_wait_for_a_free_place() -> None:
    with kept(at_once=1, seconds=0.2) as own:
        own._free.acquire()
        assert refused(own, GOOD) == "reader_busy"
        own._free.release()


def test_a_senseless_answer_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers._Reader, "ask", lambda *args: b"nonsense")
    with kept() as own:
        assert refused(own, GOOD) == "reader_failed"


def test_a_reader_has_no_network_no_secret_and_few_rights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LAJUR_SECRET", "hidden")
    with kept() as own:
        own.read("a.txt", GOOD)
        place = Path(f"/proc/{pid_of(own)}")
        limits = (place / "limits").read_text()
        names = {handle.readlink() for handle in (place / "fd").iterdir()}
        assert b"hidden" not in (place / "environ").read_bytes()
        assert "1500000000" in limits
        assert len(names) <= 4
        assert not [name for name in names if "socket" in str(name)]
        assert "NoNewPrivs:\t1" in (place / "status").read_text()


def test_a_forked_process_starts_readers_of_its_own() -> None:
    before = readers._readers
    try:
        readers._begin_anew()
        assert readers._readers is not before
    finally:
        readers._readers = before


def test_the_readers_of_a_process_are_shared() -> None:
    assert len(readers.read_apart("a.txt", GOOD)[0].sops) == 1


WITHOUT_RIGHTS = """
import os, pwd, sys
from lajur.procedures.isolation import readers
from lajur.project.processes import Identity, become
if os.geteuid() == 0:
    user = pwd.getpwnam("nobody")
    become(Identity(user.pw_name, user.pw_uid, user.pw_gid, may_search=True))
reading, _blocks = readers.read_apart("a.txt", sys.stdin.buffer.read())
print(len(reading.sops))
"""


def test_reads_for_a_server_that_was_only_lent_the_right_to_search() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS],
        input=GOOD,
        capture_output=True,
        check=False,
    )

    assert done.stdout.split() == [b"1"], done.stderr.decode()
