"""Two versions of an SOP side by side: in words, in the table, in the chart."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lajur.core.drawing import NodeState, Stage, live_svg
from lajur.core.drawing.describe import STAGE_WORDS
from lajur.core.sop import Sop
from lajur.core.sop.difference import Difference, Kind, difference
from lajur.procedures import errors, queries
from lajur.procedures.queries.editor import editor_page
from lajur.procedures.queries.procedure import ProcedurePage, procedure
from lajur.procedures.views.seat import Seat, seat_of
from lajur.ui.templatetags.lajur import Tab

DEPTHS = ("kata", "tabel", "bagan")
#: Stands for the open draft where a version's number is asked.
DRAFT = "draf"
#: The live chart's states as they look best for what became of a step.
_STAGES = {
    Kind.ADDED: Stage.DONE,
    Kind.REMOVED: Stage.SKIPPED,
    Kind.CHANGED: Stage.REPAIR,
    Kind.MOVED: Stage.CURRENT,
}


@require_GET
def version_compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what changed from one version to another, or to the open draft."""
    seat = seat_of(request)
    try:
        page = procedure(seat.government_id, slug, seat.today)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    sides = _sides(request, page)
    old, new = (_sop(seat, page, side) for side in sides)
    depth = asked_depth(request)
    context = {
        "page": page,
        "sides": sides,
        "choices": _choices(page),
        "tabs": depth_tabs(depth, f"a={sides[0]}&b={sides[1]}&"),
        **compared(old, new, depth),
    }
    return render(request, "procedures/version_compare.html", context)


def compared(old: Sop, new: Sop, depth: str) -> dict[str, Any]:
    """Return what `procedures/difference.html` shows of two SOPs at one depth."""
    found = difference(old, new)
    return {
        "depth": depth,
        "found": found,
        "counts": {kind.value: found.count(kind) for kind in Kind},
        "fields": _field_words(),
        "charts": _charts(old, new, found) if depth == "bagan" else (),
    }


def _sides(request: HttpRequest, page: ProcedurePage) -> tuple[str, str]:
    """Return the two sides asked for, by default the newest step of its life."""
    known = [code for code, _name in _choices(page)]
    if not known:
        raise Http404(_("SOP ini belum memiliki versi."))
    newer = request.GET.get("b", "")
    newer = newer if newer in known else known[0]
    older = request.GET.get("a", "")
    before = known[known.index(newer) + 1 :]
    return (older if older in known else (before or known)[0], newer)


def _choices(page: ProcedurePage) -> list[tuple[str, str]]:
    versions = [
        (str(row.number), _("Versi %(number)s") % {"number": row.number})
        for row in page.versions
    ]
    has_draft = page.open_draft_questions is not None
    return [(DRAFT, _("Draf terbuka")), *versions] if has_draft else versions


def _sop(seat: Seat, page: ProcedurePage, side: str) -> Sop:
    if side == DRAFT:
        draft = editor_page(seat.government_id, page.slug)
        if draft is None:
            raise Http404(_("SOP ini tidak memiliki draf yang terbuka."))
        return draft.sop
    row = next(row for row in page.versions if str(row.number) == side)
    return queries.version(seat.government_id, row.id).sop


def asked_depth(request: HttpRequest) -> str:
    """Return the depth an address asks for, words where it asks for none."""
    depth = request.GET.get("kedalaman", "")
    return depth if depth in DEPTHS else DEPTHS[0]


def depth_tabs(depth: str, sides: str = "") -> list[Tab]:
    """Return the tabs of the three depths."""
    names = {"kata": _("Kata"), "tabel": _("Tabel"), "bagan": _("Bagan")}
    return [
        Tab(name, f"?{sides}kedalaman={code}", None, code == depth)
        for code, name in names.items()
    ]


def _charts(old: Sop, new: Sop, found: Difference) -> list[str]:
    words = {
        STAGE_WORDS[Stage.NOT_REACHED]: _("Sama"),
        STAGE_WORDS[Stage.DONE]: _("Baru"),
        STAGE_WORDS[Stage.SKIPPED]: _("Dihapus"),
        STAGE_WORDS[Stage.REPAIR]: _("Diubah"),
        STAGE_WORDS[Stage.CURRENT]: _("Dipindahkan"),
    }

    def say(text: str) -> str:
        return words.get(text) or _(text)

    return [
        live_svg(
            sop,
            {
                id_: NodeState(_STAGES[kind])
                for id_, kind in found.marks(newer=newer).items()
            },
            orientation="upright",
            prefix=prefix,
            say=say,
        )
        for sop, newer, prefix in ((old, False, "old"), (new, True, "new"))
    ]


def _field_words() -> dict[str, Any]:
    return {
        "title": _("Nama SOP"),
        "number": _("Nomor SOP"),
        "government": _("Pemerintah daerah"),
        "office": _("Perangkat daerah"),
        "unit": _("Unit kerja"),
        "subunit": _("Subunit"),
        "created_date": _("Tanggal pembuatan"),
        "revised_date": _("Tanggal revisi"),
        "effective_date": _("Tanggal efektif"),
        "approved_by": _("Disahkan oleh"),
        "stated_total": _("Jumlah total waktu"),
        "legal_bases": _("Dasar hukum"),
        "qualifications": _("Kualifikasi pelaksana"),
        "related_sops": _("Keterkaitan"),
        "equipment": _("Peralatan/perlengkapan"),
        "warnings": _("Peringatan"),
        "records": _("Pencatatan dan pendataan"),
        "text": _("Kegiatan"),
        "actor": _("Pelaksana"),
        "works": _("Pekerjaan"),
        "checklist": _("Rincian"),
        "inputs": _("Kelengkapan"),
        "duration": _("Waktu"),
        "outputs": _("Output"),
        "remarks": _("Keterangan"),
        "links": _("SOP lain"),
        "exits": _("Arah alir"),
        "region": _("Bagian per unit"),
        "name": _("Pelaksana"),
        "kind": _("Jenis pelaksana"),
    }
