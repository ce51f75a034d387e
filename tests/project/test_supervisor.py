"""When the supervisor starts a child again, and when it gives up."""

import signal
import threading
from dataclasses import dataclass, field

import pytest

from lajur.project.errors import CannotRun
from lajur.project.supervisor import Pause, Supervisor


def tell_us(number: signal.Signals) -> None:
    """Send this thread a signal; another, which does not block it, would die."""
    signal.pthread_kill(threading.get_ident(), number)


@dataclass
class Child:
    """A child that lives as often as its list of lives says."""

    name: str
    #: for each start: does it stay up?
    lives: list[bool] = field(default_factory=list)
    did: list[str] = field(default_factory=list)
    is_up: bool = False

    def start(self) -> None:
        self.is_up = self.lives.pop(0) if self.lives else False
        self.did.append(f"{self.name} starts")
        if not self.is_up:
            tell_us(signal.SIGCHLD)  # as the kernel tells a child's end

    def wait_until_ready(self, pause: Pause) -> None:
        pause(0)

    def is_running(self) -> bool:
        return self.is_up

    def stop(self, patience: float = 1) -> None:
        self.is_up = False
        self.did.append(f"{self.name} stops")

    def why_ended(self) -> str:
        return f"{self.name} was tired."


def supervise(base: Child | None, *above: Child) -> list[str]:
    told: list[str] = []
    Supervisor(
        base=base,
        prepare=lambda _pause: above,
        tell=told.append,
        on_ready=lambda: told.append("ready"),
        first_delay=0.001,
    ).run()
    return told


def test_gives_up_with_the_child_s_own_reason() -> None:
    tired = Child("web")

    with pytest.raises(CannotRun, match=r"^web was tired\.$"):
        supervise(None, tired)

    assert tired.did.count("web starts") == 6


def test_stops_the_others_when_it_gives_up() -> None:
    did: list[str] = []
    base = Child("base", [True], did)
    web = Child("web", [], did)

    with pytest.raises(CannotRun):
        supervise(base, web)

    assert did[-2:] == ["web stops", "base stops"]


def test_starts_those_above_anew_after_the_base() -> None:
    did: list[str] = []
    base = Child("base", [False, True], did)
    web = Child("web", [True], did)

    with pytest.raises(CannotRun):
        supervise(base, web)

    assert did[:6] == [
        "base starts",
        "web starts",
        "web stops",
        "base stops",
        "base starts",
        "web starts",
    ]


def test_ends_quietly_when_asked_to_stop() -> None:
    class Stopper(Child):
        def wait_until_ready(self, pause: Pause) -> None:
            tell_us(signal.SIGTERM)

    did: list[str] = []

    told = supervise(Child("base", [True], did), Stopper("web", [True], did))

    assert did == ["base starts", "web starts", "web stops", "base stops"]
    assert "ready" in told
