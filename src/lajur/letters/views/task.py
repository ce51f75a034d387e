"""A task at its desk: the paper on the left, the decision on the right."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lajur.cases import queries as case_queries
from lajur.cases.errors import CaseRefused
from lajur.cases.forms import AttachForm, CommentForm
from lajur.cases.jobs import wake
from lajur.letters import queries
from lajur.letters.errors import LettersError
from lajur.letters.forms import ReturnForm, WorkForm
from lajur.letters.queries import DeskPaper
from lajur.letters.services.scan import keep_scan
from lajur.letters.services.undo import undo_act
from lajur.letters.services.work import Done, Signing, do_task
from lajur.letters.views.desk import TaskSight, see_task, task_page
from lajur.procedures.queries import approval_carried
from lajur.ui.templatetags.lajur import UNDO, Tab

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

REFUSED = 422


def task_show(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Show a task with its papers and what may be decided."""
    sight = _see(request, task_id)
    return _page(request, sight, work_form(sight), _return_form(sight))


@require_POST
@sensitive_post_parameters("passphrase")
def task_do(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Do the work of the step; the papers and the case move together."""
    sight = _see(request, task_id)
    form = work_form(sight, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, sight, form, _return_form(sight), status=REFUSED)
    office = request.office
    facts = form.cleaned_data
    try:
        done = do_task(
            government_id=office.government_id,
            task_id=task_id,
            outcome=facts.get("outcome") or None,
            by=office.acting,
            at=office.at,
            request_key=request.POST.get("request_key") or None,
            note=facts["note"],
            drafts=posted_drafts(request, sight),
            signing=_signing(request, sight, facts),
            backdated_at=facts["done_at"],
        )
    except (CaseRefused, LettersError) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, sight, form, _return_form(sight), status=REFUSED)
    text = f"{sight.words.done}: {task_page(sight).title}."
    return _next(request, sight, done, text)


def task_return(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Send a task back with a reason; a page of its own where space is short."""
    sight = _see(request, task_id)
    form = _return_form(sight, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        office = request.office
        try:
            done = do_task(
                government_id=office.government_id,
                task_id=task_id,
                outcome="return",
                by=office.acting,
                at=office.at,
                request_key=request.POST.get("request_key") or None,
                note=form.cleaned_data["reason"],
                return_to=form.cleaned_data.get("to") or None,
            )
        except (CaseRefused, LettersError) as refusal:
            form.add_error(None, str(refusal))
        else:
            to = form.cleaned_data.get("to") or None
            text = _("Dikembalikan ke %(desk)s: %(title)s.")
            facts = {"desk": sight.return_desk(to), "title": task_page(sight).title}
            return _next(request, sight, done, text % facts)
    context = {"page": task_page(sight), "return_form": form}
    status = REFUSED if form.errors else 200
    return render(request, "letters/task_return.html", context, status=status)


@require_POST
def act_undo(
    request: "OfficeRequest", task_id: int, case_id: int, seq: int
) -> HttpResponse:
    """Take the latest act back, with its marks, while nobody has been told of it."""
    office = request.office
    try:
        undo_act(
            government_id=office.government_id,
            case_id=case_id,
            seq=seq,
            task_id=task_id,
            by=office.acting,
            at=office.at,
            request_key=None,
        )
    except (CaseRefused, LettersError) as refusal:
        if refusal.code == "unknown":
            raise Http404(str(refusal)) from refusal
        messages.error(request, str(refusal))
        return redirect("cases:case-show", case_id)
    messages.success(request, _("Tindakan diurungkan."))
    return redirect("letters:task-show", task_id)


def work_form(sight: TaskSight, *args: Any) -> WorkForm:
    """Ask what this step leaves open: the way on, how signed, a remark."""
    ways = [(way.code, f"{way.label}: {way.hint}") for way in sight.desk.ways]
    initial = {"way": "gateway"} if sight.desk.unfinished_attempt else {}
    return WorkForm(*args, outcomes=sight.outcomes, ways=ways, initial=initial)


def posted_drafts(
    request: "OfficeRequest", sight: TaskSight
) -> dict[str, dict[str, str]]:
    """Gather the fields of the papers as the page posted them."""
    found: dict[str, dict[str, str]] = {}
    for paper in sight.desk.papers:
        for field in paper.fields:
            value = request.POST.get(field.input_name)
            if value is not None:
                found.setdefault(paper.paper_id, {})[field.name] = value
    return found


def _see(request: "OfficeRequest", task_id: int) -> TaskSight:
    try:
        return see_task(request.office, task_id)
    except CaseRefused as refusal:
        raise Http404(str(refusal)) from refusal


def _return_form(sight: TaskSight, *args: Any) -> ReturnForm:
    return ReturnForm(*args, targets=sight.return_targets)


def _signing(
    request: "OfficeRequest", sight: TaskSight, facts: dict[str, Any]
) -> Signing:
    """Say how the paper is signed; a scan is kept before the act begins."""
    way = facts.get("way") or "screen"
    scan = facts.get("scan")
    sha256 = ""
    if way == "wet" and scan:
        office = request.office
        stored = keep_scan(
            government_id=office.government_id,
            name=scan.name or "pindai",
            content=scan.read(),
            at=office.at,
            papers=[paper.id for paper in sight.desk.papers if paper.id],
        )
        sha256 = stored.sha256
    site = request.build_absolute_uri(reverse("letters:check-begin"))
    return Signing(way, facts.get("passphrase") or "", sha256, site)


def _page(
    request: "OfficeRequest",
    sight: TaskSight,
    form: WorkForm,
    return_form: ReturnForm,
    *,
    status: int = 200,
) -> HttpResponse:
    page = task_page(sight)
    paper = _chosen_paper(request, sight)
    view = _chosen_view(request, paper, can_act=page.can_act)
    files = case_queries.attachments_of(
        request.office.government_id, sight.facts.case_id
    )
    context: dict[str, Any] = {
        "page": page,
        "paper": paper,
        "paper_tabs": _paper_tabs(sight, paper),
        "view": view,
        "view_tabs": _view_tabs(paper, view, len(files), can_act=page.can_act),
        "shown": paper and paper.page,
        "files": files,
        "form": form,
        "return_form": return_form,
        "comment_form": CommentForm(auto_id="comment_%s"),
        "attach_form": AttachForm(auto_id="attach_%s"),
        "is_signing": sight.desk.unfinished_attempt is not None,
        "approval": approval_carried(
            sight.facts.government_id,
            sight.facts.case_id,
            sight.facts.version_id,
            sight.facts.settings,
        ),
    }
    if paper and paper.id and view == "changes":
        changes = queries.paper_changes(request.office.government_id, paper.id)
        context |= {"changes": changes, "shown": changes.page}
    return render(request, "letters/task_show.html", context, status=status)


def _chosen_paper(request: "OfficeRequest", sight: TaskSight) -> DeskPaper | None:
    wanted = request.GET.get("naskah")
    papers = sight.desk.papers
    named = (paper for paper in papers if paper.paper_id == wanted)
    return next(named, papers[0] if papers else None)


def _chosen_view(
    request: "OfficeRequest", paper: DeskPaper | None, *, can_act: bool
) -> str:
    """Begin with the fields where there is something to write."""
    may_edit = bool(paper and paper.can_edit and can_act)
    known = {"clean", "files"} | ({"edit"} if may_edit else set())
    if paper and paper.version > 1:
        known.add("changes")
    wanted = request.GET.get("lihat", "")
    if wanted in known:
        return wanted
    return "edit" if may_edit and paper and paper.asks_writing else "clean"


def _paper_tabs(sight: TaskSight, here: DeskPaper | None) -> list[Tab]:
    return [
        Tab(paper.title, f"?naskah={paper.paper_id}", is_here=paper is here)
        for paper in sight.desk.papers
    ]


def _view_tabs(
    paper: DeskPaper | None, view: str, files: int, *, can_act: bool
) -> list[Tab]:
    if paper is None:
        return []
    base = f"?naskah={paper.paper_id}&lihat="
    tabs = []
    if paper.can_edit and can_act:
        tabs.append(Tab(_("Isi naskah"), base + "edit", is_here=view == "edit"))
    name = _("Draf %(n)d bersih") % {"n": paper.version} if paper.version else ""
    clean = name or _("Naskah")
    tabs.append(Tab(clean, base + "clean", is_here=view == "clean"))
    if paper.version > 1:
        name = _("Perubahan dari draf %(n)d") % {"n": paper.version - 1}
        url = base + "changes"
        tabs.append(Tab(name, url, paper.changes, is_here=view == "changes"))
    tabs.append(Tab(_("Lampiran"), base + "files", files, view == "files", "paperclip"))
    return tabs


def _next(
    request: "OfficeRequest", sight: TaskSight, done: Done, text: str
) -> HttpResponse:
    """Go on to the next task by itself; without one, to the inbox."""
    wake()
    office, acted = request.office, done.acted
    undo = reverse(
        "letters:act-undo", args=[sight.facts.task_id, acted.case_id, acted.seq]
    )
    messages.success(request, text, extra_tags=f"{UNDO}{undo}")
    inbox = case_queries.inbox_of(
        office.government_id,
        office.person_id,
        office.today,
        limit=1,
        served=office.queues,
    )
    if inbox.rows:
        return redirect("letters:task-show", inbox.rows[0].task_id)
    return redirect("desk:inbox-show")
