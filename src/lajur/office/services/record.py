"""The office's own line in the ledger, and who may write there."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lajur.office.errors import NotOfficeManager
from lajur.office.models import Person

if TYPE_CHECKING:
    from lajur.ledger.actor import ActingAs


def record(
    *,
    government_id: int,
    kind: str,
    body: dict[str, Any],
    by: "ActingAs | None",
    at: datetime,
) -> None:
    """Write one event to the stream `office:<government>`."""


def require_manager(government_id: int, by: "ActingAs | None") -> None:
    """Refuse everybody but the office administrator; the system itself may pass.

    Raises NotOfficeManager.
    """
    if by is None or by.capacity == "system":
        return
    allowed = Person.objects.filter(
        government_id=government_id, id=by.person_id, manages_office=True
    ).exists()
    if not allowed:
        raise NotOfficeManager(
            _(
                "Hanya pengelola yang dapat mengubah data kantor. "
                "Hubungi pengelola kantor Anda."
            )
        )
