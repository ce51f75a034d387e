"""What an approval asks before and after its case; the way through is with cases."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from tests.factories.approval import (
    AT,
    TODAY,
    make_approval,
    make_approving_office,
    plan,
)
from tests.factories.cases import acting
from tests.factories.procedures import lanes_of, make_draft, receive_text, small_sop

from lajur.ledger.actor import SYSTEM
from lajur.procedures import errors, services
from lajur.procedures.lane import Adopting, Lane
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.models import Approval, Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_approving_office()


def plan_with(office, drafted, lanes, unit="bagian"):
    services.plan_approval(
        government_id=office.id,
        draft_id=drafted.draft_id,
        adopting=Adopting(office.units[unit].pk, TODAY, lanes),
        by=acting(office, "kabag"),
        at=AT,
    )


def test_a_plan_is_kept_and_may_be_made_anew(office):
    drafted = make_draft(office)

    plan(office, drafted)
    plan(office, drafted, on=TODAY + timedelta(days=7))

    kept = Approval.objects.get(draft_id=drafted.draft_id)
    assert kept.state == "planned"
    adopting = Adopting.from_json(kept.adopting)
    assert adopting.valid_from == TODAY + timedelta(days=7)
    assert adopting.lanes == lanes_of(office, small_sop())


def test_a_lane_without_anybody_is_told_before_anything_begins(office):
    drafted = make_draft(office)
    lanes = lanes_of(office, small_sop())

    with pytest.raises(errors.LaneUnbound, match="Kasubag"):
        plan_with(office, drafted, {**lanes, "kasubag": Lane(None)})
    with pytest.raises(errors.QueueUnknown):
        plan_with(office, drafted, {**lanes, "kasubag": Lane("post:999999")})


def test_open_questions_are_answered_first(office):
    (drafted, _other) = receive_text(office, "Nota Satu", "Nota Dua").drafts

    with pytest.raises(MoveNotAllowed, match="pertanyaan belum dijawab"):
        plan_with(office, drafted, {})


def test_a_frozen_draft_is_refused_by_the_database_itself():
    approving = make_approval()
    draft = Draft.objects.filter(pk=approving.drafted.draft_id)

    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        draft.update(sop={"title": "Lain"})

    assert draft.get().sop["title"] == "Penyiapan Rapat Dinas"


def test_a_draft_is_in_one_approval_at_a_time():
    approving = make_approval()

    with pytest.raises(errors.DraftFrozen):
        plan(approving.office, approving.drafted)


def test_what_became_of_another_case_changes_nothing():
    approving = make_approval()
    case = {"government_id": approving.id, "case_id": 10**9, "by": SYSTEM, "at": AT}

    assert not services.return_approval(reason="x", **case)
    assert not services.rebind_approval(since=AT, **case)
    assert not services.end_approval(reason="x", **case)
    assert services.conclude_approval(approving=small_sop(), looks={}, **case) is None


def test_an_unfinished_draft_is_not_frozen_again():
    approving = make_approval()
    approving.complete("staf")
    approving.send_back("kasubag")
    Draft.objects.filter(pk=approving.drafted.draft_id).update(
        sop={**_sop_of(approving), "steps": []}
    )

    approving.complete("staf")

    assert not Draft.objects.get(pk=approving.drafted.draft_id).is_frozen
    assert Approval.objects.get(case_id=approving.running.case_id).state == "returned"


def test_what_cannot_be_adopted_is_not_published_either():
    approving = make_approval()
    approval = Approval.objects.filter(case_id=approving.running.case_id)
    lanes = {**approval.get().adopting["lanes"]}
    lanes["kasubag"] = {"queue": "post:999999", "unit_ids": []}
    approval.update(adopting={**approval.get().adopting, "lanes": lanes})

    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    assert approval.get().state == "failed"
    assert "tidak ditemukan" in approval.get().reason
    assert Draft.objects.get(pk=approving.drafted.draft_id).state == "open"


def _sop_of(approving):
    return Draft.objects.get(pk=approving.drafted.draft_id).sop
