from datetime import timedelta

import pytest
from tests.factories.approval import (
    AT,
    TODAY,
    make_approval,
    make_approving_office,
    plan,
)
from tests.factories.cases import acting, new_key
from tests.factories.office import make_office
from tests.factories.procedures import make_draft, small_sop

from lajur.cases import services as cases
from lajur.cases.errors import CaseRefused
from lajur.cases.models import Case
from lajur.cases.services.approval import submit_draft
from lajur.core.sop.edit import set_identity
from lajur.ledger.queries import events_of
from lajur.office.models import Notice
from lajur.office.services import change_settings
from lajur.procedures import errors, queries, services
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.models import Approval, Draft, Procedure, Version
from lajur.procedures.services.version import content_hash

pytestmark = pytest.mark.django_db


@pytest.fixture
def approving():
    return make_approval()


def draft_of(approving) -> Draft:
    return Draft.objects.get(pk=approving.drafted.draft_id)


def approval_of(approving) -> Approval:
    return Approval.objects.get(draft_id=approving.drafted.draft_id)


def rename(approving, title: str, by: str = "staf") -> None:
    """Change the draft as the author would in the editor."""
    services.edit_draft(
        government_id=approving.id,
        draft_id=approving.drafted.draft_id,
        edition=draft_of(approving).edition,
        said="Nama SOP diubah",
        change=lambda sop: set_identity(sop, "title", title),
        by=acting(approving.office, by),
        at=approving.running.at,
    )


def published(approving) -> Version | None:
    return Version.objects.filter(
        government_id=approving.id, procedure__slug=approving.drafted.slug
    ).first()


def life(approving) -> list[str]:
    procedure = Procedure.objects.get(
        government_id=approving.id, slug=approving.drafted.slug
    )
    return [e.kind for e in reversed(events_of(approving.id, procedure.stream))]


def test_handing_in_begins_a_case_and_freezes_the_draft(approving):
    case = Case.objects.get(pk=approving.running.case_id)

    assert case.subject == "Pengesahan SOP Penyiapan Rapat Dinas"
    assert approving.running.task().queue == approving.office.queue("staf")
    assert draft_of(approving).is_frozen
    assert approval_of(approving).state == "submitted"
    with pytest.raises(errors.DraftFrozen):
        rename(approving, "Lain")


def test_the_last_effect_publishes_what_was_looked_at_and_adopts_it(approving):
    handed_in = approval_of(approving).content_hash

    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    version = published(approving)
    assert version is not None
    assert version.content_hash == handed_in
    assert version.published_by == approving.office.posts["kabag"].name
    (adopted,) = queries.in_force(approving.id, TODAY, slug=approving.drafted.slug)
    assert adopted.unit_id == approving.office.units["bagian"].pk
    assert approval_of(approving).state == "approved"
    assert life(approving) == [
        "received",
        "submitted",
        "published",
        "adopted",
        "approved",
    ]


def test_it_is_published_once_however_often_the_effect_runs(approving):
    approving.complete("staf", "kasubag", "kabag", "staf", "staf")
    approving.settle()

    assert Version.objects.filter(procedure__slug=approving.drafted.slug).count() == 1


def test_a_later_day_is_kept_and_an_earlier_one_is_the_day_of_approval():
    office = make_approving_office()
    early = make_approval(office)
    Approval.objects.filter(pk=approval_of(early).pk).update(
        adopting={**approval_of(early).adopting, "valid_from": "2025-12-01"}
    )

    early.complete("staf", "kasubag", "kabag", "staf", "staf")

    (row,) = queries.in_force(office.id, TODAY, slug=early.drafted.slug)
    assert row.valid_from == TODAY


def test_whoever_handed_it_in_is_told(approving):
    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    told = Notice.objects.filter(
        government_id=approving.id, person_id=approving.office.people["kabag"].pk
    )
    texts = [notice.text for notice in told]
    assert "SOP Penyiapan Rapat Dinas disahkan dan berlaku mulai 07-01-2026." in texts


def test_a_return_to_the_author_lets_him_correct_it_and_all_look_again(approving):
    approving.complete("staf")
    approving.send_back("kasubag")

    assert not draft_of(approving).is_frozen
    assert approval_of(approving).reason == "Langkah 2 kurang jelas"
    rename(approving, "Penyiapan Rapat Dinas dan Notulanya")
    approving.complete("staf")
    assert draft_of(approving).is_frozen
    approving.complete("kasubag", "kabag", "staf", "staf")

    version = published(approving)
    assert version is not None
    assert version.title == "Penyiapan Rapat Dinas dan Notulanya"
    assert version.content_hash == approval_of(approving).content_hash
    assert life(approving)[1:5] == ["submitted", "returned", "edited", "resubmitted"]


def test_a_return_among_the_approvers_leaves_it_frozen(approving):
    approving.complete("staf", "kasubag")
    approving.send_back("kabag")

    assert approving.running.task().step == "s2"
    assert draft_of(approving).is_frozen
    approving.complete("kasubag", "kabag", "staf", "staf")
    assert published(approving) is not None


