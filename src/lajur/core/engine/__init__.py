"""How a case moves: an SOP compiled to a table, and the moves over it."""

from lajur.core.engine.compile import CannotRun, compile_sop
from lajur.core.engine.flow import Flow, FlowRegion, FlowStep, Way
from lajur.core.engine.moves import (
    Memory,
    Move,
    Opening,
    Position,
    after_join,
    decide_complete,
    decide_return,
    decide_start,
    decide_transfer,
    return_ways,
)
from lajur.core.engine.refusals import Refusal, Refused, Standing, why_not
from lajur.core.engine.state import CaseState, JoinState, OpenTask
from lajur.core.engine.versions import (
    match_papers,
    match_steps,
    old_places,
    why_not_carried,
)

__all__ = [
    "CannotRun",
    "CaseState",
    "Flow",
    "FlowRegion",
    "FlowStep",
    "JoinState",
    "Memory",
    "Move",
    "OpenTask",
    "Opening",
    "Position",
    "Refusal",
    "Refused",
    "Standing",
    "Way",
    "after_join",
    "compile_sop",
    "decide_complete",
    "decide_return",
    "decide_start",
    "decide_transfer",
    "match_papers",
    "match_steps",
    "old_places",
    "return_ways",
    "why_not",
    "why_not_carried",
]
