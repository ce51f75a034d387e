"""One child of the supervisor that is a Python module: the web server, the worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.logs import rotate
from lajur.project.processes import Identity, before_exec


@dataclass
class Program:
    """A module run as a child, with its words in a file of its own."""

    name: str
    module: str
    log: Path
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    #: tells whether the child serves yet; a child without it is ready at once
    is_ready: Callable[[], bool] = lambda: True
    #: the account it runs under; None is our own
    identity: Identity | None = None
    process: subprocess.Popen[bytes] | None = None
    _log_begin: int = 0

    def start(self) -> None:
        """Start the child, unless it runs; the kernel kills it when we die."""
        if self.is_running():
            return
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        rotate(self.log)
        with self.log.open("ab") as log:
            self._log_begin = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, *self.arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                start_new_session=True,
                preexec_fn=before_exec(self.identity, signal.SIGKILL),
            )

    def wait_until_ready(self, pause: Callable[[float], None] = time.sleep) -> None:
        """Return when the child serves; raises CannotRun when it ended instead."""
        while not self.is_ready():
            if not self.is_running():
                raise CannotRun(self.why_ended())
            pause(0.05)

    def wait_for_outcome(
        self,
        pause: Callable[[float], None] = time.sleep,
        tell: Callable[[str], None] = lambda _line: None,
    ) -> str:
        """Return the child's outcome, a line of JSON, passing earlier words on.

        Raises CannotRun when the child ended before it said one.
        """
        told = 0
        while True:
            goes_on = self.is_running()
            words = self.words()
            places = (n for n, line in enumerate(words) if line.startswith("{"))
            place = next(places, None)
            if place is None and not goes_on:
                raise CannotRun(self.why_ended())
            for line in words[told:place]:
                tell(line)
            if place is not None:
                return words[place]
            told = len(words)
            pause(0.05)

    def is_running(self) -> bool:
        """Tell whether the child lives."""
        return self.process is not None and self.process.poll() is None

    def stop(self, patience: float = 10) -> None:
        """Ask the child to end, then end it with all it has started."""
        if self.process is None:
            return
        if self.is_running():
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def words(self) -> list[str]:
        """Return what the child has said since its latest start."""
        with self.log.open("rb") as log:
            log.seek(self._log_begin)
            text = log.read().decode(errors="replace")
        return [line for line in text.splitlines() if line.strip()]

    def why_ended(self) -> str:
        """Return one sentence on why the child ended, from its own last words."""
        words = self.words()
        return _("{name} berhenti: {reason} (catatan: {log})").format(
            name=self.name, reason=words[-1].strip() if words else "?", log=self.log
        )
