"""The units a running region asks: add one, excuse one."""

from datetime import datetime

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Join, Task
from lajur.cases.services.authority import must_lead
from lajur.cases.services.course import Whole, act_on_case, needed
from lajur.cases.services.writing import UNDO_WINDOW, Acted, Statement, plan
from lajur.core.engine import Memory, Opening, after_join
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect


def add_unit(
    *,
    government_id: int,
    case_id: int,
    unit_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Ask one more unit while the region runs."""

    def decide(facts: CaseFacts) -> Whole:
        must_lead(facts, by)
        join = running_join(facts)
        if unit_id in facts.unit_ids:
            raise CaseRefused("unit_known")
        name = _name(facts, unit_id)
        step = facts.flow.regions[join.region].steps[0]
        index = facts.flow.step(step).index
        places = _places(facts, join.region)
        visits = tuple(
            int(place == index) if place in places else count
            for place, count in enumerate(join.visits)
        )
        opening = Opening(step, Memory(visits, join.eyes))
        planned = plan(facts, opening, at, unit=unit_id, join=join.pk)
        return Whole(
            Statement("case", opens="one", sets="ask", extra="grow"),
            {
                "reason": needed(reason),
                "unit": unit_id,
                "to": name,
                "opens": planned.body,
            },
            {**planned.parameters, "unit": unit_id},
            [Effect("cases.tasks_opened", {}, at + UNDO_WINDOW)],
        )

    return act_on_case(
        "add_unit",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def excuse_unit(
    *,
    government_id: int,
    case_id: int,
    unit_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Let a unit off; the region goes on if it was the last awaited."""

    def decide(facts: CaseFacts) -> Whole:
        must_lead(facts, by)
        join = running_join(facts)
        if not _is_awaited(facts, unit_id):
            raise CaseRefused("unit_unknown")
        if facts.unit_ids == (unit_id,):
            raise CaseRefused("no_units")
        opening = after_join(
            facts.flow, join.region, Memory(tuple(join.visits), join.eyes)
        )
        planned = plan(facts, opening, at)
        return Whole(
            Statement(
                "excuse",
                join="arrive",
                opens=planned.opens,
                finishes=opening is None,
                sets="excuse",
            ),
            {
                "reason": needed(reason),
                "unit": unit_id,
                "to": _name(facts, unit_id),
                "opens": planned.body,
                "arrives": {"region": join.region, "run": join.run},
                "finishes": opening is None,
            },
            {
                **planned.parameters,
                "unit": unit_id,
                "join": join.pk,
                "task_state": Task.State.EXCUSED,
            },
            [Effect("cases.tasks_opened", {}, at + UNDO_WINDOW)],
        )

    return act_on_case(
        "excuse_unit",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )


def running_join(facts: CaseFacts) -> Join:
    """Return the region that waits for units; raises CaseRefused without one."""
    if facts.case_state != "running":
        raise CaseRefused("case_not_running")
    join = Join.objects.filter(
        government_id=facts.government_id,
        case_id=facts.case_id,
        joined_at__isnull=True,
    ).first()
    if join is None:
        raise CaseRefused("no_region")
    return join


def _name(facts: CaseFacts, unit_id: int) -> str:
    """Return what a unit is called now; history keeps it."""
    asked = {"government": facts.government_id, "queue": f"unit:{unit_id}"}
    known = sql.one(sql.DESK_NAME, asked)
    if known is None:
        raise CaseRefused("unit_missing")
    return str(known[0])


def _is_awaited(facts: CaseFacts, unit_id: int) -> bool:
    return Task.objects.filter(
        government_id=facts.government_id,
        case_id=facts.case_id,
        unit_id=unit_id,
        done_at__isnull=True,
    ).exists()


def _places(facts: CaseFacts, region: str) -> set[int]:
    return {facts.flow.step(step).index for step in facts.flow.regions[region].steps}
