"""Add one event to a stream that is not a case."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from lajur.ledger import sql
from lajur.ledger.actor import ActingAs
from lajur.ledger.canonical import canonical, moment
from lajur.ledger.effect import Effect
from lajur.ledger.errors import NotForCases


@dataclass(frozen=True)
class Appended:
    """Where the event stands in its stream, and the chain's new head."""

    seq: int
    hash: bytes
    #: True when this request had been done before and nothing was added.
    repeated: bool = False


def append(
    *,
    government_id: int,
    stream: str,
    kind: str,
    body: Mapping[str, Any],
    by: ActingAs | None,
    at: datetime,
    request_key: str | None = None,
    effects: Sequence[Effect] = (),
) -> Appended:
    """Add an event and its effects to a stream, once per request key."""
    if stream.startswith("case:"):
        raise NotForCases
    full = {**body, "at": moment(at), "by": by.as_body() if by else None}
    parameters = {
        "government": government_id,
        "stream": stream,
        "key": request_key,
        "kind": kind,
        "at": at,
        "body": canonical(full),
        "effect_kinds": [effect.kind for effect in effects],
        "effect_payloads": [json.dumps(effect.payload) for effect in effects],
        "effect_dues": [effect.due_at or at for effect in effects],
    }
    if request_key is None:
        return Appended(*_first(sql.rows(sql.APPEND, parameters)))
    return _append_once(parameters)


def _append_once(parameters: dict[str, Any]) -> Appended:
    # A savepoint is wanted only where a refused INSERT would end an outer
    # transaction; alone, the statement undoes itself.
    outer = connection.in_atomic_block
    try:
        with transaction.atomic() if outer else nullcontext():
            return Appended(*_first(sql.rows(sql.APPEND, parameters)))
    except IntegrityError:
        prior = sql.rows(sql.PRIOR, (parameters["stream"], parameters["key"]))
        if not prior:
            raise
        return Appended(*_first(prior), repeated=True)


def _first(found: list[tuple[Any, ...]]) -> tuple[int, bytes]:
    seq, head = found[0]
    return seq, bytes(head)
