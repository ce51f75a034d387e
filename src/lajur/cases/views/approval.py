"""The page "Ajukan pengesahan": who looks at a draft by when, before it begins."""

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lajur.cases import queries
from lajur.cases.errors import CaseRefused
from lajur.cases.jobs import wake
from lajur.cases.services.approval import submit_draft
from lajur.office.queries import unit
from lajur.procedures import queries as procedures
from lajur.procedures.errors import Refused

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest


def approval_start(request: "OfficeRequest", slug: str) -> HttpResponse:
    """Show the plan of the approval, and hand the draft in when asked to."""
    office = request.office
    if not office.is_steward:
        raise PermissionDenied(
            _("Hanya pengelola yang dapat mengubah SOP. Hubungi pengelola kantor Anda.")
        )
    approval = procedures.approval_of_slug(office.government_id, slug)
    if approval is None:
        raise Http404(_("SOP ini tidak memiliki draf yang siap diajukan."))
    if not approval.is_planned:
        return redirect("procedures:sop-life", slug)
    approving = procedures.approving_sop(office.government_id, office.today)
    if approving is None:
        messages.error(request, str(CaseRefused("no_approval_sop")))
        return redirect("procedures:sop-life", slug)
    if request.method == "POST":
        return _submit(request, approval.draft_id, slug)
    owner = unit(office.government_id, approval.unit_id)
    context = {
        "approval": approval,
        "approving": approving,
        "unit": owner.name if owner else "",
        "plan": queries.forecast_plan(office.government_id, approving.id, office.at),
        "request_key": uuid4().hex,
    }
    return render(request, "cases/approval_start.html", context)


def _submit(request: "OfficeRequest", draft_id: int, slug: str) -> HttpResponse:
    office = request.office
    try:
        started = submit_draft(
            government_id=office.government_id,
            draft_id=draft_id,
            by=office.acting,
            at=office.at,
            request_key=request.POST.get("request_key") or None,
        )
    except (CaseRefused, Refused) as refusal:
        messages.error(request, str(refusal))
        return redirect("procedures:sop-life", slug)
    wake()
    messages.success(
        request, _("Draf diajukan dan dikunci; tugas pertama sudah dikirim.")
    )
    return redirect("cases:case-show", started.case_id)
