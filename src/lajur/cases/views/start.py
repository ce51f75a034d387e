"""The page "Jalankan SOP": who would get what by when, before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lajur.cases import queries, services
from lajur.cases.errors import CaseRefused, sentence
from lajur.cases.forms import StartForm
from lajur.cases.queries import Planned
from lajur.cases.services.start import not_in_force
from lajur.core.engine import Refusal
from lajur.core.sop import deadlines
from lajur.core.worktime import Calendar, is_working_day
from lajur.office import queries as office_queries
from lajur.procedures import queries as procedures
from lajur.procedures.errors import Refused
from lajur.procedures.queries import AdoptionRow

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest


@dataclass(frozen=True)
class PlanLine:
    """One step of the plan as the page says it."""

    number: str
    text: str
    desk: str
    holder: str
    due: datetime
    standard: str
    latest: datetime | None
    is_too_late: bool


@dataclass(frozen=True)
class StartPage:
    """Everything the page shows beside the form."""

    slug: str
    title: str
    plan: list[PlanLine]
    begins: datetime
    ends: datetime
    slack: str
    has_latest: bool
    why_not: str
    after: str
    request_key: str


def case_start(request: "OfficeRequest", adoption_id: int) -> HttpResponse:
    """Show the plan for what was filled in; begin when asked to."""
    office = request.office
    try:
        adoption = procedures.adoption(office.government_id, adoption_id)
    except Refused as refusal:
        raise Http404(str(refusal)) from refusal
    units = units_asked(office, adoption)
    data = request.POST if request.method == "POST" else None
    form = StartForm(data, units=units, initial=_initial(office, adoption))
    is_valid = form.is_valid()
    if is_valid and request.POST.get("act") == "start":
        started = _start(request, adoption, form)
        if started is not None:
            return started
    facts: dict[str, Any] = form.cleaned_data if data and is_valid else {}
    page = start_page(office, adoption, facts, request.POST.get("request_key"))
    context = {"page": page, "form": form, "unit_count": len(units)}
    status = 422 if form.errors else 200
    return render(request, "cases/case_start.html", context, status=status)


def units_asked(office: "AtWork", adoption: AdoptionRow) -> list[tuple[int, str]]:
    """Name the units a region of this SOP runs over; none without a region."""
    sop = procedures.version(office.government_id, adoption.version_id).sop
    lanes = procedures.lanes(office.government_id, adoption.id, office.today)
    found = {
        unit
        for region in sop.regions
        if region.each in lanes
        for unit in lanes[region.each].unit_ids
    }
    if not found:
        return []
    rows = office_queries.units_of(office.government_id)
    return [(row.id, row.name) for row in rows if row.id in found]


def start_page(
    office: "AtWork",
    adoption: AdoptionRow,
    facts: dict[str, Any],
    request_key: str | None,
) -> StartPage:
    """Compute the plan and say what pressing the button will do."""
    legal_date = facts.get("legal_date")
    plan = queries.forecast_plan(
        office.government_id,
        adoption.id,
        office.at,
        unit_ids=facts.get("units"),
        legal_date=legal_date,
    )
    first = plan[0]
    why_not = ""
    if first.queue not in office.queues:
        why_not = sentence(Refusal("not_starter", {"lane": first.name}))
    if not adoption.is_in_force(office.today):
        why_not = str(not_in_force(office.government_id, adoption.id))
    return StartPage(
        slug=adoption.slug,
        title=adoption.title,
        plan=[_line(step) for step in plan],
        begins=office.at,
        ends=plan[-1].due_at,
        slack=_slack(plan, legal_date, office.calendar),
        has_latest=legal_date is not None,
        why_not=why_not,
        after=_("Tugas pertama langsung masuk ke %(desk)s.") % {"desk": first.name},
        request_key=request_key or uuid4().hex,
    )


def _initial(office: "AtWork", adoption: AdoptionRow) -> dict[str, str]:
    year = str(office.today.year)
    facts = {"period": year, "subject": f"{adoption.title} {year}"}
    sop = procedures.version(office.government_id, adoption.version_id).sop
    if day := deadlines.legal_date(sop, office.today):
        facts["legal_date"] = day.isoformat()
    return facts


def _start(
    request: "OfficeRequest", adoption: AdoptionRow, form: StartForm
) -> HttpResponse | None:
    """Begin the case; a refusal goes back to the form."""
    office, facts = request.office, form.cleaned_data
    try:
        started = services.start_case(
            government_id=office.government_id,
            adoption_id=adoption.id,
            period=facts["period"],
            subject=facts["subject"],
            legal_date=facts["legal_date"],
            unit_ids=facts.get("units", ()),
            backdated=facts["backdated"],
            by=office.acting,
            at=office.at,
            request_key=request.POST.get("request_key") or None,
        )
    except CaseRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Kasus dimulai; tugas pertama sudah dikirim."))
    return redirect("cases:case-show", started.case_id)


def _line(step: Planned) -> PlanLine:
    desk = step.name
    if step.units > 1:
        desk = _("%(desk)s (%(n)d unit)") % {"desk": desk, "n": step.units}
    latest = step.latest_start_at
    return PlanLine(
        number=step.step_number,
        text=step.step_text,
        desk=desk,
        holder=step.holder or "",
        due=step.due_at,
        standard=step.standard or _("tanpa standar"),
        latest=latest,
        is_too_late=bool(latest and latest < step.start_at),
    )


def _slack(plan: Sequence[Planned], legal_date: date | None, calendar: Calendar) -> str:
    """Say how the plan stands to the legal date."""
    if legal_date is None:
        return ""
    ends = localtime(plan[-1].due_at).date()
    low, high = sorted((ends, legal_date))
    days = sum(
        is_working_day(calendar, date.fromordinal(n))
        for n in range(low.toordinal() + 1, high.toordinal() + 1)
    )
    if ends > legal_date:
        return _("Terlambat %(n)d hari kerja dari batas.") % {"n": days}
    return _("Longgar %(n)d hari kerja sampai batas.") % {"n": days}
