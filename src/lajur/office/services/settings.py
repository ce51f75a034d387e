"""The choices of an office that other chapters ask for by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.ledger.actor import ActingAs
from lajur.office.models import Government
from lajur.office.services.record import record, require_manager


@transaction.atomic
def change_settings(
    *,
    government_id: int,
    changes: Mapping[str, Any],
    by: ActingAs | None,
    at: datetime,
) -> None:
    """Set choices of an office by name; None takes one away.

    Raises NotOfficeManager. What is so already leaves no event.
    """
    require_manager(government_id, by)
    government = Government.objects.select_for_update().get(pk=government_id)
    before = dict(government.settings)
    settings = {**before, **changes}
    government.settings = {k: v for k, v in settings.items() if v is not None}
    if government.settings == before:
        return
    government.save(update_fields=["settings"])
    record(
        government_id=government_id,
        kind="settings.changed",
        body={"changes": dict(changes)},
        by=by,
        at=at,
    )
