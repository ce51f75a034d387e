"""The inbox: what waits for this person, in the order of its deadlines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lajur.cases import queries as case_queries
from lajur.cases.queries import InboxRow
from lajur.desk.frame import AtWork, post_name
from lajur.desk.groups import Group, TaskLine, grouped
from lajur.office.queries import describe_queues
from lajur.procedures.queries.startable import Startable, startable
from lajur.ui import dates
from lajur.ui.address import row_number
from lajur.ui.deadline import DeadlineLabel, deadline_of
from lajur.ui.templatetags.lajur import Tab
from lajur.ui.text import headline

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

PAGE = 50
#: So many SOPs a person may begin stand beside the tasks; more are in the catalogue.
STARTS = 5


@dataclass(frozen=True)
class ActingNotice:
    """A post the person stands in for, and until when."""

    name: str
    until: date | None


@dataclass(frozen=True)
class WaitingLine:
    """A case of this person that waits for somebody else."""

    url: str
    title: str
    sub: str
    deadline: DeadlineLabel | None


@dataclass(frozen=True)
class InboxPage:
    """Everything the inbox shows."""

    sentence: str
    first_url: str
    actings: tuple[ActingNotice, ...]
    tabs: tuple[Tab, ...]
    groups: list[Group]
    shown: str
    next_url: str
    waiting: tuple[WaitingLine, ...]
    waiting_sentence: str
    starts: tuple[Startable, ...]


def inbox_show(request: "OfficeRequest") -> HttpResponse:
    """Show the tasks of every queue this person serves today."""
    office = request.office
    queue = request.GET.get("meja") or None
    after = _cursor(request.GET.get("setelah", ""))
    inbox = case_queries.inbox_of(
        office.government_id,
        office.person_id,
        office.today,
        after=after,
        limit=PAGE,
        queue=queue if queue in office.queues else None,
        served=office.queues,
    )
    units = unit_names(inbox.rows, office)
    lines = [task_line(row, office, units) for row in inbox.rows]
    is_all = after is None and inbox.next is None
    groups = grouped(lines, office.at, is_all=is_all)
    waiting = waiting_lines(office)
    page = InboxPage(
        sentence=_sentence(groups, is_all=is_all),
        first_url=lines[0].url if lines else "",
        actings=_actings(office),
        tabs=_tabs(office, queue),
        groups=groups,
        shown="" if is_all else _("%(n)d tugas") % {"n": len(lines)},
        next_url=_next_url(inbox.next, queue),
        waiting=waiting,
        waiting_sentence=_waiting_sentence(waiting),
        starts=startable(
            office.government_id, office.queues, office.today, limit=STARTS
        ),
    )
    return render(request, "desk/inbox_show.html", {"page": page})


def unit_names(rows: Iterable[InboxRow], office: AtWork) -> Mapping[int, str]:
    """Name the units whose branches are on the page; often there are none."""
    wanted = {f"unit:{row.unit_id}": row.unit_id for row in rows if row.unit_id}
    if not wanted:
        return {}
    found = describe_queues(office.government_id, wanted, office.today)
    return {wanted[queue]: label.name for queue, label in found.items()}


def task_line(row: InboxRow, office: AtWork, units: Mapping[int, str]) -> TaskLine:
    """Say one task as the inbox shows it."""
    served = [seat for seat in office.served if seat.queue == row.queue]
    stand_in = served and all(seat.capacity != "definitive" for seat in served)
    unit = units.get(row.unit_id or 0, "")
    parts = [unit, row.subject, _step_words(row)]
    if row.queue.startswith(("team:", "unit:")):
        parts.append(row.queue_name)
    elif row.sender:
        parts.append(_("dari %(post)s") % {"post": row.sender})
    return TaskLine(
        id=row.task_id,
        url=reverse("letters:task-show", args=[row.task_id]),
        title=headline(row.step_text),
        sub=" · ".join(part for part in parts if part),
        work=row.kind,
        due_at=row.due_at,
        deadline=deadline_of(row.due_at, office.at, office.calendar),
        entered=entered(row.opened_at, office.at),
        is_returned=row.is_return,
        acting=post_name(served[0]) if stand_in else "",
        taken_by=row.taken_by or "",
        can_take=row.can_take,
        can_hand_back=row.taken_by_you,
    )


def waiting_lines(office: AtWork) -> tuple[WaitingLine, ...]:
    """Say which cases of this person wait for somebody else."""
    rows = case_queries.waiting_for_others(
        office.government_id,
        office.person_id,
        office.at,
        served=office.queues,
        on=office.today,
    )
    return tuple(
        WaitingLine(
            url=reverse("cases:case-show", args=[row.case_id]),
            title=row.subject,
            sub=_("%(desk)s · langkah %(step)s")
            % {"desk": row.desk, "step": row.step_number},
            deadline=deadline_of(row.due_at, office.at, office.calendar),
        )
        for row in rows
    )


def entered(opened_at: datetime, at: datetime) -> str:
    """Say when a task came in: the time today, else the day."""
    if localtime(opened_at).date() == localtime(at).date():
        return dates.clock(opened_at)
    return dates.short_day(opened_at)


def _step_words(row: InboxRow) -> str:
    words = _("langkah %(n)s dari %(m)s") % {
        "n": row.step_number,
        "m": row.steps_total,
    }
    if row.round > 1:
        return words + ", " + _("putaran %(round)d") % {"round": row.round}
    return words


def _sentence(groups: list[Group], *, is_all: bool) -> str:
    """Count what must be done; only when everything is on this page."""
    total = sum(len(group.rows) for group in groups)
    if not total:
        return _("Tidak ada yang menunggu Anda.")
    if not is_all:
        return _("Diurutkan menurut tenggat.")
    counts = {group.code: len(group.rows) for group in groups}
    text = ngettext("%(n)d perlu tindakan Anda", "%(n)d perlu tindakan Anda", total) % {
        "n": total
    }
    rest = []
    if counts.get("late"):
        rest.append(_("%(n)d lewat batas") % {"n": counts["late"]})
    if counts.get("today"):
        rest.append(_("%(n)d jatuh tempo hari ini") % {"n": counts["today"]})
    return f"{text}: {', '.join(rest)}." if rest else f"{text}."


def _waiting_sentence(waiting: tuple[WaitingLine, ...]) -> str:
    n = len(waiting)
    if not n:
        return ""
    return ngettext(
        "%(n)d kasus Anda menunggu orang lain.",
        "%(n)d kasus Anda menunggu orang lain.",
        n,
    ) % {"n": n}


def _actings(office: AtWork) -> tuple[ActingNotice, ...]:
    return tuple(
        ActingNotice(post_name(row), row.valid_until)
        for row in office.posts
        if row.capacity != "definitive"
    )


def _tabs(office: AtWork, queue: str | None) -> tuple[Tab, ...]:
    """Offer one filter for each desk this person serves, and all together."""
    names = case_queries_names(office)
    here = reverse("desk:inbox-show")
    tabs = [Tab(_("Semua"), here, is_here=queue not in names)]
    for code, name in names.items():
        url = f"{here}?{urlencode({'meja': code})}"
        tabs.append(Tab(name, url, is_here=code == queue))
    return tuple(tabs)


def case_queries_names(office: AtWork) -> dict[str, str]:
    """Name the posts this person acts as; his teams stand under the posts."""
    return {row.queue: post_name(row) for row in office.posts}


def _cursor(text: str) -> tuple[datetime, int] | None:
    """Read the place a page ended at; anything else begins anew."""
    moment, _gap, number = text.partition("~")
    row = row_number(number)
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (at, row) if at.tzinfo and row is not None else None


def _next_url(after: tuple[datetime, int] | None, queue: str | None) -> str:
    if after is None:
        return ""
    query = {"setelah": f"{after[0].isoformat()}~{after[1]}"}
    if queue:
        query["meja"] = queue
    return f"?{urlencode(query)}"
