"""Seal the day: one event holds the heads of all chains under a secret key."""

import json
from datetime import datetime
from typing import Any

from lajur.ledger import sql
from lajur.ledger.seal import anchor_stream, seal_of
from lajur.ledger.services.append import Appended, append


def seal_day(*, government_id: int, key: bytes, at: datetime) -> Appended:
    """Add the anchor that holds every head moved since the one before.

    It looks back to where the anchor before last stopped: an event committed
    late, by a transaction older than the newest anchor, is still caught.
    """
    stream = anchor_stream(government_id)
    newest = sql.rows(
        "SELECT body, encode(hash, 'hex') FROM ledger_event WHERE stream = %s"
        " ORDER BY seq DESC LIMIT 1",
        (stream,),
    )
    before: dict[str, Any] = json.loads(newest[0][0]) if newest else {}
    moved = sql.rows(
        sql.MOVED_HEADS,
        {
            "government": government_id,
            "after": before.get("seen", 0),
            "anchors": stream,
        },
    )
    body: dict[str, Any] = {
        "government": government_id,
        "heads": {name: [seq, bytes(head).hex()] for name, seq, head, _ in moved},
        "upto": max((row[3] for row in moved), default=before.get("upto", 0)),
        "seen": before.get("upto", 0),
        "before": newest[0][1] if newest else None,
    }
    body["seal"] = seal_of(key, body)
    return append(
        government_id=government_id,
        stream=stream,
        kind="anchor",
        body=body,
        by=None,
        at=at,
    )
