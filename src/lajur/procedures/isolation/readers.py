"""The server's side: readers are started, asked, reused, and ended when in doubt."""

import atexit
import contextlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from typing import IO, Any

from lajur.core.paper.refusals import refused
from lajur.core.reading import Reading
from lajur.procedures.isolation.messages import Ended, answer_of, receive, send

_log = logging.getLogger(__name__)

#: What a reader keeps of the environment: where programs are, and nothing secret.
_KEPT = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
_NOTES = 2_000


@dataclass
class _Reader:
    """One process that reads files."""

    process: subprocess.Popen[bytes]
    notes: IO[bytes]
    files: int = 0

    @classmethod
    def started(cls, memory: int, seconds: int) -> "_Reader":
        """Start a process with limits of its own."""
        notes = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the reader
        command = [sys.executable, "-I", "-B", "-m", "lajur.procedures.isolation.child"]
        process = subprocess.Popen(  # noqa: S603 - nothing of it comes from outside
            [*command, "--memory", str(memory), "--seconds", str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=notes,
            env={
                "LANG": "C.UTF-8",
                "OMP_THREAD_LIMIT": "1",
                **{name: os.environ[name] for name in _KEPT if name in os.environ},
            },
            cwd="/",
            start_new_session=True,
        )
        return cls(process, notes)

    def ask(self, name: str, data: bytes) -> bytes:
        """Return the answer for one file; raises Ended or OSError when it died."""
        source, sink = self.process.stdin, self.process.stdout
        assert source is not None  # noqa: S101 - both are pipes
        assert sink is not None  # noqa: S101
        self.files += 1
        send(source, name.encode(errors="replace"))
        send(source, data)
        return receive(sink)

    def kill(self) -> None:
        """End it and whatever it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def close(self) -> str:
        """End it, clear up, and return its last words."""
        self.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe and pipe.close()
        with self.notes:
            self.notes.seek(0)
            words = self.notes.read(1_000_000)[-_NOTES:].decode(errors="replace")
        last = words.strip().rpartition("\n")[2]
        return f"status {self.process.returncode}: {last}"


@dataclass
class Readers:
    """A few processes that read files, each reused a number of times."""

    #: What a file may take: time on the clock, memory of the process.
    seconds: float = 90.0
    memory: int = 1_500_000_000
    #: After so many files a reader makes room for a fresh one.
    files_each: int = 50
    #: Files read at the same time; others wait.
    at_once: int = 2
    _idle: list[_Reader] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _free: threading.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        """Count the places."""
        self._free = threading.Semaphore(self.at_once)

    def read(self, name: str, data: bytes) -> tuple[Reading, list[dict[str, Any]]]:
        """Return what stands in a file, read in another process.

        Raises core's Refused: the reader's own, or `took_too_long` and
        `reader_failed` where it did not come back.
        """
        if not self._free.acquire(timeout=self.seconds):
            raise refused("reader_busy")
        try:
            return self._read(self._taken(), name, data)
        finally:
            self._free.release()

    def _read(
        self, reader: _Reader, name: str, data: bytes
    ) -> tuple[Reading, list[dict[str, Any]]]:
        late = threading.Event()

        def end() -> None:
            late.set()
            reader.kill()

        clock = threading.Timer(self.seconds, end)
        clock.daemon = True
        clock.start()
        kept = False
        try:
            content = reader.ask(name, data)
            kept = reader.files < self.files_each
        except (Ended, OSError) as error:
            code = "took_too_long" if late.is_set() else "reader_failed"
            raise refused(code) from error
        finally:
            clock.cancel()
            if kept and not late.is_set():
                with self._lock:
                    self._idle.append(reader)
            else:
                words = reader.close()
                if not kept:
                    _log.info("reader ended, %s", words)
        try:
            return answer_of(content)
        except Ended as error:
            raise refused("reader_failed") from error

    def _taken(self) -> _Reader:
        with self._lock:
            while self._idle:
                reader = self._idle.pop()
                if reader.process.poll() is None:
                    return reader
                reader.close()
        return _Reader.started(self.memory, max(1, int(self.seconds)))

    def close(self) -> None:
        """End all readers that wait."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()


_readers = Readers()
atexit.register(_readers.close)


def _begin_anew() -> None:
    """A forked process starts readers of its own; these belong to its parent."""
    global _readers
    _readers = Readers()


os.register_at_fork(after_in_child=_begin_anew)


def read_apart(name: str, data: bytes) -> tuple[Reading, list[dict[str, Any]]]:
    """Return the SOPs and the blocks of a file, read in another process.

    Raises lajur.core.paper.Refused with one sentence.
    """
    return _readers.read(name, data)
