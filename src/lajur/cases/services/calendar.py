"""Recompute open deadlines after the calendar was corrected: one event per case."""

from dataclasses import dataclass
from datetime import datetime

from lajur.cases.deadline import Moves, after_correction
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.queries.calendar import editions, open_moves, pasts_of
from lajur.cases.services.authority import must_manage
from lajur.cases.services.course import Whole, act_on_case, open_rows
from lajur.cases.services.writing import Statement
from lajur.ledger.actor import ActingAs
from lajur.office import queries as office


@dataclass(frozen=True)
class Recomputed:
    """What one batch moved."""

    cases: int
    deadlines: int
    #: The case to go on after; None when all are done.
    next: int | None


class _NothingMoves(Exception):
    """Between looking and writing the deadlines of a case went."""


def recompute_deadlines(
    *,
    government_id: int,
    version: int,
    by: ActingAs,
    at: datetime,
    after: int = 0,
    limit: int = 200,
) -> Recomputed:
    """Move the open deadlines of one batch of cases to an edition of the calendar.

    Each case is an act of its own and done once per edition, so that a batch that
    was cut off is simply run again. Refused for an edition that is not the newest.
    """
    own = office.government(government_id)
    if own is None or own.calendar_version != version:
        raise CaseRefused("calendar_outdated")
    cases = deadlines = 0
    for case, _tasks, moves in open_moves(government_id, version, at, after=after):
        if not moves:
            continue
        if cases == limit:
            return Recomputed(cases, deadlines, after)
        deadlines += _recompute_case(government_id, case.pk, version, by, at)
        cases += 1
        after = case.pk
    return Recomputed(cases, deadlines, None)


def _recompute_case(
    government_id: int, case_id: int, version: int, by: ActingAs, at: datetime
) -> int:
    found = Moves()

    def decide(facts: CaseFacts) -> Whole:
        nonlocal found
        must_manage(facts, by)
        calendars = editions(government_id, version)
        past = pasts_of(government_id, [case_id])[case_id]
        rows = open_rows(facts)
        found = after_correction(facts.flow, calendars, *rows, at, past.rested_until)
        if not found:
            raise _NothingMoves
        return Whole(
            Statement("case", extra="move_dues"),
            {"calendar": version, **found.body()},
            found.parameters(at),
        )

    try:
        acted = act_on_case(
            "recompute_deadlines",
            government_id=government_id,
            case_id=case_id,
            by=by,
            at=at,
            request_key=f"calendar:{version}",
            decide=decide,
        )
    except _NothingMoves:
        return 0
    return 0 if acted.repeated else len(found.tasks)
