"""Cases that approve SOPs: begun for a draft, they publish it at their end.

Which SOP approves is a choice of the office. The case is an ordinary one: what it
does to the draft follows from its events, by effects that are safe to do twice.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override

from lajur.cases.errors import CaseRefused
from lajur.cases.models import Case, Task
from lajur.cases.services.course import cancel
from lajur.cases.services.start import Started, start_case
from lajur.core.sop import Sop
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.ledger.queries import Event, events_of, history_of
from lajur.office.queries import government
from lajur.office.services import notify
from lajur.procedures import queries as procedures
from lajur.procedures import services
from lajur.procedures.lifecycle import Look, is_with_author, looks, signs

Payload = dict[str, Any]


def submit_draft(
    *,
    government_id: int,
    draft_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Started:
    """Begin the case that approves a draft, and freeze the draft, or neither.

    Raises CaseRefused, and what `procedures.services.begin_approval` raises.
    """
    adoption = procedures.approving_sop(government_id, _day(government_id, at))
    if adoption is None:
        raise CaseRefused("no_approval_sop")
    row = procedures.draft(government_id, draft_id)
    with transaction.atomic():
        with override("id"):
            subject = gettext("Pengesahan SOP %(title)s") % {"title": row.sop.title}
        started = start_case(
            government_id=government_id,
            adoption_id=adoption.id,
            period=str(_day(government_id, at).year),
            subject=subject,
            by=by,
            at=at,
            request_key=request_key,
            asks_starter=False,
        )
        if not started.repeated:
            services.begin_approval(
                government_id=government_id,
                draft_id=draft_id,
                case_id=started.case_id,
                by=by,
                at=at,
            )
    return started


def follow_return(payload: Payload, at: datetime) -> None:
    """Let the author correct the draft once the case is back with him."""
    if _is_with_author(payload) is not True:
        return
    services.return_approval(
        government_id=payload["government_id"],
        case_id=payload["case"],
        reason=payload["reason"],
        by=_actor(payload),
        at=at,
    )


def follow_step(payload: Payload, at: datetime) -> None:
    """Freeze the corrected draft again once the case is with those who look."""
    if _is_with_author(payload) is not False:
        return
    services.rebind_approval(
        government_id=payload["government_id"],
        case_id=payload["case"],
        since=_event(payload).at,
        by=_actor(payload),
        at=at,
    )


def follow_end(payload: Payload, at: datetime) -> None:
    """Publish what a finished case has approved, and tell whoever handed it in."""
    government_id, case_id = payload["government_id"], payload["case"]
    approval = procedures.approval_of_case(government_id, case_id)
    if approval is None or not approval.is_open:
        return
    case = Case.objects.get(government_id=government_id, pk=case_id)
    sop = procedures.version(government_id, case.version_id).sop
    seen = _last_acts(government_id, case_id)
    with override("id"):
        done = services.conclude_approval(
            government_id=government_id,
            case_id=case_id,
            approving=sop,
            looks={
                step: Look(step, event.body["by"]["person_id"], event.at)
                for step, event in seen.items()
            },
            by=_approver(sop, seen),
            at=at,
        )
        if done is None:
            return
        text = gettext("SOP %(title)s disahkan dan berlaku mulai %(since)s.")
        if done.published is None:
            text = gettext("SOP %(title)s belum terbit. %(reason)s")
        said = text % {
            "title": approval.title,
            "since": f"{done.valid_from:%d-%m-%Y}" if done.valid_from else "",
            "reason": done.reason,
        }
    notify(
        government_id=government_id,
        text=said,
        at=at,
        person_id=case.started_by_id,
        url=_life_url(approval.slug),
        request_key=f"{payload['stream']}:{payload['seq']}:approval",
    )


def follow_cancel(payload: Payload, at: datetime) -> None:
    """Make the draft an ordinary one again when its case was given up."""
    services.end_approval(
        government_id=payload["government_id"],
        case_id=payload["case"],
        reason=payload["reason"],
        by=_actor(payload),
        at=at,
    )


def give_up(payload: Payload, at: datetime) -> None:
    """Cancel the case of a draft that was put away or replaced."""
    try:
        cancel(
            government_id=payload["government_id"],
            case_id=payload["case_id"],
            reason=payload["reason"],
            by=SYSTEM,
            at=at,
            request_key=f"{payload['stream']}:{payload['seq']}",
        )
    except CaseRefused:
        # It ended by itself meanwhile, without publishing: the draft is gone.
        return


def _is_with_author(payload: Payload) -> bool | None:
    """Whether the draft lies with its author now; None where no approval waits."""
    government_id, case_id = payload["government_id"], payload["case"]
    approval = procedures.approval_of_case(government_id, case_id)
    if approval is None or not approval.is_open:
        return None
    rows = Task.objects.filter(
        government_id=government_id, case_id=case_id, done_at__isnull=True
    ).values_list("step", "case__version_id")
    places = [
        is_with_author(procedures.version(government_id, version_id).sop, step)
        for step, version_id in rows
    ]
    return all(places) if places else None


def _last_acts(government_id: int, case_id: int) -> dict[str, Event]:
    """Return the last event by which each step was passed on."""
    return {
        event.body["task"]["step"]: event
        for event in history_of(government_id, f"case:{case_id}")
        if event.kind == "complete"
    }


def _approver(sop: Sop, seen: Mapping[str, Event]) -> ActingAs:
    """Return who signed last, else who looked last: he publishes."""
    steps = [step for step in sop.steps if step.id in seen and looks(step)]
    signing = [step for step in steps if signs(step)] or steps
    return _acting(seen[signing[-1].id]) if signing else SYSTEM


def _actor(payload: Payload) -> ActingAs:
    return _acting(_event(payload))


def _event(payload: Payload) -> Event:
    stream, seq = payload["stream"], payload["seq"]
    return events_of(payload["government_id"], stream, seq + 1, limit=1)[0]


def _acting(event: Event) -> ActingAs:
    return ActingAs(**event.body["by"])


def _day(government_id: int, at: datetime) -> date:
    own = government(government_id)
    if own is None:
        raise CaseRefused("unknown")
    return at.astimezone(ZoneInfo(own.time_zone)).date()


def _life_url(slug: str) -> str:
    # A chapter's page is named, not imported; without it there is still
    # something to tell.
    try:
        return reverse("procedures:sop-life", args=[slug])
    except NoReverseMatch:
        return ""


#: Effect kinds and what they mean for a draft; beside what else they do.
EFFECTS: Mapping[str, Callable[[Payload, datetime], None]] = {
    "cases.returned": follow_return,
    "cases.tasks_opened": follow_step,
    "cases.finished": follow_end,
    "cases.cancelled": follow_cancel,
}
