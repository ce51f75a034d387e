"""The units a running case asks: ask one more, let one off."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lajur.cases import queries, services
from lajur.cases.errors import sentence
from lajur.cases.facts import CaseFacts
from lajur.cases.forms import Option, TargetForm
from lajur.cases.offers import case_offers
from lajur.cases.services import Acted
from lajur.cases.views.page import (
    Wanted,
    answer,
    on_case,
    read_case_facts,
)
from lajur.core.engine import Refusal
from lajur.office import queries as office_queries

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest


def unit_add(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Ask one more unit while the case waits for units."""
    facts = read_case_facts(request, case_id)
    units = _units(facts)
    asked = [row for row in units if row.id in facts.unit_ids]
    kinds = {row.kind for row in asked}
    more: list[Option] = [
        (str(row.id), row.name)
        for row in units
        if row.kind in kinds and row.id not in facts.unit_ids
    ]
    page = on_case(
        facts,
        heading=_("Tambah unit"),
        lead=_(
            "Unit ini mulai dari langkah pertama permintaan, dengan waktu standarnya; "
            "kasus ikut menunggunya."
        ),
        icon="plus",
        why_not=_why_not(request, facts),
    )
    form = _form(request, _("Unit yang ditambahkan"), more)

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            return services.add_unit(**_given(request, facts, filled))

        return Wanted(act, _("Unit ditambahkan."), page.case_url)

    return answer(request, page, form, want)


def unit_excuse(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Let a unit off; the case goes on if it was the last awaited."""
    facts = read_case_facts(request, case_id)
    page = on_case(
        facts,
        heading=_("Bebaskan unit"),
        lead=_(
            "Tugas unit ini ditutup tanpa jawaban dan kasus tidak menunggunya lagi."
        ),
        icon="minus",
        why_not=_why_not(request, facts),
    )
    awaited = _awaited(request, facts)
    form = _form(request, _("Unit yang dibebaskan"), awaited)

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            return services.excuse_unit(**_given(request, facts, filled))

        return Wanted(act, _("Unit dibebaskan."), page.case_url)

    return answer(request, page, form, want)


def _awaited(request: "OfficeRequest", facts: CaseFacts) -> list[Option]:
    """Name the units that have not answered."""
    office = request.office
    found = queries.case_page(office.government_id, facts.case_id, office.at)
    return [
        (str(row.unit_id), row.unit or "")
        for row in found.open
        if row.unit_id is not None
    ]


def _units(facts: CaseFacts) -> tuple[office_queries.UnitRow, ...]:
    return office_queries.units_of(facts.government_id)


def _why_not(request: "OfficeRequest", facts: CaseFacts) -> str:
    """Say why no unit can be added or let off here."""
    offers = case_offers(facts)
    if not offers.is_leader:
        return offers.why_not
    if facts.case_state != "running":
        return sentence(Refusal("case_not_running"))
    return "" if _awaited(request, facts) else sentence(Refusal("no_region"))


def _form(request: "OfficeRequest", label: str, choices: list[Option]) -> TargetForm:
    data = request.POST if request.method == "POST" else None
    return TargetForm(data, label=label, choices=choices)


def _given(
    request: "OfficeRequest", facts: CaseFacts, filled: forms.Form
) -> dict[str, Any]:
    return {
        "government_id": facts.government_id,
        "case_id": facts.case_id,
        "unit_id": int(filled.cleaned_data["target"]),
        "reason": filled.cleaned_data["reason"],
        "by": request.office.acting,
        "at": request.office.at,
        "request_key": request.POST.get("request_key") or None,
    }
