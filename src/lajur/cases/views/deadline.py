"""After the calendar was corrected: which open deadlines move, then move them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lajur.cases import queries, services
from lajur.cases.errors import CaseRefused, sentence
from lajur.cases.forms import RecomputeForm
from lajur.core.engine import Refusal

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

#: One request moves at most the deadlines of so many cases.
AT_ONCE = 500


def deadline_recompute(request: "OfficeRequest") -> HttpResponse:
    """Show how many deadlines the newest calendar moves; move them when asked."""
    office = request.office
    if not office.is_steward:
        raise PermissionDenied(sentence(Refusal("not_manager")))
    version = office.government.calendar_version
    if request.method == "POST":
        return _recompute(request)
    plan = queries.plan_recompute(office.government_id, version, office.at)
    context = {"plan": plan, "more": plan.moved - len(plan.shown)}
    return render(request, "cases/deadline_recompute.html", context)


def _recompute(request: "OfficeRequest") -> HttpResponse:
    office, form = request.office, RecomputeForm(request.POST)
    try:
        if not form.is_valid():
            raise CaseRefused("calendar_outdated")
        done = services.recompute_deadlines(
            government_id=office.government_id,
            version=form.cleaned_data["version"],
            by=office.acting,
            at=office.at,
            limit=AT_ONCE,
        )
    except CaseRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:deadline-recompute")
    text = _("%(n)d tenggat pada %(cases)d kasus dipindahkan.")
    messages.success(request, text % {"n": done.deadlines, "cases": done.cases})
    if done.next is not None:
        messages.info(request, _("Masih ada yang tersisa; tekan sekali lagi."))
    return redirect("cases:deadline-recompute")
