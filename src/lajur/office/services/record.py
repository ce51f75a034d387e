"""The office's own line in the ledger, and who may write there."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lajur.ledger import services as ledger
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.office.errors import NotOfficeManager
from lajur.office.models import Person


def record(
    *,
    government_id: int,
    kind: str,
    body: dict[str, Any],
    by: ActingAs | None,
    at: datetime,
) -> None:
    """Write one event to the stream `office:<government>`."""
    ledger.append(
        government_id=government_id,
        stream=f"office:{government_id}",
        kind=kind,
        body=body,
        by=by or SYSTEM,
        at=at,
    )


def require_manager(government_id: int, by: ActingAs | None) -> None:
    """Refuse everybody but the office administrator; the system itself may pass.

    Raises NotOfficeManager.
    """
    if by is None or by.capacity == "system":
        return
    managers = Person.objects.filter(government_id=government_id, manages_office=True)
    if by.person_id is None or not managers.filter(id=by.person_id).exists():
        raise NotOfficeManager(
            _(
                "Hanya pengelola yang dapat mengubah data kantor. "
                "Hubungi pengelola kantor Anda."
            )
        )
