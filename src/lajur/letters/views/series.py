"""Number series, and making a reserved number void: for the office manager."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.core.numbering import NumberingError, Restart, Scope
from lajur.letters import queries
from lajur.letters.errors import LettersError, SeriesUnknown
from lajur.letters.forms import RESTARTS, SCOPES, SeriesForm, VoidForm
from lajur.letters.models import NumberState
from lajur.letters.services.number import (
    STANDARD_PATTERN,
    STANDARD_VALUES,
    SeriesPlan,
    close_series,
    open_series,
    void_number,
)
from lajur.letters.writing.kind import all_kinds
from lajur.office.errors import NotOfficeManager

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

FORBIDDEN, REFUSED = 403, 422


def series_list(request: "OfficeRequest") -> HttpResponse:
    """Show the number series of the office; its manager may open a new one."""
    office = request.office
    if request.method != "POST":
        return _series_page(request, _form())
    form = _form(request.POST)
    status = REFUSED
    if form.is_valid():
        try:
            open_series(
                government_id=office.government_id,
                plan=_plan(form),
                by=office.acting,
                at=office.at,
            )
        except LettersError as refusal:
            form.add_error(None, str(refusal))
        except NotOfficeManager as refusal:
            form.add_error(None, str(refusal))
            status = FORBIDDEN
        else:
            text = _("Deret “%(name)s” dibuka.")
            messages.success(request, text % {"name": form.cleaned_data["name"]})
            return redirect("letters:series-list")
    elif not office.is_steward:
        status = FORBIDDEN
    return _series_page(request, form, status=status)


def series_example(request: "OfficeRequest") -> HttpResponse:
    """Show what a number of a pattern looks like, while it is typed."""
    pattern = request.GET.get("pattern", "")[:120]
    klas = request.GET.get("klas", "")[:40] or STANDARD_VALUES["klas"]
    try:
        values = {**STANDARD_VALUES, "klas": klas}
        example = queries.example_number(pattern, values, request.office.today)
    except NumberingError:
        example = ""
    return render(request, "letters/series_example.html", {"example": example})


@require_POST
def series_close(request: "OfficeRequest", series_id: int) -> HttpResponse:
    """Let a series give no more numbers."""
    office = request.office
    try:
        close_series(
            government_id=office.government_id,
            series_id=series_id,
            by=office.acting,
            at=office.at,
        )
    except SeriesUnknown as refusal:
        raise Http404(str(refusal)) from refusal
    except NotOfficeManager as refusal:
        return _forbidden(request, refusal)
    messages.success(request, _("Deret ditutup. Nomornya tetap tercatat."))
    return redirect("letters:series-list")


def number_void(request: "OfficeRequest", entry_id: int) -> HttpResponse:
    """Ask why a reserved number is made void, and do it."""
    office = request.office
    try:
        entry = queries.entry_of(office.government_id, entry_id)
    except LettersError as refusal:
        raise Http404(str(refusal)) from refusal
    form = VoidForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            void_number(
                government_id=office.government_id,
                entry_id=entry_id,
                reason=form.cleaned_data["reason"],
                by=office.acting,
                at=office.at,
            )
        except NotOfficeManager as refusal:
            return _forbidden(request, refusal)
        except LettersError as refusal:
            form.add_error(None, str(refusal))
        else:
            text = _("Nomor %(number)s batal. Ia tetap tercatat di buku surat.")
            messages.success(request, text % {"number": entry.number})
            return redirect("letters:register-list")
    context = {
        "entry": entry,
        "form": form,
        "is_free": entry.state == NumberState.RESERVED,
        "is_steward": office.is_steward,
    }
    status = REFUSED if form.errors else 200
    return render(request, "letters/number_void.html", context, status=status)


def _form(*args: object) -> SeriesForm:
    kinds = [(kind.code, kind.name) for kind in all_kinds()]
    initial = {"pattern": STANDARD_PATTERN, **STANDARD_VALUES}
    return SeriesForm(*args, kinds=kinds, initial=initial)


def _plan(form: SeriesForm) -> SeriesPlan:
    given = form.cleaned_data
    return SeriesPlan(
        name=given["name"],
        pattern=given["pattern"],
        klas=given["klas"],
        kinds=tuple(given["kinds"]),
        scope=Scope(given["scope"]),
        restart=Restart(given["restart"]),
    )


def _series_page(
    request: "OfficeRequest", form: SeriesForm, *, status: int = 200
) -> HttpResponse:
    office = request.office
    pattern = str(form["pattern"].value() or "")
    values = {**STANDARD_VALUES, "klas": str(form["klas"].value() or "000")}
    try:
        example = queries.example_number(pattern, values, office.today)
    except NumberingError:
        example = ""
    context = {
        "rows": queries.series_list(office.government_id, office.today),
        "scopes": dict(SCOPES),
        "restarts": dict(RESTARTS),
        "form": form,
        "example": example,
        "is_steward": office.is_steward,
    }
    return render(request, "letters/series_list.html", context, status=status)


def _forbidden(request: "OfficeRequest", refusal: NotOfficeManager) -> HttpResponse:
    return render(request, "403.html", {"reason": str(refusal)}, status=FORBIDDEN)
