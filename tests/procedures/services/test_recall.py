import pytest
from tests.factories.approval import AT, make_approval, make_approving_office, plan
from tests.factories.cases import acting
from tests.factories.procedures import make_draft

from lajur.procedures import errors, services
from lajur.procedures.models import Approval
from lajur.procedures.services.recall import APPROVAL_RECALLED, recall

pytestmark = pytest.mark.django_db


def test_a_planned_approval_ends_with_its_draft_and_has_no_case_to_cancel():
    office = make_approving_office()
    drafted = make_draft(office)
    plan(office, drafted)

    services.discard_draft(
        government_id=office.id,
        draft_id=drafted.draft_id,
        by=acting(office, "kabag"),
        at=AT,
    )

    assert Approval.objects.get(draft_id=drafted.draft_id).state == "withdrawn"


def test_a_draft_with_the_approvers_is_not_discarded():
    approving = make_approval()

    with pytest.raises(errors.DraftFrozen):
        services.discard_draft(
            government_id=approving.id,
            draft_id=approving.drafted.draft_id,
            by=acting(approving.office, "kabag"),
            at=AT,
        )


def test_the_case_of_a_recalled_draft_is_to_be_cancelled():
    approving, other = make_approval(), make_approval()

    assert recall(other.id, [approving.drafted.draft_id], "x") == ()
    (effect,) = recall(approving.id, [approving.drafted.draft_id], "Draf diganti")

    assert effect.kind == APPROVAL_RECALLED
    assert effect.payload == {
        "case_id": approving.running.case_id,
        "reason": "Draf diganti",
    }
    assert recall(approving.id, [approving.drafted.draft_id], "lagi") == ()
