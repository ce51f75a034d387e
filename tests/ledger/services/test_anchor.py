"""The daily seal."""

from datetime import UTC, datetime, timedelta

import pytest

from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import history_of, verify_streams
from lajur.ledger.services import append, seal_day

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
BY = ActingAs(7, "Pejabat Sekda", 3, "Sekretaris Daerah", "plh")


def add(government_id: int = 1, **given):
    asked = {"stream": "sop:1", "kind": "publish", "body": {"n": 1}, "by": BY, "at": AT}
    return append(government_id=government_id, **{**asked, **given})


def test_a_seal_covers_what_came_since_the_one_before() -> None:
    add()
    seal_day(government_id=1, key=b"key", at=AT)
    add(stream="sop:2")
    seal_day(government_id=1, key=b"key", at=AT + timedelta(days=1))
    seal_day(government_id=1, key=b"key", at=AT + timedelta(days=2))
    seal_day(government_id=1, key=b"key", at=AT + timedelta(days=3))

    heads = [set(e.body["heads"]) for e in history_of(1, "anchor:1")]
    assert heads == [{"sop:1"}, {"sop:1", "sop:2"}, {"sop:2"}, set()]
    assert verify_streams(1, b"key") == ()
