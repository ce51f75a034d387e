"""Who gets what by when: before a case begins, and from where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from lajur.cases.clock import day_in, standard_of
from lajur.cases.queries.timeline import calendar_now
from lajur.core.engine import Flow, FlowStep
from lajur.core.worktime import (
    Calendar,
    WorkAmount,
    due,
    latest_start,
)
from lajur.office import queries as office
from lajur.procedures import queries as procedures
from lajur.procedures.lane import Lane


@dataclass(frozen=True)
class Planned:
    """One step of the plan."""

    step_id: str
    step_number: str
    step_text: str
    #: Name of the lane.
    actor: str
    queue: str | None
    #: Name of the desk the lane is bound to.
    name: str
    holder: str | None
    #: As printed.
    standard: str | None
    start_at: datetime
    due_at: datetime
    #: Latest start that still meets the legal date.
    latest_start_at: datetime | None
    #: How many units do it.
    units: int


def forecast_plan(
    government_id: int,
    adoption_id: int,
    at: datetime,
    *,
    unit_ids: Sequence[int] | None = None,
    legal_date: date | None = None,
) -> tuple[Planned, ...]:
    """Return who would get what by when, if the SOP began now without returns."""
    calendar = calendar_now(government_id)
    on = day_in(calendar, at)
    adoption = procedures.adoption(government_id, adoption_id)
    flow = procedures.version(government_id, adoption.version_id).table
    lanes = procedures.lanes(government_id, adoption_id, on)
    steps = list(way_onward(flow, flow.first))
    latest = _latest(calendar, steps, legal_date)
    queues = {lane.queue for lane in lanes.values() if lane.queue}
    names = office.describe_queues(government_id, queues, on)
    planned, start = [], at
    for step, latest_at in zip(steps, latest, strict=True):
        end = _after(calendar, step, start)
        planned.append(
            _planned(flow, step, lanes, names, (start, end, latest_at), unit_ids)
        )
        start = end
    return tuple(planned)


def forecast_end(
    flow: Flow, calendar: Calendar, step_id: str, at: datetime
) -> datetime:
    """Return when a branch at a step would end, each step taking its standard."""
    for step in way_onward(flow, step_id):
        at = _after(calendar, step, at)
    return at


def way_onward(flow: Flow, step_id: str | None) -> Iterator[FlowStep]:
    """Yield the steps from here to the end, the first forward way at each."""
    seen: set[str] = set()
    while step_id is not None and step_id not in seen:
        seen.add(step_id)
        step = flow.step(step_id)
        yield step
        step_id = step.forward[0].to


def _after(calendar: Calendar, step: FlowStep, start: datetime) -> datetime:
    amount = standard_of(step.step)
    return due(calendar, start, amount) if amount else start


def _latest(
    calendar: Calendar, steps: Sequence[FlowStep], legal_date: date | None
) -> Sequence[datetime | None]:
    if legal_date is None:
        return [None] * len(steps)
    deadline = datetime.combine(legal_date, time(23, 59), calendar.zone.clock)
    nothing = WorkAmount(0, "minutes")
    amounts = [standard_of(step.step) or nothing for step in steps]
    return latest_start(calendar, deadline, amounts)


def _planned(
    flow: Flow,
    step: FlowStep,
    lanes: Mapping[str, Lane],
    names: Mapping[str, office.QueueLabel],
    when: tuple[datetime, datetime, datetime | None],
    unit_ids: Sequence[int] | None,
) -> Planned:
    actor = next((a for a in flow.sop.actors if a.id == step.step.actor), None)
    lane = lanes.get(step.step.actor or "")
    label = names.get(lane.queue) if lane and lane.queue else None
    asked = 1
    if step.region is not None:
        each = lanes.get(flow.regions[step.region].each)
        asked = len(unit_ids) if unit_ids else len(each.unit_ids if each else ())
    return Planned(
        step_id=step.step.id,
        step_number=step.step.number,
        step_text=step.step.text,
        actor=actor.name if actor else "",
        queue=lane.queue if lane else None,
        name=label.name if label else (actor.name if actor else ""),
        holder=label.holder if label else None,
        standard=step.step.duration.text if step.step.duration else None,
        start_at=when[0],
        due_at=when[1],
        latest_start_at=when[2],
        units=asked,
    )
