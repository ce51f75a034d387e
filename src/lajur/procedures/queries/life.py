"""One SOP's whole life on a page: where it stands, what came before, what is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from lajur.ledger.queries import Event, events_of
from lajur.procedures.lifecycle import Move, MoveRefused, Standing, State, why_not
from lajur.procedures.models import Draft, Procedure, Wish
from lajur.procedures.queries.adoption import AdoptionRow, in_force
from lajur.procedures.queries.approval import (
    ApprovalRow,
    WithdrawalRow,
    approval_of_draft,
    newest_withdrawal,
)
from lajur.procedures.queries.schedule import (
    AssessmentRow,
    DueRow,
    assessments,
    schedule,
)
from lajur.procedures.queries.standing import approving_sop, standing_of

#: How many events of an SOP its page tells.
HISTORY = 60


@dataclass(frozen=True)
class Happened:
    """Something that happened to an SOP, like things right after another as one."""

    kind: str
    at: datetime
    post: str
    #: How often it happened in a row.
    count: int
    reason: str = ""
    case_id: int | None = None
    number: int | None = None


@dataclass(frozen=True)
class WishRow:
    """Why an SOP is wished for."""

    reason: str
    unit: str
    at: datetime
    post: str


@dataclass(frozen=True)
class LifePage:
    """All the page of an SOP's life shows."""

    slug: str
    title: str
    version_number: int
    standing: Standing
    draft_id: int | None
    approval: ApprovalRow | None
    wish: WishRow | None
    withdrawal: WithdrawalRow | None
    at_work: tuple[AdoptionRow, ...]
    dues: tuple[DueRow, ...]
    assessments: tuple[AssessmentRow, ...]
    history: tuple[Happened, ...]
    #: The SOP by which this office approves SOPs.
    approving: AdoptionRow | None

    @property
    def approves_sops(self) -> bool:
        """Whether this very SOP approves SOPs."""
        return self.approving is not None and self.approving.slug == self.slug

    @property
    def state(self) -> State | None:
        """Where the SOP stands: its version, else its draft or wish."""
        return self.standing.published or self.standing.drafted

    def why_not(self, move: Move) -> MoveRefused | None:
        """Return why a move cannot be made now."""
        return why_not(move, self.standing)

    def can(self, move: Move) -> bool:
        """Whether a move can be made now."""
        return self.why_not(move) is None


def life_page(
    government_id: int, slug: str, on: date, at: datetime, *, is_steward: bool
) -> LifePage:
    """Return the life of a procedure; raises Unknown."""
    standing = standing_of(government_id, slug, at, is_steward=is_steward)
    procedure = Procedure.objects.get(government_id=government_id, slug=slug)
    draft_id = (
        Draft.objects.filter(
            government_id=government_id, procedure=procedure, state=Draft.State.OPEN
        )
        .values_list("pk", flat=True)
        .first()
    )
    is_over = standing.published is State.WITHDRAWN
    return LifePage(
        slug=slug,
        title=procedure.title,
        version_number=procedure.latest_version,
        standing=standing,
        draft_id=draft_id,
        approval=approval_of_draft(government_id, draft_id) if draft_id else None,
        wish=_wish(procedure),
        withdrawal=newest_withdrawal(government_id, procedure.pk) if is_over else None,
        at_work=in_force(government_id, on, slug=slug),
        dues=schedule(government_id, on, slug=slug),
        assessments=assessments(government_id, slug=slug),
        history=happened(events_of(government_id, procedure.stream, limit=HISTORY)),
        approving=approving_sop(government_id, on),
    )


def happened(events: Iterable[Event]) -> tuple[Happened, ...]:
    """Return events newest first, runs of one kind by one post as one line."""
    told: list[Happened] = []
    for event in events:
        by = event.body.get("by") or {}
        row = Happened(
            kind=event.kind,
            at=event.at,
            post=by.get("post") or by.get("person") or "",
            count=1,
            reason=event.body.get("reason") or "",
            case_id=event.body.get("case"),
            number=event.body.get("number"),
        )
        last = told[-1] if told else None
        if last and (last.kind, last.post) == (row.kind, row.post):
            told[-1] = Happened(
                last.kind,
                last.at,
                last.post,
                last.count + 1,
                last.reason,
                last.case_id,
                last.number,
            )
        else:
            told.append(row)
    return tuple(told)


def procedure_slugs(government_id: int) -> tuple[tuple[str, str], ...]:
    """Return slug and title of every SOP that has a version, by title."""
    rows = Procedure.objects.filter(government_id=government_id, latest_version__gt=0)
    return tuple(rows.order_by("title").values_list("slug", "title"))


def _wish(procedure: Procedure) -> WishRow | None:
    row = (
        Wish.objects.select_related("unit")
        .filter(government_id=procedure.government_id, procedure=procedure)
        .first()
    )
    if row is None:
        return None
    return WishRow(row.reason, row.unit.name, row.at, row.post or row.person)
