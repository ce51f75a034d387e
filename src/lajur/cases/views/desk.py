"""Send one open task elsewhere: to a person, another desk, another step."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.cases import services
from lajur.cases.errors import sentence
from lajur.cases.facts import TaskFacts
from lajur.cases.forms import Choices, Option, ReasonForm, TargetForm
from lajur.cases.offers import case_offers, targets_of
from lajur.cases.services import Acted
from lajur.cases.views.page import Wanted, answer, on_task, read_task_facts
from lajur.core.engine import Refusal
from lajur.office import queries as office_queries
from lajur.office.queries import PostHolder
from lajur.ui.text import headline

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest

#: Options by the name of their group.
Groups = list[tuple[str, list[Option]]]


def task_delegate(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Give an own task to one person, who may hand it back."""
    facts = read_task_facts(request, task_id)
    refusal = facts.why_not("delegate")
    page = on_task(
        request.office,
        facts,
        heading=_("Delegasikan tugas"),
        lead=_(
            "Orang ini mengerjakannya atas nama meja Anda. Tugas dapat "
            "dikembalikannya, dan dapat Anda ambil kembali."
        ),
        icon="user-check",
        why_not=sentence(refusal) if refusal else "",
    )
    form = _target_form(request, _("Kepada"), people_choices(request.office))

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            return services.delegate(
                **_given(request, facts),
                person_id=int(filled.cleaned_data["target"]),
                reason=filled.cleaned_data["reason"],
            )

        return Wanted(act, _("Tugas didelegasikan."), _task_url(facts))

    return answer(request, page, form, want)


