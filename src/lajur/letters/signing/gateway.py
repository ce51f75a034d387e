"""The certified signature service of an office, behind one narrow door.

A gateway is called in the request, never inside a transaction. The passphrase is
an argument of this one call: nobody stores it, logs it or queues it.
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

_SIMULATOR = "lajur.letters.signing.simulator.Simulator"


class Gateway(Protocol):
    """Seals a PDF with somebody's certificate."""

    def seal(self, *, pdf: bytes, signer: str, passphrase: str) -> bytes:
        """Return the PDF with a PAdES signature added behind its last byte.

        Raises WrongPassphrase or GatewaySilent.
        """


def gateway() -> Gateway:
    """Return the gateway this site is set up with; the simulator without one."""
    made: Gateway = import_string(
        getattr(settings, "LAJUR_SIGNING_GATEWAY", _SIMULATOR)
    )()
    return made
