"""Number series: reserve and register a number, or make a reserved one void.

Every number comes from a counter row that the act has locked; the register keeps
each one for good, with a unique constraint behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.cases.facts import TaskFacts
from lajur.core.numbering import (
    Letter,
    NumberingError,
    Pattern,
    Restart,
    Scope,
    render,
    scope_key,
)
from lajur.ledger import services as ledger
from lajur.ledger.actor import ActingAs
from lajur.letters import sql
from lajur.letters.errors import (
    NumberMissing,
    NumberNotFree,
    PatternUnusable,
    ReasonMissing,
    SeriesTaken,
    SeriesUnknown,
)
from lajur.letters.models import NumberEntry, NumberState, Paper, Series
from lajur.letters.queries.series import example_number
from lajur.letters.services.sheet import Sheet
from lajur.letters.state import SeriesRow
from lajur.office.services import require_manager

#: The series of an office that has set none: Permendagri 83/2022.
STANDARD_NAME = "Naskah keluar"
STANDARD_PATTERN = "{klas}/{urut}/{kode_unit}"
STANDARD_VALUES = {"klas": "000.8"}


@dataclass(frozen=True)
class SeriesPlan:
    """A series as somebody wants it opened."""

    name: str
    pattern: str
    klas: str = ""
    #: Kinds it serves; empty serves every kind no other series names.
    kinds: tuple[str, ...] = ()
    scope: Scope = Scope.ALL
    restart: Restart = Restart.YEARLY


def make_series(
    *,
    government_id: int,
    name: str,
    by: ActingAs | None,
    at: datetime,
    pattern: str = STANDARD_PATTERN,
    kinds: Sequence[str] = (),
    values: Mapping[str, str] | None = None,
    scope: Scope = Scope.ALL,
    restart: Restart = Restart.YEARLY,
) -> SeriesRow:
    """Open a number series; raises BadPattern for a pattern no number can have."""
    Pattern(pattern)
    given = dict(STANDARD_VALUES if values is None else values)
    with transaction.atomic():
        row, made = Series.objects.get_or_create(
            government_id=government_id,
            name=name,
            defaults={
                "pattern": pattern,
                "kinds": list(kinds),
                "values": given,
                "scope": scope.value,
                "restart": restart.value,
            },
        )
        if made:
            ledger.append(
                government_id=government_id,
                stream=f"series:{row.pk}",
                kind="open",
                body={"name": name, "pattern": pattern, "kinds": list(kinds)},
                by=by,
                at=at,
            )
    return SeriesRow(row.pk, row.pattern, row.kinds, row.values, row.scope, row.restart)


def make_standard_series(
    *, government_id: int, by: ActingAs | None, at: datetime
) -> SeriesRow:
    """Open the series every government begins with, so that no number fails."""
    return make_series(government_id=government_id, name=STANDARD_NAME, by=by, at=at)


def open_series(
    *, government_id: int, plan: SeriesPlan, by: ActingAs, at: datetime
) -> SeriesRow:
    """Open a series as the office manager wants it.

    Raises NotOfficeManager, SeriesTaken, PatternUnusable for a pattern that gives
    no readable number, or whose parts would not keep its counts apart.
    """
    require_manager(government_id, by)
    if Series.objects.filter(government_id=government_id, name=plan.name).exists():
        raise SeriesTaken(name=plan.name)
    values = {**STANDARD_VALUES, **({"klas": plan.klas} if plan.klas else {})}
    try:
        example_number(plan.pattern, values, at.date())
    except NumberingError as error:
        raise PatternUnusable(pattern=plan.pattern) from error
    return make_series(
        government_id=government_id,
        name=plan.name,
        by=by,
        at=at,
        pattern=plan.pattern,
        kinds=plan.kinds,
        values=values,
        scope=plan.scope,
        restart=plan.restart,
    )


def close_series(
    *, government_id: int, series_id: int, by: ActingAs, at: datetime
) -> None:
    """Let a series give no more numbers; those it gave stay in the register.

    Raises NotOfficeManager or SeriesUnknown.
    """
    require_manager(government_id, by)
    with transaction.atomic():
        rows = Series.objects.filter(government_id=government_id, id=series_id)
        if not rows.exists():
            raise SeriesUnknown
        if not rows.filter(is_open=True).update(is_open=False):
            return
        ledger.append(
            government_id=government_id,
            stream=f"series:{series_id}",
            kind="close",
            body={},
            by=by,
            at=at,
        )


def give_number(
    task: TaskFacts, sheet: Sheet, at: datetime, state: NumberState
) -> None:
    """Put the next number of the paper's series on it, reserved or registered."""
    series = _series_for(sheet.series, sheet)
    day = sheet.state.dated or sheet.today(at)
    values = _values(series, sheet)
    letter = Letter(
        sheet.state.kind_code, values.get("klas", ""), values["kode_unit"], day
    )
    scope = scope_key(Scope(series.scope), Restart(series.restart), letter)
    taken = sql.rows(
        sql.TAKE_NUMBER,
        {"government": task.government_id, "series": series.id, "scope": scope},
    )
    ordinal = taken[0][0]
    text = render(Pattern(series.pattern), ordinal, day, values)
    sheet.change(number=text, number_state=state.value, dated=day)
    sheet.number = {
        **register_row(sheet),
        "series_id": series.id,
        "scope_key": scope,
        "ordinal": ordinal,
        "text": text,
        "state": state.value,
    }


