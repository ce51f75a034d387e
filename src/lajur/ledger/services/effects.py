"""Do what events want: effects in batches, each at least once."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from lajur.ledger import sql
from lajur.ledger.models import PendingEffect

log = logging.getLogger(__name__)

Handlers = Mapping[str, Callable[[dict[str, Any], datetime], None]]

#: After this many failures an effect waits for a person.
MAX_ATTEMPTS = 12


@dataclass(frozen=True)
class Drained:
    """What one batch did; a kind nobody handles counts as done."""

    done: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """Return how many effects the batch took."""
        return self.done + self.failed + self.unknown


def drain_effects(*, at: datetime, handlers: Handlers, limit: int = 500) -> Drained:
    """Do one batch of effects that are due; safe on many workers at once."""
    done: list[tuple[str, int, int]] = []
    failed = unknown = 0
    with transaction.atomic():
        taken = sql.rows(
            sql.TAKE_EFFECTS, {"at": at, "limit": limit, "attempts": MAX_ATTEMPTS}
        )
        for row in taken:
            handler = handlers.get(row[4])
            if handler is None:
                unknown += 1
                log.warning("no handler for effect %s", row[4])
                done.append(row[1:4])
            elif _done(row, handler, at):
                done.append(row[1:4])
            else:
                failed += 1
        if done:
            streams, seqs, effects = map(list, zip(*done, strict=True))
            sql.rows(
                sql.FINISH_EFFECTS,
                {"at": at, "streams": streams, "seqs": seqs, "effects": effects},
            )
    return Drained(len(done) - unknown, failed, unknown)


def withdraw_effects(
    *, government_id: int, stream: str, seq: int, at: datetime
) -> bool:
    """Take back the effects of an event; False when one has been done already."""
    mine = PendingEffect.objects.filter(
        government_id=government_id, stream=stream, seq=seq
    )
    waiting = mine.select_for_update().filter(done_at__isnull=True)
    if len(waiting) < mine.count():
        return False
    mine.update(done_at=at, error="withdrawn")
    return True


def _done(
    row: tuple[Any, ...],
    handler: Callable[[dict[str, Any], datetime], None],
    at: datetime,
) -> bool:
    government_id, stream, seq, effect, kind, payload, attempts = row
    if isinstance(payload, str):
        payload = _load(payload)
    full = {**payload, "government_id": government_id, "stream": stream, "seq": seq}
    try:
        with transaction.atomic():
            handler(full, at)
    except Exception as error:
        log.exception("effect %s of %s %s failed", kind, stream, seq)
        sql.rows(
            sql.DELAY_EFFECT,
            {
                "stream": stream,
                "seq": seq,
                "effect": effect,
                "error": f"{type(error).__name__}: {error}"[:1000],
                "due": at + timedelta(seconds=5 * 2 ** min(attempts, 10)),
            },
        )
        return False
    return True


def _load(payload: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(payload)
    return loaded
