"""When SOPs are monitored and evaluated, and what was found: Tabel 7 and Tabel 8."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lajur.office.queries import posts_of
from lajur.procedures import errors, services
from lajur.procedures.export.assessments import workbook
from lajur.procedures.life_forms import FORMS, STATEMENTS, MonitoringForm
from lajur.procedures.queries.schedule import (
    AssessmentRow,
    DueRow,
    assessments,
    schedule,
)
from lajur.procedures.schedule import MONTHS, Kind, months_later
from lajur.procedures.views.seat import Seat, seat_of
from lajur.ui.templatetags.lajur import Tab

#: The words of the two kinds in addresses.
KINDS = {"pemantauan": Kind.MONITORING, "evaluasi": Kind.EVALUATION}
WORDS = {kind: word for word, kind in KINDS.items()}
TABLES = ("", "7", "8")


@dataclass(frozen=True)
class EvaluationColumn:
    """One SOP in Tabel 8."""

    title: str
    slug: str
    done_on: date
    answers: tuple[bool, ...]


@require_GET
def schedule_show(request: HttpRequest) -> HttpResponse:
    """Show what is due, or the filled-in tables of a year."""
    seat = seat_of(request)
    table = request.GET.get("tabel", "")
    table = table if table in TABLES else ""
    year = _year(request, seat)
    rows = schedule(seat.government_id, seat.today)
    late = [row for row in rows if row.is_late]
    done = assessments(seat.government_id, year=year) if table else ()
    context = {
        "rows": rows,
        "late": len(late),
        "due": len([row for row in rows if row.is_due]),
        "table": table,
        "tabs": _tabs(table, year),
        "year": year,
        "years": range(seat.today.year, seat.today.year - 3, -1),
        "monitored": [row for row in done if row.kind is Kind.MONITORING],
        "statements": _statements([r for r in done if r.kind is Kind.EVALUATION]),
        "evaluated": [row for row in done if row.kind is Kind.EVALUATION],
    }
    return render(request, "procedures/schedule_show.html", context)


@require_GET
def schedule_download(request: HttpRequest) -> FileResponse:
    """Hand over both tables of a year as a workbook."""
    seat = seat_of(request)
    year = _year(request, seat)
    content = workbook(assessments(seat.government_id, year=year), STATEMENTS)
    name = f"pemantauan-evaluasi-sop-{year}.xlsx"
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name)


def sop_assess(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Fill in what was found about an SOP at work."""
    seat = seat_of(request)
    row = _due_or_404(request, seat, slug, kind)
    if not _may_assess(seat, row):
        raise PermissionDenied(
            _(
                "Pemantauan dan evaluasi dicatat pengelola SOP atau kepala unit "
                "pemiliknya. Hubungi salah satunya."
            )
        )
    figures = _figures(seat, row)
    form_of = FORMS[row.due.kind]
    data = request.POST if request.method == "POST" else None
    initial = _filled_in(figures) if form_of is MonitoringForm else {}
    form = form_of(data, initial=initial)
    if form.is_valid():
        try:
            revision = services.record_assessment(
                government_id=seat.government_id,
                adoption_id=row.adoption_id,
                kind=row.due.kind,
                found=form.found(),
                by=seat.acting,
                at=seat.at,
            )
        except errors.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Penilaian dicatat."))
            page = "procedures:sop-edit" if revision else "procedures:sop-life"
            return redirect(page if seat.is_steward else "procedures:sop-life", slug)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form, "figures": figures, "kind": kind}
    return render(request, "procedures/sop_assess.html", context, status=status)


def _due_or_404(request: HttpRequest, seat: Seat, slug: str, kind: str) -> DueRow:
    wanted = KINDS.get(kind)
    number = request.GET.get("adopsi", "")
    found = [
        row
        for row in schedule(seat.government_id, seat.today, slug=slug)
        if row.due.kind is wanted and number in ("", str(row.adoption_id))
    ]
    if not found:
        raise Http404(_("SOP ini tidak sedang berlaku di kantor ini."))
    return found[0]


def _may_assess(seat: Seat, row: DueRow) -> bool:
    if seat.is_steward:
        return True
    posts = posts_of(seat.government_id, unit_id=row.unit_id)
    head = min(posts, key=lambda post: post.rank, default=None)
    return head is not None and f"post:{head.id}" in seat.queues


def _figures(seat: Seat, row: DueRow) -> Any:
    """Return what the log tells of the months before; the project names who knows."""
    since = row.last or months_later(row.due.on, -MONTHS[row.due.kind])
    known = import_string(settings.LAJUR_SOP_FIGURES)
    return known(seat.government_id, row.adoption_id, since, seat.today)


def _filled_in(figures: Any) -> dict[str, str]:
    """Return columns 3 to 5 of Tabel 7 as far as the log gives them."""
    if figures is None or not figures.steps:
        return {}
    well = figures.on_time >= services.WELL_FROM and not figures.returned_steps
    notes = [
        _("%(n)s%% langkah dalam mutu baku (%(late)s dari %(steps)s terlambat).")
        % {"n": figures.on_time, "late": figures.late, "steps": figures.steps}
    ]
    measures = []
    if figures.late_steps:
        steps = ", ".join(figures.late_steps)
        notes.append(
            _("Paling sering terlambat: langkah %(steps)s.") % {"steps": steps}
        )
        text = _("Tinjau waktu baku atau beban pada langkah %(steps)s.")
        measures.append(text % {"steps": steps})
    if figures.returned_steps:
        steps = ", ".join(figures.returned_steps)
        text = _("%(n)s kali dikembalikan, paling sering pada langkah %(steps)s.")
        notes.append(text % {"n": figures.returns, "steps": steps})
        text = _("Perjelas kelengkapan sebelum langkah %(steps)s.")
        measures.append(text % {"steps": steps})
    return {
        "runs_well": "ya" if well else "tidak",
        "notes": " ".join(notes),
        "measures": " ".join(measures),
    }


def _statements(rows: list[AssessmentRow]) -> list[tuple[str, list[bool]]]:
    """Return Tabel 8: each statement with its answer for every SOP."""
    return [
        (_(text), [row.answers[index] for row in rows])
        for index, text in enumerate(STATEMENTS)
    ]


def _year(request: HttpRequest, seat: Seat) -> int:
    text = request.GET.get("tahun", "")
    return int(text) if text.isdecimal() and len(text) == 4 else seat.today.year


def _tabs(table: str, year: int) -> list[Tab]:
    names = {
        "": _("Jadwal"),
        "7": _("Tabel 7: pemantauan"),
        "8": _("Tabel 8: evaluasi"),
    }
    page = reverse("procedures:schedule-show")
    return [
        Tab(
            name,
            f"{page}?tabel={code}&tahun={year}" if code else page,
            None,
            code == table,
        )
        for code, name in names.items()
    ]
