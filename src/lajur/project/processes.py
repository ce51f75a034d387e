"""What a child process is told before it runs: who it is and with whom it ends.

Everything here is called between fork and exec, or at the start of a child, so it
must not import, log or take locks. The calls exist on Linux only.
"""

import ctypes
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_SECUREBITS = 28
_SECBIT_NO_SETUID_FIXUP = 1 << 2
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_READ_SEARCH = 2
#: the right to set the bits that keep a right over a change of user
_CAP_SETPCAP = 8
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Identity:
    """The account a child runs under, when it is not the account of its parent."""

    name: str
    uid: int
    gid: int
    #: keep the one right to walk through and read folders closed to this account
    may_search: bool = False


def end_with_parent(number: signal.Signals) -> None:
    """Ask the kernel for a signal as soon as the thread that began us is gone.

    Changing the user clears this wish, so it is made after `become`.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)


def may_lend_search() -> bool:
    """Tell whether this process can hand the right to search folders to a child."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return False
    held = next(
        (line for line in status.splitlines() if line.startswith("CapPrm:")), "CapPrm:0"
    )
    needed = (1 << _CAP_DAC_READ_SEARCH) | (1 << _CAP_SETPCAP)
    return int(held.split(":")[1], 16) & needed == needed


def become(identity: Identity) -> None:
    """Give up root for good and go on as this account."""
    if identity.may_search:
        # without this access(2) denies what the right to search allows
        _libc.prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP, 0, 0, 0)
    os.setgroups([])
    os.setresgid(identity.gid, identity.gid, identity.gid)
    os.setresuid(identity.uid, identity.uid, identity.uid)
    if identity.may_search:
        _keep_search()


def _keep_search() -> None:
    bit = 1 << _CAP_DAC_READ_SEARCH
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    # two blocks of effective, permitted, inheritable; the second holds bits 32 and up
    sets = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    _libc.capset(header, sets)
    _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_READ_SEARCH, 0, 0)


def before_exec(
    identity: Identity | None = None, on_orphaned: signal.Signals | None = None
) -> Callable[[], None]:
    """Return what a child does between fork and exec."""
    parent = os.getpid()

    def prepare() -> None:
        os.umask(0o077)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if identity:
            become(identity)
        if on_orphaned:
            end_with_parent(on_orphaned)
            if os.getppid() != parent:  # the parent died before the wish was made
                os._exit(1)

    return prepare
