"""The one text of a body that hashes are taken of."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any


def moment(at: datetime) -> str:
    """Return a moment as UTC text, the same on every server."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be kept in an event")


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode


def canonical(body: Mapping[str, Any]) -> str:
    """Return a body as JSON with sorted keys and no spaces."""
    return _ENCODE(body)