def test_a_change_slipped_in_after_a_look_is_not_published(approving):
    approving.complete("staf")
    approving.send_back("kasubag")
    # The author passes it on, an approver is quick, then the author changes it
    # once more: all before the worker has frozen it again.
    approving.running.complete("staf")
    approving.running.complete("kasubag", "Setuju")
    approving.running.at += timedelta(seconds=1)
    rename(approving, "Diam-diam")
    approving.settle()
    approving.complete("kabag", "staf", "staf")

    assert published(approving) is None
    assert approval_of(approving).state == "failed"
    assert "berubah sesudah diperiksa" in approval_of(approving).reason
    assert not draft_of(approving).is_frozen
    assert draft_of(approving).state == "open"


def test_the_author_does_not_sign(approving):
    Draft.objects.filter(pk=approving.drafted.draft_id).update(
        author_id=approving.office.people["kabag"].pk
    )

    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    assert published(approving) is None
    assert "penyusunnya sendiri" in approval_of(approving).reason


def test_an_office_may_let_the_author_sign(approving):
    change_settings(
        government_id=approving.id,
        changes={"author_may_publish": True},
        by=None,
        at=AT,
    )
    Draft.objects.filter(pk=approving.drafted.draft_id).update(
        author_id=approving.office.people["kabag"].pk
    )

    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    assert published(approving) is not None


def test_who_only_holds_the_signing_post_as_author_is_told_at_once():
    office = make_approving_office()
    drafted = make_draft(office)
    Draft.objects.filter(pk=drafted.draft_id).update(
        author_id=office.people["kabag"].pk
    )

    with pytest.raises(MoveNotAllowed, match="penyusun draf ini"):
        plan(office, drafted)


def test_giving_the_case_up_makes_it_a_draft_again(approving):
    approving.complete("staf")
    cases.cancel(
        government_id=approving.id,
        case_id=approving.running.case_id,
        reason="Menunggu peraturan baru",
        by=acting(approving.office, "kabag"),
        at=approving.running.at,
        request_key=new_key(),
    )
    approving.settle()

    draft = draft_of(approving)
    assert (draft.is_frozen, draft.stage, draft.state) == (False, "draf", "open")
    assert approval_of(approving).reason == "Menunggu peraturan baru"
    rename(approving, "Penyiapan Rapat Pimpinan")


def test_a_new_file_of_the_sop_ends_the_approval_and_its_case(approving):
    sop = small_sop("rapat", "Penyiapan Rapat Dinas").with_changes(number="99")
    make_draft(approving.office, sop)
    approving.settle()

    assert approval_of(approving).state == "withdrawn"
    case = Case.objects.get(pk=approving.running.case_id)
    assert case.state == "cancelled"
    assert published(approving) is None


def test_nothing_begins_where_the_draft_may_not_go():
    office = make_approving_office()
    drafted = make_draft(office)

    with pytest.raises(MoveNotAllowed, match="pelaksana dan tanggal"):
        submit_draft(
            government_id=office.id,
            draft_id=drafted.draft_id,
            by=acting(office, "kabag"),
            at=AT,
        )

    assert not Case.objects.filter(government_id=office.id).exists()


def test_without_an_approving_sop_nothing_is_handed_in():
    office = make_office()
    drafted = make_draft(office)

    with pytest.raises(CaseRefused) as refused:
        submit_draft(
            government_id=office.id,
            draft_id=drafted.draft_id,
            by=acting(office, "kabag"),
            at=AT,
        )

    assert refused.value.code == "no_approval_sop"


def test_the_same_request_hands_in_once(approving):
    again = submit_draft(
        government_id=approving.id,
        draft_id=approving.drafted.draft_id,
        by=acting(approving.office, "kabag"),
        at=AT,
        request_key=f"ajukan-{approving.drafted.draft_id}",
    )

    assert again.repeated
    assert again.case_id == approving.running.case_id


def test_offices_do_not_meet(approving):
    other = make_approval()

    approving.complete("staf", "kasubag", "kabag", "staf", "staf")

    assert published(approving) is not None
    assert published(other) is None
    assert draft_of(other).is_frozen
    assert queries.approval_of_case(other.id, approving.running.case_id) is None


def test_a_revision_keeps_its_number_and_says_when(approving):
    approving.complete("staf", "kasubag", "kabag", "staf", "staf")
    first = published(approving)
    services.open_revision(
        government_id=approving.id,
        slug=approving.drafted.slug,
        by=acting(approving.office, "staf"),
        at=approving.running.at,
    )
    revision = Draft.objects.get(government_id=approving.id, state="open")
    again = services.Drafted(revision.pk, approving.drafted.slug, "", 0, "open")
    plan(approving.office, again)
    submit_draft(
        government_id=approving.id,
        draft_id=revision.pk,
        by=acting(approving.office, "kabag"),
        at=approving.running.at,
    )

    stored = Draft.objects.get(pk=revision.pk)
    assert first is not None
    assert stored.sop["number"] == first.sop["number"]
    assert stored.sop["revised_date"] == "2026-01-07"
    assert content_hash(queries.draft(approving.id, revision.pk).sop) == (
        Approval.objects.get(draft=stored).content_hash
    )
