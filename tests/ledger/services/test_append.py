"""Events are added once, in order, with their effects."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.ledger.errors import NotForCases
from lajur.ledger.models import PendingEffect
from lajur.ledger.queries import events_of, history_of, verify_streams
from lajur.ledger.services import append, drain_effects, seal_day, withdraw_effects

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
BY = ActingAs(7, "Pejabat Sekda", 3, "Sekretaris Daerah", "plh")


def add(government_id: int = 1, **given):
    asked = {"stream": "sop:1", "kind": "publish", "body": {"n": 1}, "by": BY, "at": AT}
    return append(government_id=government_id, **{**asked, **given})


def test_events_follow_each_other_and_keep_who_acted() -> None:
    assert [add().seq, add().seq] == [1, 2]

    newest = events_of(1, "sop:1")[0]
    assert (newest.seq, newest.kind, newest.at) == (2, "publish", AT)
    assert newest.body["by"]["post"] == "Sekretaris Daerah"
    assert newest.body["by"]["capacity"] == "plh"


def test_streams_of_two_governments_never_mix() -> None:
    add(1, stream="office:1")
    add(2, stream="office:2")

    assert events_of(2, "office:1") == ()
    assert [event.seq for event in history_of(1, "office:1")] == [1]


@pytest.mark.parametrize("inside", [True, False])
def test_the_same_request_adds_once(inside: bool) -> None:
    first = add(request_key="a")
    if inside:
        with transaction.atomic():
            again = add(request_key="a")
            other = add(request_key="b")
    else:
        again, other = add(request_key="a"), add(request_key="b")

    assert (again.seq, again.hash, again.repeated) == (1, first.hash, True)
    assert (other.seq, other.repeated) == (2, False)
    assert verify_streams(1, b"key") == ()


def test_streams_of_cases_are_written_by_cases_only() -> None:
    with pytest.raises(NotForCases):
        add(stream="case:1")


def test_older_events_come_page_by_page() -> None:
    for _ in range(5):
        add()

    assert [e.seq for e in events_of(1, "sop:1", before=4, limit=2)] == [3, 2]


def test_an_effect_is_done_when_due_and_never_again() -> None:
    add(effects=[Effect("tell", {"who": "sekda"}, AT + timedelta(seconds=10))])
    told: list[dict] = []
    handlers = {"tell": lambda payload, at: told.append(payload)}

    drain_effects(at=AT, handlers=handlers)
    assert told == []
    for _ in range(2):
        drain_effects(at=AT + timedelta(seconds=10), handlers=handlers)

    assert told == [{"who": "sekda", "government_id": 1, "stream": "sop:1", "seq": 1}]


def test_an_effect_that_fails_waits_and_the_others_go_on() -> None:
    def fail(payload: dict, at: datetime) -> None:
        raise ValueError("printer")

    told: list[str] = []
    add(effects=[Effect("bad"), Effect("good")])
    handlers = {"bad": fail, "good": lambda payload, at: told.append("good")}

    first = drain_effects(at=AT, handlers=handlers)
    again = drain_effects(at=AT + timedelta(seconds=1), handlers=handlers)
    later = drain_effects(at=AT + timedelta(seconds=6), handlers=handlers)

    assert (first.done, first.failed, told) == (1, 1, ["good"])
    assert (again.total, later.failed) == (0, 1)
    waiting = PendingEffect.objects.get(kind="bad")
    assert (waiting.attempts, waiting.error) == (2, "ValueError: printer")


def test_an_effect_nobody_knows_is_put_away() -> None:
    add(effects=[Effect("strange")])

    assert drain_effects(at=AT, handlers={}).unknown == 1
    assert drain_effects(at=AT, handlers={}).total == 0


def test_effects_are_withdrawn_all_or_none() -> None:
    add(effects=[Effect("a"), Effect("b", {}, AT + timedelta(days=1))])
    given = {"government_id": 1, "stream": "sop:1", "seq": 1, "at": AT}

    assert withdraw_effects(**given)
    assert drain_effects(at=AT + timedelta(days=2), handlers={}).total == 0
    assert not withdraw_effects(**given)


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
