"""What the checks tell of an SOP beside all others of its government."""

from dataclasses import dataclass
from datetime import datetime

from lajur.core.checking import (
    SEVERITIES,
    Diagnosis,
    check_sop,
    place_of,
    questions,
)
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.core.sop.said import from_kept
from lajur.procedures.errors import Unknown
from lajur.procedures.models import Dismissal, Draft, Procedure, Version
from lajur.procedures.queries.facts import facts_of
from lajur.procedures.queries.law import laws_of
from lajur.procedures.told import key_of


@dataclass(frozen=True)
class Told:
    """One diagnosis with its name, its place in words and the step it is about."""

    key: str
    diagnosis: Diagnosis
    place: str
    #: Id of the step, "" where it is about no step.
    step: str


@dataclass(frozen=True)
class PutAside:
    """A diagnosis somebody has put aside, and why."""

    key: str
    text: str
    reason: str
    person: str
    post: str
    at: datetime


@dataclass(frozen=True)
class Checked:
    """The findings of an SOP as its page shows them."""

    slug: str
    title: str
    #: The open draft they are about, None when they are about the version.
    draft_id: int | None
    has_version: bool
    told: tuple[Told, ...]
    asked: tuple[Told, ...]
    put_aside: tuple[PutAside, ...]
    #: Whether the draft is away for approval and cannot be mended.
    is_frozen: bool

    @property
    def groups(self) -> tuple[tuple[str, tuple[Told, ...]], ...]:
        """Every severity with what is told of it, worst first."""
        by_severity = (
            (s, tuple(row for row in self.told if row.diagnosis.severity == s))
            for s in SEVERITIES
        )
        return tuple((severity, rows) for severity, rows in by_severity if rows)


@dataclass(frozen=True)
class Subject:
    """The newest text of a procedure: its open draft, else its newest version."""

    procedure: Procedure
    sop: Sop
    draft_id: int | None
    edition: int
    is_frozen: bool = False


def subject_of(government_id: int, slug: str) -> Subject:
    """Return what the checks of a procedure look at; raises Unknown."""
    procedure = Procedure.objects.filter(government_id=government_id, slug=slug).first()
    if procedure is None:
        raise Unknown
    own = {"government_id": government_id, "procedure": procedure}
    draft = (
        Draft.objects.filter(**own, state=Draft.State.OPEN)
        .values_list("pk", "sop", "edition", "is_frozen")
        .first()
    )
    if draft:
        sop = from_json(draft[1]).with_changes(slug=slug)
        return Subject(procedure, sop, draft[0], draft[2], draft[3])
    newest = Version.objects.filter(**own).order_by("-number")
    stored = newest.values_list("sop", flat=True).first()
    if stored is None:
        raise Unknown
    return Subject(procedure, from_json(stored).with_changes(slug=slug), None, 0)


def checked(government_id: int, slug: str) -> Checked:
    """Return the findings of a procedure's newest text; raises Unknown."""
    subject = subject_of(government_id, slug)
    kept = Dismissal.objects.filter(
        government_id=government_id, procedure=subject.procedure
    ).order_by("-at")
    put_aside = tuple(
        PutAside(row.key, _words(row), row.reason, row.person, row.post, row.at)
        for row in kept
    )
    keys = {row.key for row in put_aside}
    sop = subject.sop
    told = told_of(subject)
    return Checked(
        slug=slug,
        title=sop.title or subject.procedure.title,
        draft_id=subject.draft_id,
        has_version=subject.procedure.latest_version > 0,
        told=_named(sop, told, keys),
        asked=_named(sop, questions(sop), keys),
        put_aside=put_aside,
        is_frozen=subject.is_frozen,
    )


def told_of(subject: Subject) -> tuple[Diagnosis, ...]:
    """Return what is told of a text beside the others, by the office's laws."""
    government_id = subject.procedure.government_id
    return check_sop(subject.sop, facts_of(government_id), laws_of(government_id))


def _named(
    sop: Sop, diagnoses: tuple[Diagnosis, ...], put_aside: set[str]
) -> tuple[Told, ...]:
    rows: dict[str, Told] = {}
    for diagnosis in diagnoses:
        key = key_of(sop, diagnosis)
        if key not in put_aside:
            place = place_of(sop, diagnosis.where)
            rows.setdefault(key, Told(key, diagnosis, place, _step(sop, diagnosis)))
    return tuple(rows.values())


def _words(row: Dismissal) -> str:
    """Return the sentence as it was shown, to be told in the reader's language."""
    return row.text if row.told is None else from_kept(row.told)


def _step(sop: Sop, diagnosis: Diagnosis) -> str:
    parts = diagnosis.where.split("/")
    if parts[1:2] == ["steps"] and len(parts) > 2:
        return sop.steps[int(parts[2])].id
    return ""
