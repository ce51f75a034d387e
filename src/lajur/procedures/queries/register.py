"""The catalogue of a government: every procedure as one line of a table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Case,
    CharField,
    Count,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Lower

from lajur.office.queries import UnitRow, units_of
from lajur.procedures.models import Adoption, Draft, Procedure, Version, Wish
from lajur.procedures.stems import stems
from lajur.procedures.summary import Summary

PAGE_SIZE = 50

#: State of a line, in the order the filters show them.
STATES = (
    "in_force",
    "wished",
    "asked",
    "draft",
    "trial",
    "review",
    "approved",
    "withdrawn",
)


#: What the check found, worst first.
FINDINGS = ("errors", "warnings", "none")


@dataclass(frozen=True)
class CatalogueRow:
    """One procedure in the catalogue."""

    slug: str
    summary: Summary
    #: One of STATES.
    state: str
    version_number: int
    #: The adopting unit, else what the document prints.
    unit: str
    #: None where no draft is open beside the version.
    open_questions: int | None
    #: How many findings of each severity its newest text has.
    findings: dict[str, int]

    @property
    def is_wished(self) -> bool:
        """Whether nobody has begun to write it."""
        return self.state == "wished"

    @property
    def has_page(self) -> bool:
        """Whether there is a version to show; else the draft is the page."""
        return self.version_number > 0


@dataclass(frozen=True)
class CataloguePage:
    """One page of the catalogue, and what it can be filtered by."""

    rows: tuple[CatalogueRow, ...]
    total: int
    counts: dict[str, int]
    units: tuple[UnitRow, ...]
    start: int

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return self.start + len(self.rows) < self.total

    @property
    def everything(self) -> int:
        """How many procedures there are in all states."""
        return sum(self.counts.values())


def catalogue(
    government_id: int,
    on: date,
    *,
    words: str = "",
    unit_id: int | None = None,
    state: str = "",
    findings: str = "",
    family_id: int | None = None,
    start: int = 0,
) -> CataloguePage:
    """Return a page of the catalogue in four statements, by title.

    `words` are looked for in all an SOP says, in any form of the word; `findings`
    is one of FINDINGS.
    """
    units = {unit.id: unit for unit in units_of(government_id)}
    found = _matching(government_id, on, words, unit_id, findings)
    if family_id is not None:
        found = found.filter(family_id=family_id)
    by_state = found.order_by().values("state").annotate(count=Count("pk"))
    counts: dict[str, int] = dict(by_state.values_list("state", "count"))
    if state:
        found = found.filter(state=state)
    total = counts.get(state, 0) if state else sum(counts.values())
    page = found.order_by(Lower("title"), "pk")[start : start + PAGE_SIZE]
    adopting = Adoption.objects.filter(government_id=government_id, valid_until=None)
    used = set(adopting.values_list("unit_id", flat=True))
    return CataloguePage(
        tuple(_row(row, units) for row in page),
        total,
        counts,
        tuple(unit for unit in units.values() if unit.id in used),
        start,
    )


def _matching(
    government_id: int, on: date, words: str, unit_id: int | None, findings: str
) -> QuerySet[Any]:
    found = _with_state(government_id, on)
    asked = stems(words)[:8]
    if asked:
        # Every word must stand there, the beginning of one is enough.
        query = " & ".join(f"'{stem}':*" for stem in asked)
        found = found.filter(
            words=SearchQuery(query, config="simple", search_type="raw")
        )
    if findings:
        found = found.filter(_FINDINGS[findings])
    if unit_id is not None:
        found = found.filter(unit_id=unit_id)
    return found


def _with_state(government_id: int, on: date) -> QuerySet[Any]:
    adoptions = Adoption.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on),
        government_id=government_id,
        procedure_id=OuterRef("pk"),
        valid_from__lte=on,
    ).order_by("-valid_from", "-pk")
    versions = Version.objects.filter(
        government_id=government_id, procedure_id=OuterRef("pk")
    ).order_by("-number")
    drafts = Draft.objects.filter(
        government_id=government_id, procedure_id=OuterRef("pk"), state="open"
    )
    wishes = Wish.objects.filter(
        government_id=government_id, procedure_id=OuterRef("pk")
    )
    return (
        Procedure.objects.filter(government_id=government_id)
        .annotate(
            unit_id=Subquery(adoptions.values("unit_id")[:1]),
            version_summary=Subquery(versions.values("summary")[:1]),
            version_state=Subquery(versions.values("state")[:1]),
            draft_summary=Subquery(drafts.values("summary")[:1]),
            draft_questions=Subquery(drafts.values("open_questions")[:1]),
            draft_stage=Subquery(drafts.values("stage")[:1]),
            wished_unit=Subquery(wishes.values("unit_id")[:1]),
        )
        .annotate(state=_STATE)
        .exclude(state="")
    )


_STATE = Case(
    When(unit_id__isnull=False, then=Value("in_force")),
    When(draft_questions__gt=0, then=Value("asked")),
    When(draft_stage="uji_coba", then=Value("trial")),
    When(draft_stage="reviu", then=Value("review")),
    When(draft_questions=0, then=Value("draft")),
    When(version_state="dicabut", then=Value("withdrawn")),
    When(version_state__isnull=False, then=Value("approved")),
    When(wished_unit__isnull=False, then=Value("wished")),
    default=Value(""),
    output_field=CharField(),
)


_FINDINGS = {
    "errors": Q(findings__error__gt=0),
    "warnings": Q(findings__error=0, findings__warning__gt=0),
    "none": Q(findings__error=0, findings__warning=0),
}


def _row(row: Procedure, units: dict[int, UnitRow]) -> CatalogueRow:
    facts = row.__dict__
    stored = facts["version_summary"] or facts["draft_summary"]
    summary = Summary.from_json(stored) if stored else Summary.of_title(row.title)
    unit = units.get(facts["unit_id"] or facts["wished_unit"])
    return CatalogueRow(
        slug=row.slug,
        summary=summary,
        state=facts["state"],
        version_number=row.latest_version,
        unit=unit.name if unit else summary.unit,
        open_questions=facts["draft_questions"],
        findings=row.findings,
    )
