"""Events of a stream, newest first or in order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.ledger.models import Event as EventRow


@dataclass(frozen=True)
class Event:
    """One event as it was written."""

    seq: int
    kind: str
    at: datetime
    body: dict[str, Any]
    hash: bytes
    request_key: str | None = None


def events_of(
    government_id: int, stream: str, before: int | None = None, limit: int = 50
) -> tuple[Event, ...]:
    """Return the newest events of a stream, those before a seq if one is given."""
    found = EventRow.objects.filter(government_id=government_id, stream=stream)
    if before is not None:
        found = found.filter(seq__lt=before)
    return tuple(_event(row) for row in found.order_by("-seq")[:limit])


def history_of(government_id: int, stream: str) -> Iterator[Event]:
    """Yield all events of a stream in the order they happened."""
    found = EventRow.objects.filter(government_id=government_id, stream=stream)
    for row in found.order_by("seq").iterator(chunk_size=500):
        yield _event(row)


def _event(row: EventRow) -> Event:
    return Event(
        row.seq,
        row.kind,
        row.at,
        json.loads(row.body),
        bytes(row.hash),
        row.request_key,
    )
