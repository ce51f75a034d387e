"""What a process remembers of an office between two acts.

Who may work at a desk, which desk a lane has and the office's settings change a few
times a day, and an act happens every second. Each government carries a stamp that
every such change renews; what is remembered under a stamp can never become wrong,
and counts for one day, since holdings and bindings are dated.
"""

from datetime import date, datetime
from typing import Any

from lajur.cases.clock import day_in
from lajur.cases.facts import OWN_COLUMNS
from lajur.ledger.actor import ActingAs
from lajur.office import queries as office

#: More than an office has; then everything is forgotten and read again.
_MOST = 20_000

_Dated = tuple[int, date, tuple[Any, ...]]
#: Adoption to calendar, settings and lanes.
_rules: dict[int, _Dated] = {}
#: Person, chosen post and desk to how the person acts there.
_standings: dict[tuple[int | None, int | None, str], _Dated] = {}
#: Who has been met; a stranger is read in full at once.
_people: set[int] = set()


def knows(by: ActingAs | None) -> bool:
    """Tell whether a short reading for this person will probably do."""
    return by is not None and by.person_id in _people


def completed(
    government_id: int, row: tuple[Any, ...], by: ActingAs, at: datetime
) -> tuple[Any, ...] | None:
    """Return a short row with what is remembered; None when it is not enough."""
    rules = _rules.get(row[7])
    standing = _standings.get((by.person_id, by.post_id, row[16]))
    if rules is None or standing is None or not rules[0] == standing[0] == row[9]:
        return None
    today = _today(government_id, rules[2][0], at)
    if not rules[1] == standing[1] == today:
        return None
    return (*row, *rules[2], None, None, None, *standing[2])


def remember(
    government_id: int, row: tuple[Any, ...], by: ActingAs, at: datetime
) -> None:
    """Keep what a full row says beyond its own task."""
    calendar_version, settings, lanes, _seq, _hash, _kind, *standing = row[OWN_COLUMNS:]
    if len(_standings) > _MOST or len(_rules) > _MOST:
        forget()
    today, stamp = _today(government_id, calendar_version, at), row[9]
    _rules[row[7]] = (stamp, today, (calendar_version, settings, lanes))
    _standings[by.person_id, by.post_id, row[16]] = (stamp, today, tuple(standing))
    if by.person_id is not None:
        _people.add(by.person_id)


def forget() -> None:
    """Forget everything."""
    _rules.clear()
    _standings.clear()
    _people.clear()


def _today(government_id: int, calendar_version: int, at: datetime) -> date:
    return day_in(office.calendar_of(government_id, calendar_version), at)
