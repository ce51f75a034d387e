"""Everything a lane may be bound to, by names a person can type and read."""

from collections.abc import Mapping
from dataclasses import dataclass

from lajur.office.queries import UnitRow, posts_of, teams_of, units_of


@dataclass(frozen=True)
class QueueChoices:
    """Posts, teams and units of a government under one list of unique names."""

    #: From the name on the page to the queue.
    by_name: Mapping[str, str]
    names: Mapping[str, str]
    units: tuple[UnitRow, ...]

    def queue_of(self, typed: str) -> str | None:
        """Return the queue of a typed name; spelling counts, case does not."""
        wanted = " ".join(typed.lower().split())
        return self.by_name.get(wanted)


def queue_choices(government_id: int) -> QueueChoices:
    """Return the choices in the order of the office's tree, in three statements."""
    units = units_of(government_id)
    posts = posts_of(government_id)
    found = [(f"post:{p.id}", p.name, p.unit_name) for p in posts]
    found += [(f"team:{t.id}", t.name, t.unit_name) for t in teams_of(government_id)]
    found += [(f"unit:{u.id}", u.name, "") for u in units]
    seen: dict[str, int] = {}
    for _, name, _ in found:
        seen[name] = seen.get(name, 0) + 1
    names = {
        queue: name if seen[name] == 1 or not unit else f"{name} · {unit}"
        for queue, name, unit in found
    }
    by_name = {" ".join(name.lower().split()): queue for queue, name in names.items()}
    return QueueChoices(by_name, names, units)
