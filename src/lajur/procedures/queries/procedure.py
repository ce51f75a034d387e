"""One procedure: its versions, where it is in force, and who stands in its lanes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lajur.core.sop import Sop
from lajur.office.queries import (
    QueueLabel,
    describe_queues,
    holders_on,
    people_of,
    units_of,
)
from lajur.procedures.errors import Unknown
from lajur.procedures.lane import Lane, used_actors
from lajur.procedures.models import Draft, Procedure, Version
from lajur.procedures.queries.adoption import AdoptionRow, adoptions_of, lanes
from lajur.procedures.queries.version import LoadedVersion, version
from lajur.procedures.summary import Summary

#: The origin of documents that were written for this product.
OURS = "lajur"


@dataclass(frozen=True)
class VersionRow:
    """One version in the list of versions."""

    id: int
    number: int
    state: str
    summary: Summary
    content_hash: str
    document_id: int | None
    published_at: datetime
    published_by: str
    #: Who wrote its document, "" for the office.
    origin: str = ""


@dataclass(frozen=True)
class LaneRow:
    """A lane of an adoption: who holds it on a day."""

    actor_id: str
    name: str
    kind: str
    lane: Lane
    #: What the lane is bound to, by name.
    bound_to: str
    holder: str | None
    capacity: str | None
    #: The last day somebody stands in.
    acting_until: date | None = None
    #: Whether the holder's record lists any qualification.
    is_described: bool = False
    #: Qualifications the SOP asks for and the holder's record does not show.
    gaps: tuple[str, ...] = ()

    @property
    def is_post(self) -> bool:
        """Whether one post stands here, which may be vacant."""
        return bool(self.lane.queue and self.lane.queue.startswith("post:"))

    @property
    def acting(self) -> str:
        """In what capacity somebody stands in, "" for the holder himself."""
        if not self.capacity or self.capacity == "definitive":
            return ""
        word = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}.get(self.capacity, "a.n.")
        return f"{word} {self.holder}"


@dataclass(frozen=True)
class ProcedurePage:
    """All the page of one SOP shows."""

    id: int
    slug: str
    title: str
    #: The version shown: the one in force, else the newest.
    shown: LoadedVersion | None
    summary: Summary | None
    adoption: AdoptionRow | None
    adoptions: tuple[AdoptionRow, ...]
    versions: tuple[VersionRow, ...]
    unit_names: dict[int, str]
    open_draft_questions: int | None
    #: How many findings its newest text has.
    findings: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it was withdrawn and is in force nowhere."""
        return (
            self.adoption is None
            and bool(self.versions)
            and (self.versions[0].state == Version.State.WITHDRAWN)
        )

    @property
    def is_ours(self) -> bool:
        """Whether the version shown was written for this product."""
        shown = self.shown.id if self.shown else None
        return any(v.id == shown and v.origin == OURS for v in self.versions)

    @property
    def adoption_rows(self) -> tuple[tuple[AdoptionRow, str], ...]:
        """Every adoption with the name of its unit."""
        return tuple(
            (row, self.unit_names.get(row.unit_id, "")) for row in self.adoptions
        )


def procedure(
    government_id: int, slug: str, on: date, *, adoption_id: int | None = None
) -> ProcedurePage:
    """Return the page of a procedure; raises Unknown.

    With `adoption_id` the version of that adoption is shown, else the newest in
    force that day.
    """
    found = Procedure.objects.filter(government_id=government_id, slug=slug).first()
    if found is None:
        raise Unknown
    versions = _versions(government_id, found.pk)
    adoptions = adoptions_of(government_id, found.pk)
    chosen = [
        row
        for row in adoptions
        if row.id == adoption_id or (adoption_id is None and row.is_in_force(on))
    ]
    adoption = chosen[0] if chosen else None
    shown_id = adoption.version_id if adoption else versions[0].id if versions else None
    draft = Draft.objects.filter(
        government_id=government_id, procedure_id=found.pk, state=Draft.State.OPEN
    ).values_list("open_questions", flat=True)
    return ProcedurePage(
        id=found.pk,
        slug=found.slug,
        title=found.title,
        shown=version(government_id, shown_id) if shown_id else None,
        summary=next((v.summary for v in versions if v.id == shown_id), None),
        adoption=adoption,
        adoptions=adoptions,
        versions=versions,
        unit_names={unit.id: unit.name for unit in units_of(government_id)},
        open_draft_questions=draft.first(),
        findings=sum(found.findings.values()),
    )


def lane_rows(government_id: int, row: AdoptionRow, on: date) -> tuple[LaneRow, ...]:
    """Return who holds each lane of an adoption on a day, with what they lack."""
    sop = version(government_id, row.version_id).sop
    return lanes_shown(government_id, sop, lanes(government_id, row.id, on), on)


def lanes_shown(
    government_id: int, sop: Sop, bound: Mapping[str, Lane], on: date
) -> tuple[LaneRow, ...]:
    """Return every acting lane of an SOP with the holder these lanes give it."""
    queues = [lane.queue for lane in bound.values() if lane.queue]
    labels = describe_queues(government_id, queues, on)
    skills = _skills_by_queue(government_id, on) if sop.qualifications else {}
    return tuple(
        _lane_row(
            actor_id,
            sop.actor(actor_id).name,
            sop.actor(actor_id).kind.value,
            bound.get(actor_id, Lane(None)),
            labels,
            sop.qualifications,
            skills,
        )
        for actor_id in used_actors(sop)
    )


def gaps_of(asked: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Return the qualifications asked for that a person's record does not show.

    A person without any record has not been described yet; that is no gap.
    """
    if not shown:
        return ()
    known = [_plain(text) for text in shown]
    return tuple(
        text
        for text in asked
        if not any(_plain(text) in k or k in _plain(text) for k in known)
    )


def _lane_row(
    actor_id: str,
    name: str,
    kind: str,
    lane: Lane,
    labels: dict[str, QueueLabel],
    asked: tuple[str, ...],
    skills: dict[str, tuple[str, ...]],
) -> LaneRow:
    label = labels.get(lane.queue or "")
    known = skills.get(lane.queue or "", ())
    return LaneRow(
        actor_id=actor_id,
        name=name,
        kind=kind,
        lane=lane,
        bound_to=_bound_to(lane, label),
        holder=label.holder if label else None,
        capacity=label.capacity if label else None,
        acting_until=label.valid_until if label else None,
        is_described=bool(known),
        gaps=gaps_of(asked, known),
    )


def _bound_to(lane: Lane, label: QueueLabel | None) -> str:
    if label:
        return label.name
    return f"{len(lane.unit_ids)} unit" if lane.unit_ids else ""


def _skills_by_queue(government_id: int, on: date) -> dict[str, tuple[str, ...]]:
    people = {person.id: person.qualifications for person in people_of(government_id)}
    return {
        f"post:{row.post_id}": people.get(row.person_id or 0, ())
        for row in holders_on(government_id, on)
    }


def _versions(government_id: int, procedure_id: int) -> tuple[VersionRow, ...]:
    rows = Version.objects.filter(
        government_id=government_id, procedure_id=procedure_id
    ).select_related("document")
    rows = rows.defer("sop", "document__blocks", "document__findings")
    return tuple(
        VersionRow(
            row.pk,
            row.number,
            row.state,
            Summary.from_json(row.summary),
            row.content_hash,
            row.document_id,
            row.published_at,
            row.published_by,
            row.document.origin if row.document else "",
        )
        for row in rows.order_by("-number")
    )


def _plain(text: str) -> str:
    return " ".join(text.lower().strip(" .;").split())
