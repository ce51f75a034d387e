"""The seal of a day: what it covers and how it is made."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from lajur.ledger.canonical import canonical


def anchor_stream(government_id: int) -> str:
    """Return the name of the stream the daily seals of a government form."""
    return f"anchor:{government_id}"


def seal_of(key: bytes, body: Mapping[str, Any]) -> str:
    """Return the seal of an anchor's body under the key."""
    covered = {
        name: body[name] for name in ("government", "heads", "upto", "seen", "before")
    }
    return hmac.new(key, canonical(covered).encode(), hashlib.sha256).hexdigest()
