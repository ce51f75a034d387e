"""Move a running case to a newer version of its SOP: explicit, and one event."""

import json
from collections.abc import Mapping
from datetime import datetime

from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.queries.version import MovePlan, plan_of
from lajur.cases.services.authority import must_manage
from lajur.cases.services.course import Whole, act_on_case, needed
from lajur.cases.services.writing import Acted, Statement
from lajur.core.engine import Flow, match_papers, old_places
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.procedures import queries as procedures


def change_version(
    *,
    government_id: int,
    case_id: int,
    version_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Carry a case to a newer version, as its dry run (`plan_move`) shows.

    Visits, rounds, deadlines and initials stay. Refused when an open step has no
    counterpart, or when that version is not the newest in force any more.
    """

    def decide(facts: CaseFacts) -> Whole:
        must_manage(facts, by)
        if facts.case_state != "running":
            raise CaseRefused("case_not_running")
        planned = plan_of(facts, at)
        if planned is None or planned.version_id != version_id:
            raise CaseRefused("no_newer_version")
        for step in planned.open:
            if step.why_not:
                code = "region_differs" if step.to_id else "no_counterpart"
                raise CaseRefused(code, number=step.step_number)
        return _whole(facts, planned, needed(reason), at)

    return act_on_case(
        "change_version",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def _whole(facts: CaseFacts, planned: MovePlan, reason: str, at: datetime) -> Whole:
    new = procedures.version(facts.government_id, planned.version_id).table
    # A step without counterpart keeps its history under a name no step can have.
    steps = {
        step: planned.steps.get(step, f"{step}@{facts.version_id}")
        for step in facts.flow.steps
    }
    regions = {
        name: _region(facts.flow, new, planned.steps, name)
        or f"{name}@{facts.version_id}"
        for name in facts.flow.regions
    }
    carried = {
        "steps": steps,
        "regions": regions,
        "desks": _desks(facts, planned, new, at),
        "papers": match_papers(facts.sop, new.sop, planned.steps),
    }
    places = old_places(facts.flow, new, planned.steps)
    return Whole(
        Statement("case", sets="version", extra="carry"),
        {
            "reason": reason,
            "adoption": planned.adoption_id,
            "version": planned.version_id,
            "number": planned.number,
            "from": facts.version_id,
            **carried,
        },
        {
            "adoption": planned.adoption_id,
            "version": planned.version_id,
            "places": [0 if place is None else place + 1 for place in places],
            **{name: json.dumps(found) for name, found in carried.items()},
        },
        [Effect("cases.version_changed", {"case": facts.case_id})],
    )


def _region(old: Flow, new: Flow, steps: Mapping[str, str], region: str) -> str | None:
    found = (
        new.step(steps[step]).region
        for step in old.regions[region].steps
        if step in steps
    )
    return next((name for name in found if name), None)


def _desks(
    facts: CaseFacts, planned: MovePlan, new: Flow, at: datetime
) -> dict[str, list[str]]:
    """Return, for each step whose lane another desk stands in, old and new desk."""
    lanes = procedures.lanes(facts.government_id, planned.adoption_id, facts.day(at))
    found = {}
    for before, after in planned.steps.items():
        old = facts.lanes.get(facts.flow.step(before).step.actor or "")
        lane = lanes.get(new.step(after).step.actor or "")
        if old and lane and lane.queue and lane.queue != old:
            found[before] = [old, lane.queue]
    return found
