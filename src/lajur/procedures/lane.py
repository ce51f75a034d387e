"""Plain values of adopting: a lane's holder, and what an office prints as its own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Self

from lajur.core.sop import Sop


@dataclass(frozen=True)
class Lane:
    """Who stands in a lane: one queue, or a set of units."""

    queue: str | None
    unit_ids: tuple[int, ...] = ()

    @property
    def is_bound(self) -> bool:
        """Whether anybody stands here."""
        return bool(self.queue or self.unit_ids)


@dataclass(frozen=True)
class Identity:
    """What an office prints on an adopted SOP; None leaves the source's value."""

    government: str | None = None
    office: str | None = None
    unit: str | None = None
    subunit: str | None = None
    number: str | None = None
    approved_by: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the identity a stored form describes."""
        return cls(**data)

    def to_json(self) -> dict[str, str | None]:
        """Return the stored form."""
        return asdict(self)

    def printed_on(self, sop: Sop) -> Sop:
        """Return the SOP as this office prints it.

        Unit and sub-unit always change together: the source's sub-unit under
        another unit would name a place that does not exist.
        """
        changes = {name: value for name, value in asdict(self).items() if value}
        if self.unit or self.office:
            changes["unit"], changes["subunit"] = self.unit, self.subunit
        return replace(sop, **changes)


@dataclass(frozen=True)
class Adopting:
    """All an adoption needs beside the version."""

    unit_id: int
    valid_from: date
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    identity: Identity | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the adoption a stored form describes."""
        lanes = {
            actor: Lane(row["queue"], tuple(row["unit_ids"]))
            for actor, row in data["lanes"].items()
        }
        own = data["identity"]
        return cls(
            data["unit_id"],
            date.fromisoformat(data["valid_from"]),
            lanes,
            Identity.from_json(own) if own else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the stored form."""
        return {
            "unit_id": self.unit_id,
            "valid_from": self.valid_from.isoformat(),
            "lanes": {
                actor: {"queue": lane.queue, "unit_ids": list(lane.unit_ids)}
                for actor, lane in self.lanes.items()
            },
            "identity": self.identity.to_json() if self.identity else None,
        }


def used_actors(sop: Sop) -> tuple[str, ...]:
    """Return the ids of the lanes that do something, in order of the columns."""
    acting = {step.actor for step in sop.steps}
    acting |= {actor for step in sop.steps for actor in step.with_}
    acting |= {region.each for region in sop.regions}
    return tuple(actor.id for actor in sop.actors if actor.id in acting)
