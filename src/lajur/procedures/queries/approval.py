"""The approval of a draft, as its pages and the case that carries it ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from lajur.core.sop import Sop
from lajur.procedures.lane import Adopting, Identity
from lajur.procedures.models import Adoption, Approval, Draft, Withdrawal
from lajur.procedures.queries.standing import APPROVAL_SOP
from lajur.procedures.queries.version import version


@dataclass(frozen=True)
class ApprovalRow:
    """One approval, open or over."""

    draft_id: int
    slug: str
    title: str
    case_id: int | None
    state: str
    reason: str
    content_hash: str
    at: datetime
    person: str
    post: str
    #: The newest version before it, 0 for a first one.
    version_before: int
    unit_id: int
    valid_from: date
    identity: Identity | None

    def printed(self, sop: Sop) -> Sop:
        """Return a draft as the office that will adopt it prints it."""
        own = self.identity.printed_on(sop) if self.identity else sop
        return own.with_changes(effective_date=self.valid_from.isoformat())

    @property
    def is_open(self) -> bool:
        """Whether it still may end in a version."""
        return self.state in Approval.OPEN

    @property
    def is_planned(self) -> bool:
        """Whether no case has begun yet."""
        return self.state == Approval.State.PLANNED

    @property
    def is_away(self) -> bool:
        """Whether approvers look at it."""
        return self.state == Approval.State.SUBMITTED

    @property
    def is_returned(self) -> bool:
        """Whether it is back with its author."""
        return self.state == Approval.State.RETURNED


@dataclass(frozen=True)
class WithdrawalRow:
    """Why an SOP is no longer in force."""

    valid_from: date
    reason: str
    #: Title and slug of what takes its place, "" for nothing.
    heir: str
    heir_slug: str
    at: datetime
    person: str
    post: str


def approval_of_case(government_id: int, case_id: int) -> ApprovalRow | None:
    """Return the approval a case carries, whatever became of it."""
    found = _rows(government_id).filter(case_id=case_id).first()
    return _row(found) if found else None


def approval_carried(
    government_id: int, case_id: int, version_id: int, settings: Mapping[str, Any]
) -> ApprovalRow | None:
    """Return the approval a case carries, asked only of the SOP that approves SOPs."""
    slug = settings.get(APPROVAL_SOP)
    if not slug or version(government_id, version_id).slug != slug:
        return None
    return approval_of_case(government_id, case_id)


def approval_of_draft(government_id: int, draft_id: int) -> ApprovalRow | None:
    """Return the newest approval of a draft."""
    found = _rows(government_id).filter(draft_id=draft_id).order_by("-pk").first()
    return _row(found) if found else None


def approval_of_slug(government_id: int, slug: str) -> ApprovalRow | None:
    """Return the newest approval of the open draft of a procedure."""
    found = (
        _rows(government_id)
        .filter(draft__procedure__slug=slug, draft__state=Draft.State.OPEN)
        .order_by("-pk")
        .first()
    )
    return _row(found) if found else None


def withdrawal_of(government_id: int, adoption_id: int) -> WithdrawalRow | None:
    """Return why the SOP of an adoption that is over was withdrawn, if it was."""
    adoption = Adoption.objects.filter(
        government_id=government_id, pk=adoption_id, version__state="dicabut"
    ).first()
    if adoption is None:
        return None
    return newest_withdrawal(government_id, adoption.procedure_id)


def newest_withdrawal(government_id: int, procedure_id: int) -> WithdrawalRow | None:
    """Return the latest withdrawal of a procedure."""
    row = (
        Withdrawal.objects.select_related("replaced_by")
        .filter(government_id=government_id, procedure_id=procedure_id)
        .order_by("-pk")
        .first()
    )
    if row is None:
        return None
    heir = row.replaced_by
    return WithdrawalRow(
        row.valid_from,
        row.reason,
        heir.title if heir else "",
        heir.slug if heir else "",
        row.at,
        row.person,
        row.post,
    )


def _rows(government_id: int) -> QuerySet[Approval]:
    return Approval.objects.select_related("draft__procedure").filter(
        government_id=government_id
    )


def _row(row: Approval) -> ApprovalRow:
    procedure = row.draft.procedure
    planned = Adopting.from_json(row.adopting)
    return ApprovalRow(
        draft_id=row.draft_id,
        slug=procedure.slug,
        title=procedure.title,
        case_id=row.case_id,
        state=row.state,
        reason=row.reason,
        content_hash=row.content_hash,
        at=row.at,
        person=row.person,
        post=row.post,
        version_before=procedure.latest_version,
        unit_id=planned.unit_id,
        valid_from=planned.valid_from,
        identity=planned.identity,
    )
