"""Events by page and by government."""

from datetime import UTC, datetime

import pytest

from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of, history_of, newest_of
from lajur.ledger.services import append

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
BY = ActingAs(7, "Pejabat Sekda", 3, "Sekretaris Daerah", "plh")


def add(government_id: int = 1, **given):
    asked = {"stream": "sop:1", "kind": "publish", "body": {"n": 1}, "by": BY, "at": AT}
    return append(government_id=government_id, **{**asked, **given})


def test_older_events_come_page_by_page() -> None:
    for _ in range(5):
        add()

    assert [e.seq for e in events_of(1, "sop:1", before=4, limit=2)] == [3, 2]


def test_streams_of_two_governments_never_mix() -> None:
    add(1, stream="office:1")
    add(2, stream="office:2")

    assert events_of(2, "office:1") == ()
    assert [event.seq for event in history_of(1, "office:1")] == [1]


def test_the_newest_of_each_kind_comes_from_the_streams_asked() -> None:
    for kind in ("publish", "adopt", "publish"):
        add(kind=kind)
    add(stream="sop:2", kind="adopt")

    found = newest_of(1, ["sop:1", "sop:3"], ("publish",))

    assert {key: event.seq for key, event in found.items()} == {("sop:1", "publish"): 3}
