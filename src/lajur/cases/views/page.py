"""One act on a page of its own: what it does, one form, one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.cases import services
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts, TaskFacts
from lajur.cases.jobs import wake
from lajur.cases.services import Acted
from lajur.cases.wording import since_words
from lajur.office.queries import describe_queue
from lajur.ui.templatetags.lajur import UNDO
from lajur.ui.text import headline

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest

REFUSED = 422


@dataclass(frozen=True)
class ActPage:
    """What the page of one act says around its form."""

    heading: str
    lead: str
    verb: str
    icon: str
    case: str
    case_url: str
    back_url: str
    #: Step and place, for an act on one task.
    step: str = ""
    #: Why this person cannot do it here; then there is no form.
    why_not: str = ""
    #: What stands beside the form, each with its name.
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wanted:
    """An act a form asked for, and what is told when it is done."""

    act: Callable[[], Acted]
    done: str
    #: Where to go on.
    then: str
    #: The task an undo would open again; None cannot be undone.
    undoes: int | None = None


def read_task_facts(request: "OfficeRequest", task_id: int) -> TaskFacts:
    """Read a task as this person stands to it and to its case, or say 404."""
    office = request.office
    try:
        return services.read_task(
            government_id=office.government_id,
            task_id=task_id,
            by=office.acting,
            at=office.at,
            with_lead=True,
        )
    except CaseRefused as refusal:
        raise Http404(str(refusal)) from refusal


def read_case_facts(request: "OfficeRequest", case_id: int) -> CaseFacts:
    """Read a case as this person stands to it, or say 404."""
    office = request.office
    try:
        return services.read_case(
            government_id=office.government_id,
            case_id=case_id,
            by=office.acting,
            at=office.at,
        )
    except CaseRefused as refusal:
        raise Http404(str(refusal)) from refusal


def on_task(
    office: "AtWork",
    facts: TaskFacts,
    *,
    heading: str,
    lead: str,
    icon: str,
    why_not: str = "",
) -> ActPage:
    """Return the page of an act on a task."""
    step = facts.step
    return ActPage(
        heading,
        lead,
        heading,
        icon,
        facts.subject,
        reverse("cases:case-show", args=[facts.case_id]),
        reverse("letters:task-show", args=[facts.task_id]),
        f"{step.number} · {headline(step.text)}",
        why_not,
        _told(office, facts),
    )


def _told(office: "AtWork", facts: TaskFacts) -> tuple[tuple[str, str], ...]:
    """Say what the task is, where it lies, and until when."""
    desk = describe_queue(facts.government_id, facts.queue, office.today)
    place = f"{desk.name} ({desk.title})" if desk.title else desk.name
    told = [(_("Langkah"), facts.step.text), (_("Kini di meja"), place)]
    if facts.taken_by:
        told.append((_("Diambil oleh"), facts.taken_by))
    if facts.due_at:
        told.append((_("Tenggat"), since_words(facts.due_at)))
    return tuple(told)


def on_case(
    facts: CaseFacts, *, heading: str, lead: str, icon: str, why_not: str = ""
) -> ActPage:
    """Return the page of an act on a whole case."""
    url = reverse("cases:case-show", args=[facts.case_id])
    return ActPage(
        heading, lead, heading, icon, facts.subject, url, url, why_not=why_not
    )


def answer(
    request: "OfficeRequest",
    page: ActPage,
    form: forms.Form,
    want: Callable[[forms.Form], Wanted],
) -> HttpResponse:
    """Show the form, or do what it asks and go on; a refusal stays on the page."""
    if request.method == "POST" and form.is_valid():
        wanted = want(form)
        try:
            acted = wanted.act()
        except CaseRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            wake()
            messages.success(request, wanted.done, extra_tags=_way_back(wanted, acted))
            return redirect(wanted.then)
    status = REFUSED if form.errors else 200
    context = {"page": page, "form": form, "request_key": uuid4().hex}
    return render(request, "cases/act_form.html", context, status=status)


def _way_back(wanted: Wanted, acted: Acted) -> str:
    if wanted.undoes is None:
        return ""
    place = [wanted.undoes, acted.case_id, acted.seq]
    return f"{UNDO}{reverse('letters:act-undo', args=place)}"
