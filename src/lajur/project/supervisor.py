"""The parent of everything `lajur serve` runs: starts, watches, restarts, stops.

It holds no web page and no table, so that little can bring it down. When it is
killed nevertheless, the kernel ends its children (`processes.end_with_parent`).
"""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _

Pause = Callable[[float], None]
_STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
#: how often in a row a child may end before we give up
_TRIES = 6
#: a child that lived this many seconds starts with a clean record
_SETTLED = 60.0
#: how long a child may take to end when its base is gone
_WITHOUT_BASE = 2.0


class StopAsked(Exception):
    """Someone asked us to stop."""


class Service(Protocol):
    """A child that is to run as long as we do."""

    name: str

    def start(self) -> object:
        """Begin the child."""

    def wait_until_ready(self, pause: Pause) -> None:
        """Return when it serves, or raise CannotRun."""

    def is_running(self) -> bool:
        """Tell whether it lives."""

    def stop(self, patience: float = ...) -> None:
        """End it, and all it has started, after so many seconds by force."""

    def why_ended(self) -> str:
        """Return one sentence on its end."""


@dataclass
class _Record:
    """How often a child ended in a row."""

    ends: int = 0
    started: float = 0.0


@dataclass
class Supervisor:
    """Runs a base that all others need, and the others above it, in their order.

    They stop in the opposite order. When the base ends, the others start anew
    with it: their connections are gone.
    """

    base: Service | None
    #: what must be done once when the base stands, before the others start
    prepare: Callable[[Pause], Sequence[Service]]
    tell: Callable[[str], None]
    on_ready: Callable[[], None] = lambda: None
    first_delay: float = 0.5
    _above: Sequence[Service] = ()
    _records: dict[str, _Record] = field(default_factory=dict)

    def run(self) -> None:
        """Run until asked to stop; raises CannotRun when a child cannot be kept up."""
        awaited = _STOPPING | {signal.SIGCHLD}
        before = signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
        try:
            self._bring_up()
            self._watch()
        except StopAsked:
            self.tell(_("Menghentikan Lajur …"))
        finally:
            self._stop()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _bring_up(self) -> None:
        if self.base:
            self._start(self.base)
        self._above = self.prepare(pause)
        for service in self._above:
            self._start(service)
        self.on_ready()

    def _start(self, service: Service) -> None:
        record = self._records.setdefault(service.name, _Record())
        record.started = time.monotonic()
        service.start()
        service.wait_until_ready(pause)

    def _watch(self) -> None:
        while True:
            if self.base and not self.base.is_running():
                self._restart_all(self.base)
            for service in self._above:
                if not service.is_running():
                    self._restart(service)
            pause(1.0)

    def _restart_all(self, base: Service) -> None:
        for service in reversed(self._above):
            service.stop(patience=_WITHOUT_BASE)
        self._restart(base)
        for service in self._above:
            self._start(service)

    def _restart(self, service: Service) -> None:
        """Start a child again, waiting longer each time, and give up in the end."""
        while True:
            record = self._records[service.name]
            if time.monotonic() - record.started > _SETTLED:
                record.ends = 0
            record.ends += 1
            if record.ends >= _TRIES:
                raise CannotRun(service.why_ended())
            delay = self.first_delay * 2 ** (record.ends - 1)
            self.tell(
                _("{why} Dijalankan lagi dalam {seconds:g} detik.").format(
                    why=service.why_ended(), seconds=delay
                )
            )
            service.stop()  # what it had started may still live
            _pause_at_least(delay)
            try:
                self._start(service)
            except CannotRun:
                continue
            return

    def _stop(self) -> None:
        for service in [*reversed(self._above), *([self.base] if self.base else [])]:
            service.stop()
            self.tell(_("{name} berhenti.").format(name=service.name))


def pause(seconds: float) -> None:
    """Wait for a child's end or this long; raises StopAsked when asked to stop."""
    awaited = _STOPPING | {signal.SIGCHLD}
    arrived = signal.sigtimedwait(awaited, seconds)
    if arrived and arrived.si_signo in _STOPPING:
        raise StopAsked


def _pause_at_least(seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        pause(left)
