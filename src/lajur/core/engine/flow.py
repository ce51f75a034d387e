"""An SOP as an immutable table: (step, outcome) to the next step.

The table is made once per version and never changes, so a process may keep it
as long as it lives.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lajur.core.sop import How, Join, Sop, Step


@dataclass(frozen=True)
class Way:
    """One way out of a step."""

    #: What a person chooses; None where there is nothing to choose.
    outcome: str | None
    #: The step it leads to; None is the end of the SOP.
    to: str | None
    how: How = How.FORWARD
    #: False for a return the SOP does not draw but every check allows.
    drawn: bool = True


@dataclass(frozen=True)
class FlowStep:
    """One step with its ways, as the engine needs it."""

    #: The step as the SOP says it.
    step: Step
    #: Place in the printed order, from 0.
    index: int
    region: str | None
    forward: tuple[Way, ...]
    #: Returns the SOP draws and whose target is known.
    returns: tuple[Way, ...]
    #: Where an undrawn return may go, nearest person in the chain first.
    chain: tuple[str, ...]
    #: Papers looked at here (check, initial); "" where the SOP names none.
    looks_at: tuple[str, ...]
    #: Papers signed here.
    signs: tuple[str, ...]
    #: Papers written here: what was checked before no longer counts.
    writes: tuple[str, ...]

    @property
    def can_return(self) -> bool:
        """Whether a refusal makes sense here, drawn or not."""
        return bool(self.returns or self.looks_at or self.signs)


@dataclass(frozen=True)
class FlowRegion:
    """A run of steps that happens once per unit."""

    id: str
    steps: tuple[str, ...]
    #: The lane whose units it runs over.
    each: str
    join: Join
    #: Where the case goes on when the units have closed; None is the end.
    leads_to: str | None


@dataclass(frozen=True)
class Flow:
    """The whole table of one version."""

    sop: Sop
    first: str
    steps: Mapping[str, FlowStep]
    regions: Mapping[str, FlowRegion]

    def step(self, step_id: str) -> FlowStep:
        """Return the step of this id; raises KeyError when there is none."""
        return self.steps[step_id]

    @property
    def width(self) -> int:
        """Return how many steps there are."""
        return len(self.steps)
