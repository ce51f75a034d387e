"""An SOP as frozen data: identity sheet, lanes, steps, papers and regions.

The identity sheet and the columns follow Permenpan RB 35/2012 (SOP AP). Every
value is kept as the document says it; what a reader thinks of a value stands in
`Sop.certainty`, keyed by JSON pointer.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, Self

DurationUnit = Literal[
    "minutes", "hours", "days", "working_days", "weeks", "months", "years"
]


class ActorKind(StrEnum):
    """Who stands behind a lane of the flowchart."""

    POST = "post"
    TEAM = "team"
    UNIT = "unit"
    EACH_UNIT = "each_unit"
    OUTSIDE = "outside"


class Verb(StrEnum):
    """What a step does to a paper or a thing."""

    INSTRUCT = "instruct"
    PREPARE = "prepare"
    CHECK = "check"
    INITIAL = "initial"
    SIGN = "sign"
    NUMBER = "number"
    SEND = "send"
    COLLECT = "collect"
    SUBMIT = "submit"
    CARRY_OUT = "carry_out"
    RECEIVE = "receive"
    PUBLISH = "publish"
    ARCHIVE = "archive"
    ENTER_ELSEWHERE = "enter_elsewhere"


class How(StrEnum):
    """What an exit of a step means for the flow."""

    FORWARD = "forward"
    RETURN = "return"
    ROUTE = "route"


class Counts(StrEnum):
    """Whether a standard time is a limit (SLA) or effort (workload)."""

    LIMIT = "limit"
    EFFORT = "effort"


class Join(StrEnum):
    """When a region over units goes on: all have closed, or its deadline came."""

    ALL = "all"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class Source:
    """Where an SOP was read from."""

    #: Name of the file, without folders.
    file: str
    #: Hex SHA-256 of the file's bytes.
    sha256: str
    #: The government the document itself names, kept when an office adopts it.
    government_printed: str | None = None


@dataclass(frozen=True)
class Actor:
    """One lane: a post, team, unit, set of units, or somebody outside."""

    id: str
    name: str
    kind: ActorKind = ActorKind.POST


@dataclass(frozen=True)
class Paper:
    """A paper the SOP names; `paper_kind` is a code of the letters' kinds."""

    id: str
    name: str
    paper_kind: str | None = None


@dataclass(frozen=True)
class Work:
    """One thing a step does: a verb and, where known, the paper it is done to."""

    do: Verb
    paper: str | None = None


@dataclass(frozen=True)
class Item:
    """One input or output as printed, with the paper and status it stands for."""

    text: str
    paper: str | None = None
    #: `draft`, `signed`, `initialled` …, None where the text does not say.
    status: str | None = None


@dataclass(frozen=True)
class Duration:
    """A standard time as printed and as typed.

    `value` is in `unit`; "0,5 hari" is 0.5 days. A range keeps both ends in
    `min` and `max` and its upper end as the value. A text that is no duration
    ("Triwulan") has neither value nor unit. That a plain "hari" is a working
    day is a setting of the office, not of this type.
    """

    text: str
    value: float | None = None
    unit: DurationUnit | None = None
    min: float | None = None
    max: float | None = None
    counts: Counts = Counts.LIMIT


@dataclass(frozen=True)
class Link:
    """Another SOP this step calls, needs first, or merely names."""

    sop: str
    how: Literal["call", "prerequisite", "reference"] = "reference"


@dataclass(frozen=True)
class Exit:
    """A way out of a step; `to` is a step id, or None for the end of the SOP."""

    label: str | None
    to: str | None
    how: How = How.FORWARD


@dataclass(frozen=True)
class Step:
    """One row of the table: one responsible actor, works, standards and exits."""

    #: Stable id, apart from the printed number.
    id: str
    #: As printed, without its full stop; "" where the row has none.
    number: str
    text: str
    actor: str | None
    with_: tuple[str, ...] = ()
    works: tuple[Work, ...] = ()
    kind: Verb = Verb.CARRY_OUT
    checklist: tuple[str, ...] = ()
    inputs: tuple[Item, ...] = ()
    outputs: tuple[Item, ...] = ()
    duration: Duration | None = None
    remarks: str | None = None
    links: tuple[Link, ...] = ()
    exits: tuple[Exit, ...] = ()
    region: str | None = None

    @property
    def is_decision(self) -> bool:
        """Whether somebody chooses between exits here."""
        return len(self.exits) > 1

    @property
    def return_to(self) -> str | None:
        """Give the step a refusal goes back to, or None where none is drawn."""
        return next((e.to for e in self.exits if e.how is How.RETURN), None)


@dataclass(frozen=True)
class Region:
    """A run of consecutive steps that happens once per unit."""

    id: str
    steps: tuple[str, ...]
    #: The `each_unit` actor whose units the region runs over.
    each: str
    join: Join = Join.ALL


@dataclass(frozen=True)
class Certainty:
    """How sure the reader is of one value, and why.

    Absent means `stated`. `from_` holds the place: block, page, cell.
    """

    is_: Literal["stated", "derived", "guessed", "missing"]
    from_: dict[str, int | str] = field(default_factory=dict)
    why: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something about an SOP that a person should know, with its place."""

    code: str
    #: JSON pointer into the SOP, or into the list of SOPs of a file.
    where: str
    severity: Literal["error", "warning", "note"]
    #: One Indonesian sentence.
    text: str
    #: What would put it right, where that is known.
    mend: str | None = None


#: The lines of an identity sheet below its title, and its lists.
SHEET_LINES = (
    "number",
    "government",
    "office",
    "unit",
    "subunit",
    "created_date",
    "revised_date",
    "effective_date",
    "approved_by",
)
SHEET_LISTS = (
    "legal_bases",
    "qualifications",
    "related_sops",
    "equipment",
    "warnings",
    "records",
)


@dataclass(frozen=True)
class Sop:
    """A whole SOP. Unknown values are None, unknown lists empty."""

    slug: str
    title: str | None
    source: Source | None = None
    number: str | None = None
    government: str | None = None
    office: str | None = None
    unit: str | None = None
    subunit: str | None = None
    #: ISO dates, as far as the document gives them.
    created_date: str | None = None
    revised_date: str | None = None
    effective_date: str | None = None
    approved_by: str | None = None
    legal_bases: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related_sops: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    papers: tuple[Paper, ...] = ()
    steps: tuple[Step, ...] = ()
    regions: tuple[Region, ...] = ()
    #: The total time the document prints, as text.
    stated_total: str | None = None
    certainty: dict[str, Certainty] = field(default_factory=dict)

    def step(self, step_id: str) -> Step:
        """Return the step of this id; raises KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def actor(self, actor_id: str) -> Actor:
        """Return the actor of this id; raises KeyError when there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)

    def paper(self, paper_id: str) -> Paper:
        """Return the paper of this id; raises KeyError when there is none."""
        for paper in self.papers:
            if paper.id == paper_id:
                return paper
        raise KeyError(paper_id)

    def guesses(self) -> dict[str, Certainty]:
        """Return the values a person must still confirm, by JSON pointer."""
        return {p: c for p, c in self.certainty.items() if c.is_ == "guessed"}

    def with_changes(self, **changes: object) -> Self:
        """Return a copy with these fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]