def task_reassign(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Move an open task to another desk; who leads the case may."""
    facts = read_task_facts(request, task_id)
    page = on_task(
        request.office,
        facts,
        heading=_("Alihkan tugas"),
        lead=_(
            "Tugas ini pindah ke meja lain dengan tenggat yang sama. Langkah "
            "berikutnya tetap ke meja menurut SOP."
        ),
        icon="arrow-left-right",
        why_not=_why_not_lead(facts),
    )
    desks = _without(desk_choices(request.office), facts.queue)
    form = _target_form(request, _("Ke meja"), desks)

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            return services.reassign(
                **_given(request, facts),
                queue=filled.cleaned_data["target"],
                reason=filled.cleaned_data["reason"],
            )

        return Wanted(act, _("Tugas dialihkan."), _task_url(facts))

    return answer(request, page, form, want)


def task_skip(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Go on as if the step were done; a manager's repair."""
    facts = read_task_facts(request, task_id)
    page = on_task(
        request.office,
        facts,
        heading=_("Lewati langkah ini"),
        lead=_onward(facts),
        icon="skip-forward",
        why_not=_why_not_manage(facts),
    )
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            reason = filled.cleaned_data["reason"]
            return services.skip(**_given(request, facts), reason=reason)

        return _repaired(facts, act, _("Langkah dilewati."))

    return answer(request, page, form, want)


def task_move(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Move a branch of a case to another step; a manager's repair."""
    facts = read_task_facts(request, task_id)
    page = on_task(
        request.office,
        facts,
        heading=_("Pindahkan ke langkah lain"),
        lead=_(
            "Langkah ini ditutup tanpa dikerjakan dan langkah yang dipilih dibuka. "
            "Paraf dan tanda tangan langkah di antaranya tidak ada."
        ),
        icon="move",
        why_not=_why_not_manage(facts),
    )
    steps = [
        (step.id, f"{step.number} · {headline(step.text)}")
        for step in targets_of(facts)
    ]
    form = _target_form(request, _("Ke langkah"), steps)

    def want(filled: forms.Form) -> Wanted:
        def act() -> Acted:
            return services.move(
                **_given(request, facts),
                to=filled.cleaned_data["target"],
                reason=filled.cleaned_data["reason"],
            )

        return _repaired(facts, act, _("Kasus dipindahkan ke langkah lain."))

    return answer(request, page, form, want)


def people_choices(office: "AtWork") -> Groups:
    """Name everybody who holds a post today, those of the own unit first."""
    holders = office_queries.holders_on(office.government_id, office.today)
    own = {row.post_id for row in office.posts}
    mine = {row.unit_id for row in holders if row.post_id in own}
    held = [row for row in holders if row.person_id not in (None, office.person_id)]
    held.sort(key=lambda row: row.unit_id not in mine)
    return _by_unit(office.government_id, held, _as_person)


def desk_choices(office: "AtWork") -> Groups:
    """Name every team and post a task may go to."""
    teams = office_queries.teams_of(office.government_id)
    holders = office_queries.holders_on(office.government_id, office.today)
    posts = _by_unit(office.government_id, holders, _as_desk)
    if not teams:
        return posts
    return [(_("Tim"), [(f"team:{row.id}", row.name) for row in teams]), *posts]


def _as_person(row: PostHolder) -> Option:
    name = row.post_name
    if row.person_name and row.person_name != name:
        name = f"{name} ({row.person_name})"
    return str(row.person_id), name


def _as_desk(row: PostHolder) -> Option:
    return f"post:{row.post_id}", row.post_name


def _by_unit(
    government_id: int,
    holders: Iterable[PostHolder],
    option: Callable[[PostHolder], Option],
) -> Groups:
    """Group by unit; a unit is named with the one above it, as many share a name."""
    names = {row.id: row.name for row in office_queries.units_of(government_id)}
    groups: dict[tuple[int, ...], list[Option]] = {}
    for row in holders:
        groups.setdefault(row.unit_path, []).append(option(row))
    return [
        (" · ".join(names[unit] for unit in reversed(path[-2:])), rows)
        for path, rows in groups.items()
    ]


def _without(groups: Groups, value: str) -> Groups:
    """Leave out where the task is already."""
    return [(name, [row for row in rows if row[0] != value]) for name, rows in groups]


def _target_form(request: "OfficeRequest", label: str, choices: Choices) -> TargetForm:
    data = request.POST if request.method == "POST" else None
    return TargetForm(data, label=label, choices=choices)


def _given(request: "OfficeRequest", facts: TaskFacts) -> dict[str, Any]:
    return {
        "government_id": facts.government_id,
        "task_id": facts.task_id,
        "by": request.office.acting,
        "at": request.office.at,
        "request_key": request.POST.get("request_key") or None,
    }


def _task_url(facts: TaskFacts) -> str:
    return reverse("letters:task-show", args=[facts.task_id])


def _repaired(facts: TaskFacts, act: Callable[[], Acted], done: str) -> Wanted:
    url = reverse("cases:case-show", args=[facts.case_id])
    return Wanted(act, done, url, undoes=facts.task_id)


def _why_not_lead(facts: TaskFacts) -> str:
    refusal = facts.why_not("reassign")
    if refusal:
        return sentence(refusal)
    offers = case_offers(facts)
    return "" if offers.is_leader else offers.why_not


def _why_not_manage(facts: TaskFacts) -> str:
    refusal = facts.why_not("comment")
    if refusal:
        return sentence(refusal)
    is_manager = case_offers(facts).is_manager
    return "" if is_manager else sentence(Refusal("not_manager"))


def _onward(facts: TaskFacts) -> str:
    """Say what opens when the step is gone past, and what will be missing."""
    way = facts.forward_ways()[0]
    text = _(
        "Langkah ini ditutup tanpa dikerjakan; paraf dan tanda tangannya tidak ada."
    )
    if way.to is None:
        return text + " " + _("Kasus selesai setelahnya.")
    step = facts.flow.step(way.to).step
    onward = _("Lalu dibuka langkah %(n)s: %(step)s.")
    return text + " " + onward % {"n": step.number, "step": headline(step.text)}
