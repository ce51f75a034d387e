"""What a reader gives up before it opens its first file; the kernel holds it to it."""

import ctypes
import os
import resource
import sys
from collections.abc import Container
from pathlib import Path

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
_CAP_DAC_READ_SEARCH = 2
#: Notes for whoever looks after the server; documents are never written down.
_FILE_SIZE = 1_000_000
_OPEN_FILES = 64
_NETWORK = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}
)
_PROGRAMS = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"}
)


def confine(*, memory: int, programs: Container[str]) -> None:
    """Take memory, files, network and other programs from this process."""
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_FSIZE, _FILE_SIZE)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Where the kernel allows neither, the hook below still stands.
    if libc.unshare(_CLONE_NEWNET) and not _is_lent_search():
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    sys.addaudithook(_hook(programs))


def allow_seconds(seconds: int) -> None:
    """Give this process so much more computing time; the kernel ends it then."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _is_lent_search() -> bool:
    """Whether this process reaches its own modules only by a right lent to it.

    A user namespace of its own would take that right away, and with it every
    module it has not loaded yet.
    """
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return False
    held = next((line.split()[1] for line in lines if line.startswith("CapEff")), "0")
    return os.geteuid() != 0 and bool(int(held, 16) >> _CAP_DAC_READ_SEARCH & 1)


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (least, least))


def _hook(programs: Container[str]):  # type: ignore[no-untyped-def]
    """Make a hook that refuses the network and every program but the named ones."""

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError(event)
        if event in _PROGRAMS and not (
            event == "subprocess.Popen" and os.fspath(str(args[0])) in programs
        ):
            raise PermissionError(event)

    return refuse
