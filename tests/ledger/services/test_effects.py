"""Effects are done once, late ones wait, bad ones stop nobody."""

from datetime import UTC, datetime, timedelta

import pytest

from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.ledger.models import PendingEffect
from lajur.ledger.services import append, drain_effects, withdraw_effects

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
BY = ActingAs(7, "Pejabat Sekda", 3, "Sekretaris Daerah", "plh")


def add(government_id: int = 1, **given):
    asked = {"stream": "sop:1", "kind": "publish", "body": {"n": 1}, "by": BY, "at": AT}
    return append(government_id=government_id, **{**asked, **given})


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