def register_number(sheet: Sheet) -> None:
    """Enter a number that was reserved before in the register."""
    sheet.change(number_state=NumberState.REGISTERED.value)
    sheet.number = {
        **register_row(sheet),
        "series_id": None,
        "state": NumberState.REGISTERED.value,
    }


def register_row(sheet: Sheet) -> dict[str, Any]:
    """Return what the register says of a paper."""
    signed = sheet.state.signed
    planned = sheet.facts["signer"]["post"]
    return {
        **sheet.key,
        "dated": sheet.state.dated,
        "kind": sheet.state.kind_code,
        "subject": sheet.state.title[:500],
        "addressees": "; ".join(sheet.entries("yth") or sheet.entries("kepada")),
        "signer": (signed.post if signed else planned)[:300],
    }


def void_number(
    *, government_id: int, entry_id: int, reason: str, by: ActingAs, at: datetime
) -> None:
    """Make a reserved number void; it stays in the register with its reason.

    Only the office manager may; raises NotOfficeManager.
    """
    require_manager(government_id, by)
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        entry = (
            NumberEntry.objects.select_for_update()
            .filter(government_id=government_id, id=entry_id)
            .first()
        )
        if entry is None or entry.state != NumberState.RESERVED:
            raise NumberNotFree
        entry.state, entry.void_reason = NumberState.VOID, reason.strip()
        entry.save(update_fields=["state", "void_reason"])
        papers = Paper.objects.filter(government_id=government_id)
        papers.filter(id=entry.paper_id or 0).update(number=None, number_state="")
        ledger.append(
            government_id=government_id,
            stream=f"series:{entry.series_id}",
            kind="void",
            body={"number": entry.text, "reason": reason.strip()},
            by=by,
            at=at,
        )


def _series_for(series: Sequence[SeriesRow], sheet: Sheet) -> SeriesRow:
    """Choose the series that names the kind, else the one for all kinds."""
    kind = sheet.state.kind_code
    own = [one for one in series if kind in one.kinds]
    general = [one for one in series if not one.kinds]
    for one in (*own, *general):
        return one
    raise NumberMissing(kind=sheet.state.kind.name)


def _values(series: SeriesRow, sheet: Sheet) -> dict[str, str]:
    """Return the fields of the pattern: the series' own, then the unit's code."""
    unit = str(sheet.facts.get("unit_code") or "UM").replace("/", "-")
    own = {"kode_unit": unit, "kode": unit, "keamanan": "B"}
    return {**own, **STANDARD_VALUES, **series.values}
