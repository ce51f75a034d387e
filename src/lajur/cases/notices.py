"""What people are told: the worker's part of an act, safe to do twice."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override

from lajur.cases.models import Case, Task
from lajur.office import queries as office
from lajur.office import services
from lajur.procedures import queries as procedures

Payload = dict[str, Any]


def tell_opened(payload: Payload, at: datetime) -> None:
    """Tell every desk that got a task by this event."""
    opened = Task.objects.filter(
        government_id=payload["government_id"],
        case_id=payload["case"],
        opened_seq=payload["seq"],
        done_at__isnull=True,
    )
    for task in opened.select_related("case"):
        text = gettext("Tugas baru: %(step)s (%(subject)s)")
        _tell(payload, task, text, task.queue, at)


def tell_returned(payload: Payload, at: datetime) -> None:
    """Tell the desk a task was sent back to, with the reason."""
    opened = Task.objects.filter(
        government_id=payload["government_id"],
        case_id=payload["case"],
        opened_seq=payload["seq"],
        done_at__isnull=True,
    )
    for task in opened.select_related("case"):
        text = gettext("Dikembalikan: %(step)s (%(subject)s). Alasan: %(reason)s")
        _tell(payload, task, text, task.queue, at)


def tell_readdressed(payload: Payload, at: datetime) -> None:
    """Tell the desk a task was moved to."""
    for task in _open_task(payload):
        text = gettext("Tugas dialihkan kepada Anda: %(step)s (%(subject)s)")
        _tell(payload, task, text, payload["queue"], at)


def remind(payload: Payload, at: datetime) -> None:
    """Remind the desk of a task that is due soon."""
    for task in _open_task(payload):
        text = gettext("Segera jatuh tempo: %(step)s (%(subject)s)")
        _tell(payload, task, text, task.queue, at)


def escalate(payload: Payload, at: datetime) -> None:
    """Tell the desk and the post above it that a task is late."""
    for task in _open_task(payload):
        text = gettext("Lewat batas waktu: %(step)s (%(subject)s)")
        _tell(payload, task, text, task.queue, at)
        above = office.superior_queue(task.government_id, task.queue)
        if above:
            _tell(payload, task, text, above, at)


def tell_finished(payload: Payload, at: datetime) -> None:
    """Tell whoever began a case that it has ended."""
    case = _case(payload)
    if case and case.started_by_id:
        text = gettext("Kasus selesai: %(subject)s") % {"subject": case.subject}
        _tell_starter(payload, case, text, at)


def tell_cancelled(payload: Payload, at: datetime) -> None:
    """Tell whoever began a case that it was given up."""
    case = _case(payload)
    if case and case.started_by_id:
        text = gettext("Kasus dibatalkan: %(subject)s. Alasan: %(reason)s") % {
            "subject": case.subject,
            "reason": payload["reason"],
        }
        _tell_starter(payload, case, text, at)


def tell_join_closed(payload: Payload, at: datetime) -> None:
    """Tell whoever began a case which units stayed silent."""
    case = _case(payload)
    if case and case.started_by_id and payload["silent"]:
        text = gettext("%(subject)s: %(count)s unit tidak menjawab sampai batas waktu")
        facts = {"subject": case.subject, "count": len(payload["silent"])}
        _tell_starter(payload, case, text % facts, at)


def tell_new_version(payload: Payload, at: datetime) -> None:
    """Tell whoever began a case that runs that its SOP has a newer version."""
    behind = Case.objects.filter(
        government_id=payload["government_id"],
        adoption_id=payload["replaced_id"],
        state__in=(Case.State.RUNNING, Case.State.SUSPENDED),
        started_by_id__isnull=False,
    )
    for case in behind.order_by("pk").iterator():
        with override("id"):
            text = gettext(
                "SOP %(title)s kini versi %(number)s; kasus %(subject)s tetap memakai "
                "versi sebelumnya sampai dipindahkan"
            ) % {
                "title": payload["title"],
                "number": payload["number"],
                "subject": case.subject,
            }
        _tell_starter({**payload, "seq": f"{payload['seq']}:{case.pk}"}, case, text, at)


def nothing(payload: Payload, at: datetime) -> None:
    """Leave an effect that only other chapters may want."""


def _open_task(payload: Payload) -> list[Task]:
    found = Task.objects.filter(
        government_id=payload["government_id"],
        pk=payload["task"],
        done_at__isnull=True,
    )
    return list(found.select_related("case"))


def _case(payload: Payload) -> Case | None:
    return Case.objects.filter(
        government_id=payload["government_id"], pk=payload["case"]
    ).first()


def _tell(payload: Payload, task: Task, text: str, queue: str, at: datetime) -> None:
    version = procedures.version(task.government_id, task.case.version_id)
    step = version.table.step(task.step).step
    with override("id"):
        said = text % {
            "step": step.text,
            "subject": task.case.subject,
            "reason": payload.get("reason", ""),
        }
        address: dict[str, Any] = {"queue": queue}
        if queue.startswith("person:"):
            address = {"person_id": int(queue.removeprefix("person:"))}
        services.notify(
            government_id=task.government_id,
            text=said,
            at=at,
            url=_url("letters:task-show", task.pk),
            request_key=f"{payload['stream']}:{payload['seq']}:{task.pk}:{queue}",
            **address,
        )


def _tell_starter(payload: Payload, case: Case, text: str, at: datetime) -> None:
    services.notify(
        government_id=case.government_id,
        text=text,
        at=at,
        person_id=case.started_by_id,
        url=_url("cases:case-show", case.pk),
        request_key=f"{payload['stream']}:{payload['seq']}:starter",
    )


def _url(name: str, key: int) -> str:
    # A page of a later chapter is named, not imported; without it there is
    # still something to tell.
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


#: Effect kinds of this chapter and who does them.
EFFECTS: Mapping[str, Callable[[Payload, datetime], None]] = {
    "cases.tasks_opened": tell_opened,
    "cases.returned": tell_returned,
    "cases.task_readdressed": tell_readdressed,
    "cases.reminder": remind,
    "cases.escalation": escalate,
    "cases.finished": tell_finished,
    "cases.cancelled": tell_cancelled,
    "cases.join_closed": tell_join_closed,
    "cases.resumed": nothing,
}
