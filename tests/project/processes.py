"""A real `lajur serve` in a test, and the processes it leaves."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LAJUR = [sys.executable, "-m", "lajur.project.cli"]
_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LAJUR_DEMO", "LAJUR_LANG", "LANG")


def environment(var: Path, **given: str) -> dict[str, str]:
    """Return the environment of a command that works in this folder."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**kept, "PYTHONPATH": paths, "LAJUR_VAR": str(var), **given}


def run_lajur(
    var: Path, *arguments: str, **given: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*LAJUR, *arguments],
        env=environment(var, **given),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def free_port() -> int:
    """Return a port nobody uses at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Serving:
    """A `lajur serve` that a test started."""

    def __init__(self, var: Path, *arguments: str, **given: str) -> None:
        self.var = var
        self.port = free_port()
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [*LAJUR, "serve", "--port", str(self.port), *arguments],
            env=environment(var, **given),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_until_ready(self) -> None:
        """Read its words up to the last line of its greeting."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if "Ctrl-C" in line:
                return
        raise AssertionError("\n".join(self.lines))

    def stop(self) -> int:
        """Ask it to stop and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self) -> int:
        """Read the rest of its words and return its exit code."""
        assert self.process.stdout is not None
        self.lines += [line.rstrip() for line in self.process.stdout]
        return self.process.wait(60)

    def processes(self) -> dict[int, str]:
        """Return every process that works in its folder, but for itself."""
        found = {}
        for place in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                pid = int(place.name)
                command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                words = command.encode() + (place / "environ").read_bytes()
                if os.fsencode(self.var) in words and pid != self.process.pid:
                    found[pid] = command
        return found

    def child(self, mark: str) -> int:
        """Return the oldest process whose command holds this mark."""
        return min(pid for pid, command in self.processes().items() if mark in command)


@contextlib.contextmanager
def serving(
    var: Path, *arguments: str, is_awaited: bool = True, **given: str
) -> Iterator[Serving]:
    """Serve for the length of a test, and leave nothing behind."""
    it = Serving(var, *arguments, **given)
    try:
        if is_awaited:
            it.wait_until_ready()
        yield it
    finally:
        if it.process.poll() is None:
            it.process.kill()
            it.process.wait()
        it.process.stdout.close()
        wait_for(lambda: not it.processes(), seconds=10)


def wait_for(is_so: Callable[[], bool], seconds: float) -> bool:
    """Tell whether something becomes true within this time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()
