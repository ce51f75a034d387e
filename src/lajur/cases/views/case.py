"""The pages of one case and of all cases."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lajur.cases import queries
from lajur.cases.errors import CaseRefused
from lajur.cases.forms import AttachForm, CommentForm, ReasonForm, VersionForm
from lajur.cases.offers import case_offers
from lajur.cases.queries import CaseListRow
from lajur.cases.views.page import read_case_facts
from lajur.cases.views.sheet import case_sheet
from lajur.ledger.errors import LedgerError
from lajur.ledger.queries import open_file
from lajur.office.queries import QueueLabel, describe_queues
from lajur.procedures.queries import approval_carried
from lajur.ui import dates
from lajur.ui.address import row_number
from lajur.ui.deadline import DeadlineLabel, deadline_of
from lajur.ui.templatetags.lajur import Tab

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest

PAGE = 50
HISTORY = 25
#: States of a paper after which nobody waits for it.
SETTLED = frozenset({"signed", "numbered", "sent", "archived", "received"})


@dataclass(frozen=True)
class CaseLine:
    """One case in the list."""

    url: str
    subject: str
    second: str
    step: str
    desk: str
    deadline: DeadlineLabel | None
    state: str


@dataclass(frozen=True)
class PaperLine:
    """One paper of a case."""

    url: str
    title: str
    second: str
    state: str
    state_word: str


@dataclass(frozen=True)
class CasesPage:
    """One page of the list of cases with its filters."""

    rows: tuple[CaseLine, ...]
    tabs: tuple[Tab, ...]
    state: str
    q: str
    #: The slug of one SOP, "" for all.
    sop: str
    text: str
    next_url: str


def case_list(request: "OfficeRequest") -> HttpResponse:
    """Show the cases of the office, newest first."""
    office = request.office
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    after, sop = request.GET.get("setelah", ""), request.GET.get("sop", "")
    found = queries.case_list(
        office.government_id,
        state=state if state in _states() else None,
        q=words,
        sop=sop,
        after=row_number(after),
        limit=PAGE,
        on=office.today,
    )
    query = {"state": state, "q": words, "sop": sop, "setelah": found.next}
    more = urlencode({name: value for name, value in query.items() if value})
    page = CasesPage(
        rows=tuple(_line(row, office, tells_version=bool(sop)) for row in found.rows),
        tabs=_tabs(state, sop),
        state=state,
        q=words,
        sop=sop,
        text=_("%(n)d kasus") % {"n": len(found.rows)} if found.next else "",
        next_url=f"?{more}" if found.next else "",
    )
    return render(request, "cases/case_list.html", {"page": page})


def case_show(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Show where a case stands, how it came there, and what lies ahead."""
    office = request.office
    before = request.GET.get("sebelum", "")
    try:
        found = queries.case_page(office.government_id, case_id, office.at)
    except CaseRefused as refusal:
        raise Http404(str(refusal)) from refusal
    lines = queries.timeline(
        office.government_id,
        case_id,
        before=row_number(before),
        limit=HISTORY,
        known=(found.version_id, found.calendar),
    )
    runs = found.state in ("running", "suspended")
    lead = case_offers(read_case_facts(request, case_id)) if runs else None
    can_move = office.is_steward and found.state == "running"
    plan = can_move and queries.plan_move(office.government_id, case_id, office.at)
    choices = office.government.settings
    context = {
        "approval": approval_carried(
            office.government_id, case_id, found.version_id, choices
        ),
        "lead": lead,
        "records": found.records,
        "move": plan or None,
        "version_form": VersionForm(auto_id="version_%s"),
        "page": case_sheet(office, found, lines, page_size=HISTORY),
        "papers": _papers(office.government_id, case_id, office.today),
        "comment_form": CommentForm(),
        "attach_form": AttachForm(),
        "suspend_form": ReasonForm(auto_id="suspend_%s"),
        "resume_form": ReasonForm(auto_id="resume_%s"),
        "cancel_form": ReasonForm(auto_id="cancel_%s"),
    }
    return render(request, "cases/case_show.html", context)


def file_download(
    request: "OfficeRequest", case_id: int, attachment_id: int
) -> FileResponse:
    """Hand over a file that lies beside a case."""
    government_id = request.office.government_id
    row = queries.attachment_of(government_id, attachment_id)
    if row is None:
        raise Http404(_("Berkas itu tidak ada."))
    try:
        file = open_file(government_id, row.sha256)
    except LedgerError as refusal:
        raise Http404(str(refusal)) from refusal
    return FileResponse(file, as_attachment=True, filename=row.name)


def _papers(government_id: int, case_id: int, on: date) -> list[PaperLine]:
    """List the papers of a case, newest first; the project names who knows them."""
    rows = import_string(settings.LAJUR_CASE_PAPERS)(government_id, case_id)
    units = {f"unit:{row.unit_id}" for row in rows if row.unit_id}
    names = describe_queues(government_id, units, on) if units else {}
    return [
        PaperLine(
            url=reverse("letters:paper-show", args=[row.id]),
            title=row.title,
            second=_joined(row, names),
            state="done" if row.state in SETTLED else "waiting",
            state_word=row.state_word,
        )
        for row in reversed(rows)
    ]


def _joined(row: Any, names: dict[str, QueueLabel]) -> str:
    unit = names.get(f"unit:{row.unit_id}")
    day = dates.day(row.date) if row.date else ""
    parts = (row.number, row.kind_name, unit and unit.name, day)
    return " · ".join(part for part in parts if part)


def _states() -> dict[str, str]:
    return {
        "running": _("Berjalan"),
        "suspended": _("Ditangguhkan"),
        "finished": _("Selesai"),
        "cancelled": _("Dibatalkan"),
    }


def _tabs(chosen: str, sop: str) -> tuple[Tab, ...]:
    tail = urlencode({"sop": sop}) if sop else ""
    tabs = [Tab(_("Semua"), f"?{tail}", is_here=chosen not in _states())]
    for code, name in _states().items():
        query = f"?state={code}&{tail}" if tail else f"?state={code}"
        tabs.append(Tab(name, query, is_here=code == chosen))
    return tuple(tabs)


def _line(
    row: CaseListRow, office: "AtWork", *, tells_version: bool = False
) -> CaseLine:
    began = _("mulai %(day)s") % {"day": dates.day(row.started_at)}
    version = _("versi %(number)s") % {"number": row.version} if tells_version else ""
    step = desk = ""
    if row.open_count:
        facts = {"n": row.step_number, "m": row.steps_total}
        step = _("%(n)s dari %(m)s") % facts
        desk = row.desk
    if row.open_count > 1:
        desk += " " + _("dan %(n)d tugas lain") % {"n": row.open_count - 1}
    due_at = row.due_at if row.state == "running" else None
    return CaseLine(
        url=reverse("cases:case-show", args=[row.case_id]),
        subject=row.subject,
        second=" · ".join(filter(None, (row.sop_title, version, began))),
        step=step,
        desk=desk,
        deadline=deadline_of(due_at, office.at, office.calendar),
        state=row.state,
    )
