"""What is to be monitored and evaluated, and what was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_noop, override

from lajur.office.queries import units_of
from lajur.procedures.models import Assessment
from lajur.procedures.queries.adoption import AdoptionRow, in_force
from lajur.procedures.schedule import Due, Kind, Urgency, next_due
from lajur.ui import dates

_SENTENCES = {
    (Kind.MONITORING, False): gettext_noop(
        "Pemantauan SOP %(title)s jatuh tempo %(on)s"
    ),
    (Kind.MONITORING, True): gettext_noop(
        "Pemantauan SOP %(title)s terlewat sejak %(on)s"
    ),
    (Kind.EVALUATION, False): gettext_noop("Evaluasi SOP %(title)s jatuh tempo %(on)s"),
    (Kind.EVALUATION, True): gettext_noop(
        "Evaluasi SOP %(title)s terlewat sejak %(on)s"
    ),
}


@dataclass(frozen=True)
class AssessmentRow:
    """One monitoring or evaluation that was done."""

    id: int
    slug: str
    title: str
    kind: Kind
    due_on: date
    done_on: date
    runs_well: bool | None
    answers: tuple[bool, ...]
    notes: str
    measures: str
    wants_revision: bool
    person: str
    post: str

    @property
    def met(self) -> int:
        """How many statements of Tabel 8 were answered with yes."""
        return sum(self.answers)


@dataclass(frozen=True)
class DueRow:
    """One SOP at work and what is next to be done about it."""

    adoption_id: int
    slug: str
    title: str
    unit_id: int
    unit: str
    since: date
    due: Due
    #: When the same was done last.
    last: date | None

    @property
    def is_late(self) -> bool:
        """Whether its date has passed."""
        return self.due.urgency is Urgency.OVERDUE

    @property
    def is_due(self) -> bool:
        """Whether its date is near."""
        return self.due.urgency is Urgency.DUE

    @property
    def is_monitoring(self) -> bool:
        """Whether Tabel 7 is filled, else Tabel 8."""
        return self.due.kind is Kind.MONITORING

    def sentence(self, *, is_late: bool) -> str:
        """Say what is due in the office's language, for a notice."""
        with override("id"):
            text = gettext(_SENTENCES[self.due.kind, is_late])
            return text % {"title": self.title, "on": dates.day(self.due.on)}


def schedule(
    government_id: int, today: date, *, slug: str | None = None
) -> tuple[DueRow, ...]:
    """Return the next monitoring and evaluation of each SOP at work, soonest first.

    Three statements, however many there are.
    """
    adoptions = in_force(government_id, today, slug=slug)
    done = _done(government_id, [row.id for row in adoptions])
    units = {row.id: row.name for row in units_of(government_id)}
    rows = [
        _due_row(row, kind, done.get((row.id, kind), ()), today, units)
        for row in adoptions
        for kind in Kind
    ]
    return tuple(sorted(rows, key=lambda row: (row.due.on, row.title, row.due.kind)))


def due_now(government_id: int, today: date) -> tuple[DueRow, ...]:
    """Return what is due or overdue."""
    rows = schedule(government_id, today)
    return tuple(row for row in rows if row.due.urgency is not Urgency.LATER)


def due_of(
    government_id: int, adoption_id: int, since: date, kind: Kind, today: date
) -> Due:
    """Return the next date of one adoption."""
    found = _done(government_id, [adoption_id]).get((adoption_id, kind), ())
    return next_due(kind, since, [row.due_on for row in found], today)


def assessments(
    government_id: int, *, slug: str | None = None, year: int | None = None
) -> tuple[AssessmentRow, ...]:
    """Return what was found, newest first: of one SOP, or of a year."""
    rows = Assessment.objects.select_related("procedure").filter(
        government_id=government_id
    )
    if slug is not None:
        rows = rows.filter(procedure__slug=slug)
    if year is not None:
        rows = rows.filter(done_on__year=year)
    return tuple(map(_row, rows.order_by("-done_on", "-pk")))


def _due_row(
    row: AdoptionRow,
    kind: Kind,
    done: Sequence[Assessment],
    today: date,
    units: dict[int, str],
) -> DueRow:
    return DueRow(
        row.id,
        row.slug,
        row.title,
        row.unit_id,
        units.get(row.unit_id, ""),
        row.valid_from,
        next_due(kind, row.valid_from, [d.due_on for d in done], today),
        max((d.done_on for d in done), default=None),
    )


def _done(
    government_id: int, adoption_ids: Iterable[int]
) -> dict[tuple[int, Kind], list[Assessment]]:
    found: dict[tuple[int, Kind], list[Assessment]] = {}
    rows = Assessment.objects.filter(
        government_id=government_id, adoption__in=list(adoption_ids)
    )
    for row in rows:
        found.setdefault((row.adoption_id, Kind(row.kind)), []).append(row)
    return found


def _row(row: Assessment) -> AssessmentRow:
    return AssessmentRow(
        row.pk,
        row.procedure.slug,
        row.procedure.title,
        Kind(row.kind),
        row.due_on,
        row.done_on,
        row.runs_well,
        tuple(row.answers),
        row.notes,
        row.measures,
        row.wants_revision,
        row.person,
        row.post,
    )
