"""Events of a stream, newest first or in order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.ledger import sql
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
    given = {
        "stream": stream,
        "government": government_id,
        "before": sql.END if before is None else before,
        "limit": limit,
    }
    return tuple(
        Event(seq, kind, at, json.loads(body), bytes(event_hash), key)
        for seq, kind, at, body, event_hash, key in sql.rows(sql.NEWEST, given)
    )


def history_of(government_id: int, stream: str) -> Iterator[Event]:
    """Yield all events of a stream in the order they happened."""
    found = EventRow.objects.filter(government_id=government_id, stream=stream)
    for row in found.order_by("seq").iterator(chunk_size=500):
        yield _event(row)


def newest_of(
    government_id: int, streams: list[str], kinds: tuple[str, ...]
) -> dict[tuple[str, str], Event]:
    """Return the newest event of each stream and kind, where there is one."""
    found = EventRow.objects.filter(
        government_id=government_id, stream__in=streams, kind__in=kinds
    )
    newest = found.order_by("stream", "kind", "-seq").distinct("stream", "kind")
    return {(row.stream, row.kind): _event(row) for row in newest}


@dataclass(frozen=True)
class Head:
    """Where the chain of a stream ends."""

    seq: int
    hash: bytes


def heads_of(government_id: int, prefix: str) -> dict[str, Head]:
    """Return the newest event of every stream whose name begins so."""
    found = EventRow.objects.filter(
        government_id=government_id, stream__startswith=prefix
    )
    newest = found.order_by("stream", "-seq").distinct("stream")
    return {row.stream: Head(row.seq, bytes(row.hash)) for row in newest.iterator()}


def stories_of(government_id: int, streams: list[str]) -> dict[str, list[Event]]:
    """Return all events of several streams, each in the order they happened."""
    found = EventRow.objects.filter(government_id=government_id, stream__in=streams)
    stories: dict[str, list[Event]] = {}
    for row in found.order_by("stream", "seq").iterator(chunk_size=1000):
        stories.setdefault(row.stream, []).append(_event(row))
    return stories


def _event(row: EventRow) -> Event:
    return Event(
        row.seq,
        row.kind,
        row.at,
        json.loads(row.body),
        bytes(row.hash),
        row.request_key,
    )
