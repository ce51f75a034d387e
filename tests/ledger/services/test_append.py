"""Events are added once, in order, with their effects."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from lajur.ledger.actor import ActingAs
from lajur.ledger.errors import NotForCases
from lajur.ledger.queries import events_of, verify_streams
from lajur.ledger.services import append

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
