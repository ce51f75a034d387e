"""What a paper prints of its office, from one read of the views of `office`."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lajur.letters import sql

#: Who is printed where several stand on one post.
_PRECEDENCE = ("plt", "pj", "plh", "definitive", "delegate")
#: The unit whose name stands in the letterhead.
_LETTERHEAD_UNIT = "agency"


@dataclass(frozen=True)
class Named:
    """One queue with its name, its unit, and the posts around it."""

    queue: str
    name: str
    unit_id: int
    unit_name: str
    unit_kind: str
    post_id: int | None
    superior_id: int | None
    head_post_id: int | None
    head_post: str | None
    unit_code: str = ""


@dataclass(frozen=True)
class Standing:
    """Somebody who stands on a queue today."""

    post: str
    person: str
    capacity: str


@dataclass(frozen=True)
class OfficeNames:
    """The frame of an office and the names a paper may print."""

    frame: Mapping[str, Any]
    unit: str
    unit_code: str
    home_path: tuple[int, ...]
    queues: Mapping[str, Named]
    standing: Mapping[str, tuple[Standing, ...]]
    #: The unit whose branch of the case the paper is of, if it is of one.
    own: Named | None = None

    def label(self, queue: str | None) -> str | None:
        """Return the name of a queue."""
        found = self.queues.get(queue or "")
        return found.name if found else None

    def holder(self, queue: str | None) -> Standing | None:
        """Return who stands first on a post today."""
        people = sorted(
            self.standing.get(queue or "", ()),
            key=lambda one: _PRECEDENCE.index(one.capacity),
        )
        return people[0] if people else None

    def post_of(self, queue: str | None) -> Named | None:
        """Return the post behind a queue: itself, or the head of team or unit."""
        found = self.queues.get(queue or "")
        if found is None or found.post_id is not None:
            return found
        head = self.queues.get(f"post:{found.head_post_id}")
        return head or found

    @property
    def agency(self) -> Named | None:
        """The unit of the letterhead: the branch's own, else that around the SOP."""
        if self.own and _is_agency(self.own):
            return self.own
        above = [self.queues.get(f"unit:{unit}") for unit in reversed(self.home_path)]
        return next((one for one in above if one and _is_agency(one)), None)

    def mandate(self, queue: str | None) -> dict[str, str]:
        """Return for whom a post signs: `an`, and `ub` one level further down.

        Whoever signs under the letterhead of an agency he does not head signs
        on behalf of its head (Permendagri 54/2009 Lampiran C).
        """
        post, agency = self.post_of(queue), self.agency
        if post is None or agency is None or agency.head_post is None:
            return {}
        if post.post_id is None or post.post_id == agency.head_post_id:
            return {}
        if post.superior_id == agency.head_post_id:
            return {"an": agency.head_post}
        above = self.queues.get(f"post:{post.superior_id}")
        if above and above.superior_id == agency.head_post_id:
            return {"an": agency.head_post, "ub": above.name}
        return {}


def _is_agency(one: Named) -> bool:
    return one.unit_kind == _LETTERHEAD_UNIT


def office_names(
    government_id: int,
    adoption_id: int,
    queues: Iterable[str],
    on: date,
    own: str = "",
) -> OfficeNames:
    """Read the frame, the names behind queues, and who stands there, at once.

    `own` is the unit whose branch of the case is at work.
    """
    found = sql.rows(
        sql.OFFICE,
        {
            "government": government_id,
            "adoption": adoption_id,
            "queues": sorted(set(queues)),
            "on": on,
            "own": own,
        },
    )
    frame, home, chain, standing = (json.loads(part or "null") for part in found[0])
    people: dict[str, list[Standing]] = {}
    for row in standing:
        one = Standing(row["post_name"], row["person_name"], row["capacity"])
        people.setdefault(row["queue"], []).append(one)
    home = home or {}
    named = {row["queue"]: _named(row) for row in chain}
    return OfficeNames(
        frame=frame or {},
        unit=home.get("name", ""),
        unit_code=home.get("unit_code", ""),
        home_path=tuple(home.get("unit_path") or ()),
        queues=named,
        standing={queue: tuple(rows) for queue, rows in people.items()},
        own=named.get(own),
    )


def _named(row: Mapping[str, Any]) -> Named:
    fields = Named.__dataclass_fields__
    return Named(**{name: row[name] for name in fields})
