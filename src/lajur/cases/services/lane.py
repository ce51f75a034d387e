"""When somebody else stands in a lane, its open tasks can follow."""

from datetime import datetime

from django.utils.translation import gettext

from lajur.cases.errors import CaseRefused
from lajur.cases.models import Case, Task
from lajur.cases.services.desk import reassign
from lajur.ledger.actor import SYSTEM
from lajur.procedures import queries as procedures


def readdress_lane(
    *,
    government_id: int,
    adoption_id: int,
    actor_id: str,
    queue: str,
    at: datetime,
    request_key: str,
) -> int:
    """Send the open tasks of a lane to the desk that stands in it now.

    Safe to run twice. A task that is closed meanwhile stays with whoever closed
    it. Returns how many tasks moved.
    """
    tasks = Task.objects.filter(
        government_id=government_id,
        state=Task.State.OPEN,
        case__adoption_id=adoption_id,
        case__state=Case.State.RUNNING,
    ).exclude(queue=queue)
    moved = 0
    for task in tasks.select_related("case").order_by("pk"):
        version = procedures.version(government_id, task.case.version_id)
        if version.sop.step(task.step).actor != actor_id:
            continue
        try:
            reassign(
                government_id=government_id,
                task_id=task.pk,
                queue=queue,
                reason=gettext("Pelaksana SOP diganti."),
                by=SYSTEM,
                at=at,
                request_key=f"{request_key}:{task.pk}",
            )
        except CaseRefused:
            continue
        moved += 1
    return moved
