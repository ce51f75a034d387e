"""The flowchart of a running case: the form's shapes, small, with their states."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lajur.core.drawing.describe import UNTOUCHED, NodeState, Stage
from lajur.core.drawing.figure import XY, Figure, Line
from lajur.core.drawing.lanes import Arrow, Plan, Shape, arrange
from lajur.core.drawing.placing import Metrics, place
from lajur.core.drawing.routes import Style, route
from lajur.core.sop.model import How, Sop

Orientation = Literal["across", "upright"]

_PASSED = {Stage.DONE, Stage.REPAIR, Stage.SKIPPED}
#: Few steps are spread, but no farther apart than this.
_STEP_MOST = 120.0


@dataclass(frozen=True)
class Look:
    """The measures of one orientation, in pixels."""

    metrics: Metrics
    #: The least size of a step and of a lane, along and across the flow.
    step: float
    lane: float
    #: What the names of lanes and steps take, left and on top.
    left: float
    top: float
    #: The whole drawing is at least as wide as this.
    wide: float
    #: Radius of the badge of a return, and where a state's mark stands.
    badge: float
    mark: float
    corner: Mapping[Shape, XY]


LOOKS: dict[Orientation, Look] = {
    # Measures along the flow come second here: the figure is turned afterwards.
    "across": Look(
        Metrics(
            {
                Shape.CAPSULE: (13.0, 18.0),
                Shape.BOX: (14.0, 17.0),
                Shape.DIAMOND: (19.0, 20.0),
            },
            pitch=4.0,
            inset=None,
            arrow=7.0,
            clear=3.0,
        ),
        step=51.0,
        lane=60.0,
        left=142.0,
        top=26.0,
        wide=1123.0,
        badge=9.0,
        mark=6.0,
        corner={
            Shape.CAPSULE: (14.0, -12.0),
            Shape.BOX: (13.0, -13.0),
            Shape.DIAMOND: (16.0, -13.0),
        },
    ),
    "upright": Look(
        Metrics(
            {
                Shape.CAPSULE: (16.0, 10.0),
                Shape.BOX: (15.0, 11.0),
                Shape.DIAMOND: (18.0, 16.0),
            },
            pitch=4.0,
            inset=None,
            arrow=7.0,
            clear=3.0,
        ),
        step=42.0,
        lane=40.0,
        left=34.0,
        top=30.0,
        wide=328.0,
        badge=8.0,
        mark=5.0,
        corner={
            Shape.CAPSULE: (-13.0, -9.0),
            Shape.BOX: (-12.0, -10.0),
            Shape.DIAMOND: (-15.0, -11.0),
        },
    ),
}


@dataclass(frozen=True)
class Chart:
    """A placed flowchart of a case with what its symbols and lines show."""

    sop: Sop
    plan: Plan
    figure: Figure
    orientation: Orientation
    states: Mapping[str, NodeState]

    @property
    def look(self) -> Look:
        """Return the measures it was placed with."""
        return LOOKS[self.orientation]

    @property
    def size(self) -> XY:
        """Return width and height with the names around."""
        wide, high = self.figure.size
        return max(wide, self.look.wide), high

    def state(self, step: str | None) -> NodeState:
        """Return the state of a step; a capsule of its own has none."""
        return self.states.get(step or "", UNTOUCHED)

    def is_walked(self, line: Line) -> bool:
        """Whether the case has come along a line that leads on."""
        source, target = self.states.get(line.source), self.states.get(line.target)
        if source is not None and source.stage not in _PASSED:
            return False
        return target is None or target.stage is not Stage.NOT_REACHED

    def times_back(self, line: Line) -> int:
        """Return how often the case went back along a line."""
        return _times_back(self.sop, self.states, line.source, line.target)


def live_chart(
    sop: Sop,
    states: Mapping[str, NodeState],
    orientation: Orientation = "across",
) -> Chart:
    """Return the placed flowchart of a case; steps without a state are untouched.

    Upright, for phones, a return is drawn only where one happened.
    """
    look = LOOKS[orientation]
    known = {step.id: states.get(step.id, UNTOUCHED) for step in sop.steps}
    plan = _with_returns(_unnamed(arrange(sop)), sop, known)
    if orientation == "upright":
        plan = _without_quiet_returns(plan, sop, known)
    rows, lanes = len(plan.rows), len(plan.lanes)
    step, lane = look.step, look.lane
    if orientation == "across":
        step = max(step, min((look.wide - look.left) / max(rows, 1), _STEP_MOST))
    else:
        lane = max(lane, (look.wide - look.left) / max(lanes, 1))
    routes = route(plan, Style.LIVE)
    figure = place(routes, look.metrics, rows=[step] * rows, lanes=[lane] * lanes)
    if orientation == "across":
        figure = figure.turned()
    return Chart(sop, plan, figure.moved(look.left, look.top), orientation, known)


def _times_back(
    sop: Sop, states: Mapping[str, NodeState], source: str, target: str
) -> int:
    state = states.get(source, UNTOUCHED)
    if not state.returned:
        return 0
    to = state.returned_to or sop.step(source).return_to
    return state.returned if target == to else 0


def _unnamed(plan: Plan) -> Plan:
    """Return the plan without the names of its outcomes; a small chart has none."""
    arrows = (replace(arrow, label=None) for arrow in plan.arrows)
    return replace(plan, arrows=tuple(arrows))


def _with_returns(plan: Plan, sop: Sop, states: Mapping[str, NodeState]) -> Plan:
    """Return the plan with the returns that happened where the SOP draws none."""
    drawn = {(a.source, a.target) for a in plan.arrows if a.how is How.RETURN}
    extra = [
        Arrow(step.id, to, How.RETURN)
        for step in sop.steps
        if (to := states[step.id].returned_to) in states
        and to is not None
        and states[step.id].returned
        and (step.id, to) not in drawn
    ]
    return replace(plan, arrows=(*plan.arrows, *extra))


def _without_quiet_returns(
    plan: Plan, sop: Sop, states: Mapping[str, NodeState]
) -> Plan:
    kept = [
        arrow
        for arrow in plan.arrows
        if arrow.how is not How.RETURN
        or _times_back(sop, states, arrow.source, arrow.target)
    ]
    return replace(plan, arrows=tuple(kept))
