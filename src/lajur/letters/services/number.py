"""Number series: reserve and register a number, or make a reserved one void.

Every number comes from a counter row that the act has locked; the register keeps
each one for good, with a unique constraint behind it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.cases.facts import TaskFacts
from lajur.core.numbering import Letter, Pattern, Restart, Scope, render, scope_key
from lajur.ledger import services as ledger
from lajur.ledger.actor import ActingAs
from lajur.letters import sql
from lajur.letters.errors import NumberMissing, NumberNotFree, ReasonMissing
from lajur.letters.models import NumberEntry, NumberState, Paper, Series
from lajur.letters.services.sheet import Sheet
from lajur.letters.state import SeriesRow

#: The series of an office that has set none: Permendagri 83/2022.
STANDARD_PATTERN = "{klas}/{urut}/{kode_unit}"
STANDARD_VALUES = {"klas": "000.8"}


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
    """Make a reserved number void; it stays in the register with its reason."""
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
