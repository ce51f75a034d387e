"""One question to cases, papers and SOPs at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.cases import queries as case_queries
from lajur.cases.queries import CaseListRow
from lajur.letters import queries as letter_queries
from lajur.procedures.queries.register import catalogue
from lajur.ui import dates
from lajur.ui.words import state_words

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest

#: So many of each kind are shown; the lists of each chapter show the rest.
SHOWN = 10


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    url: str
    title: str
    second: str


def search(request: "OfficeRequest") -> HttpResponse:
    """Show what was found, by kind; an empty question finds nothing."""
    query = request.GET.get("q", "").strip()
    office = request.office
    context = {
        "query": query,
        "cases": case_hits(office, query) if query else (),
        "papers": paper_hits(office, query) if query else (),
        "sops": sop_hits(office, query) if query else (),
    }
    return render(request, "desk/search.html", context)


def case_hits(office: "AtWork", query: str) -> tuple[Hit, ...]:
    """Find cases by subject, period or SOP."""
    found = case_queries.case_list(
        office.government_id, q=query, limit=SHOWN, on=office.today
    )
    return tuple(
        Hit(
            reverse("cases:case-show", args=[row.case_id]),
            row.subject,
            _about(row),
        )
        for row in found.rows
    )


def _about(row: CaseListRow) -> str:
    """Tell cases of one name apart: which, how it stands, since when."""
    state = str(state_words(row.state).word).lower()
    began = _("mulai %(day)s") % {"day": dates.day(row.started_at)}
    return " · ".join((_("Kasus %(n)d") % {"n": row.case_id}, state, began))


def paper_hits(office: "AtWork", query: str) -> tuple[Hit, ...]:
    """Find numbered papers by number, subject or receiver."""
    found = letter_queries.register(office.government_id, q=query, limit=SHOWN)
    return tuple(
        Hit(
            reverse("letters:paper-show", args=[row.paper_id])
            if row.paper_id
            else reverse("letters:register-list"),
            row.subject,
            f"{row.number} · {row.kind_name}",
        )
        for row in found.rows
    )


def sop_hits(office: "AtWork", query: str) -> tuple[Hit, ...]:
    """Find SOPs with a version, by title or number."""
    found = catalogue(office.government_id, office.today, words=query)
    shown = [row for row in found.rows if row.has_page][:SHOWN]
    return tuple(
        Hit(
            reverse("procedures:sop-show", args=[row.slug]),
            row.summary.title or row.slug,
            " · ".join(part for part in (row.summary.number, row.unit) if part),
        )
        for row in shown
    )
