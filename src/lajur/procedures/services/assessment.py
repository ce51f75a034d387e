"""Monitoring every six months and evaluating every year: what was found is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.office.queries import governments, posts_of
from lajur.office.services import notify
from lajur.procedures import errors
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import Move, why_not
from lajur.procedures.models import Adoption, Assessment
from lajur.procedures.queries.schedule import due_now, due_of
from lajur.procedures.queries.standing import standing_of
from lajur.procedures.schedule import Kind, Urgency
from lajur.procedures.services.edit import open_revision
from lajur.procedures.services.proposal import office_day

#: How many statements Tabel 8 has.
STATEMENTS = 7
#: Per cent of steps within their standard from which an SOP is proposed as well.
WELL_FROM = 80


@dataclass(frozen=True)
class Found:
    """What somebody found when he looked at an SOP at work."""

    notes: str = ""
    measures: str = ""
    wants_revision: bool = False
    #: Column 3 of Tabel 7.
    runs_well: bool | None = None
    #: The answers of Tabel 8.
    answers: Sequence[bool] = ()


def record_assessment(
    *,
    government_id: int,
    adoption_id: int,
    kind: Kind,
    found: Found,
    by: ActingAs,
    at: datetime,
) -> int | None:
    """Keep a monitoring or evaluation; return the revision it opens, if any.

    It counts for the date that is due next. Raises Unknown, MoveNotAllowed,
    ReasonMissing where what is wrong is not told.
    """
    with transaction.atomic():
        adoption = _locked(government_id, adoption_id)
        _refuse(adoption, kind, found, at)
        today = office_day(government_id, at)
        due = due_of(government_id, adoption_id, adoption.valid_from, kind, today)
        _store(adoption, kind, found, due.on, by, at)
        body = {
            "adoption": adoption.pk,
            "due_on": due.on.isoformat(),
            "runs_well": found.runs_well,
            "answers": list(found.answers),
            "wants_revision": found.wants_revision,
        }
        append(
            government_id=government_id,
            stream=adoption.procedure.stream,
            kind=f"{kind.value}_done",
            body=body,
            by=by,
            at=at,
        )
        if not found.wants_revision:
            return None
        slug = adoption.procedure.slug
        return open_revision(government_id=government_id, slug=slug, by=by, at=at)


def remind_of_assessments(*, at: datetime, url: str) -> int:
    """Tell every owner's post what is due or overdue; each date is told twice."""
    told = 0
    for government in governments():
        today = office_day(government.id, at)
        for row in due_now(government.id, today):
            heads = sorted(
                posts_of(government.id, unit_id=row.unit_id), key=lambda p: p.rank
            )
            notify(
                government_id=government.id,
                text=row.sentence(is_late=row.due.urgency is Urgency.OVERDUE),
                at=at,
                queue=f"post:{heads[0].id}" if heads else f"unit:{row.unit_id}",
                url=url,
                request_key=(
                    f"sop-due:{row.adoption_id}:{row.due.kind}:{row.due.on}:"
                    f"{row.due.urgency}"
                ),
            )
            told += 1
    return told


def _locked(government_id: int, adoption_id: int) -> Adoption:
    adoption = (
        Adoption.objects.select_for_update(of=("self",))
        .select_related("procedure")
        .filter(government_id=government_id, pk=adoption_id)
        .first()
    )
    if adoption is None:
        raise errors.Unknown
    return adoption


def _store(
    adoption: Adoption,
    kind: Kind,
    found: Found,
    due_on: date,
    by: ActingAs,
    at: datetime,
) -> None:
    is_monitoring = kind is Kind.MONITORING
    Assessment.objects.create(
        government_id=adoption.government_id,
        procedure_id=adoption.procedure_id,
        adoption=adoption,
        kind=kind.value,
        due_on=due_on,
        done_on=office_day(adoption.government_id, at),
        runs_well=found.runs_well if is_monitoring else None,
        answers=[] if is_monitoring else list(found.answers),
        notes=found.notes.strip(),
        measures=found.measures.strip(),
        wants_revision=found.wants_revision,
        at=at,
        person_id=by.person_id,
        person=by.person,
        post=by.post,
    )


def _refuse(adoption: Adoption, kind: Kind, found: Found, at: datetime) -> None:
    today = office_day(adoption.government_id, at)
    is_over = adoption.valid_until is not None and adoption.valid_until <= today
    if is_over or adoption.valid_from > today:
        raise MoveNotAllowed("not_in_force")
    move = Move.MONITOR if kind is Kind.MONITORING else Move.EVALUATE
    slug = adoption.procedure.slug
    standing = standing_of(adoption.government_id, slug, at, is_steward=True)
    refused = why_not(move, standing)
    if refused is not None:
        raise MoveNotAllowed(refused)
    if kind is Kind.EVALUATION and len(found.answers) != STATEMENTS:
        raise MoveNotAllowed("answers_missing")
    if kind is Kind.MONITORING and found.runs_well is None:
        raise MoveNotAllowed("judgement_missing")
    is_fault = found.runs_well is False or not all(found.answers)
    if (is_fault or found.wants_revision) and not found.notes.strip():
        raise errors.ReasonMissing
