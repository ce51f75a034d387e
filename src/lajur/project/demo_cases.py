"""The cases the demo office is busy with, so that its desks are not empty.

They are begun and worked on through the same services as anybody's, on a clock
that ends at the present.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

import yaml

from lajur.cases import queries as cases
from lajur.procedures import queries as procedures
from lajur.project.play.run import Play
from lajur.project.play.sql import refresh_statistics
from lajur.project.play.stage import Staged

#: The demo office has worked with its catalogue for so long.
IN_USE = timedelta(days=60)
_MANY = 1000
#: Nine in the morning in Kota Contoh, as UTC.
_OPENS = 2


def begin_demo_cases(
    *,
    government_id: int,
    at: datetime,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Begin the cases of `demo_cases.yaml` unless the office has any; count them."""
    if cases.case_list(government_id, limit=1).rows:
        return 0
    refresh_statistics()
    wanted = plan()
    for number, entry in enumerate(wanted):
        tell(number, len(wanted))
        _play(government_id, entry, at)
    return len(wanted)


def plan() -> list[dict[str, Any]]:
    """Return the wanted cases as the file tells them."""
    file = resources.files("lajur.project") / "demo_cases.yaml"
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return found


def _play(government_id: int, entry: dict[str, Any], at: datetime) -> None:
    begin = (at - timedelta(days=entry["days"])).replace(hour=_OPENS, minute=0)
    adoption = procedures.adoption_of_slug(government_id, entry["slug"], begin.date())
    if adoption is None:
        return  # withdrawn by a visitor of the demo
    play = Play(
        Staged(
            government_id,
            adoption.id,
            adoption.slug,
            procedures.adopted_sop(government_id, adoption.id),
        ),
        begin,
        returns=entry.get("returns", False),
        units=entry.get("units", 1),
    )
    play.begin()
    play.go_on(entry.get("acts", _MANY), until=at)
