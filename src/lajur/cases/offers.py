"""What a person may do with a task or a case besides its step, and why not.

The rules are those the services refuse by; here a page learns of them before
anybody presses a button.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.cases.errors import sentence
from lajur.cases.facts import CaseFacts, TaskFacts
from lajur.cases.services.authority import leads, serves_home
from lajur.core.engine import Refusal, Refused, decide_transfer
from lajur.core.sop import Step


@dataclass(frozen=True)
class Offer:
    """One act: where its page is, or why this person cannot do it."""

    name: str
    icon: str
    url: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class CaseOffers:
    """What a person may do with a whole case."""

    is_leader: bool
    is_manager: bool
    #: Why somebody who does not lead it has no buttons.
    why_not: str


def task_offers(facts: TaskFacts) -> tuple[Offer, ...]:
    """Return the acts on a task a person would look for; `facts` knows the lead.

    Nothing while the task is not open: its page says so already.
    """
    if facts.why_not("comment"):
        return ()
    found = [_delegate(facts), _reassign(facts)]
    if facts.lead and facts.lead.is_manager:
        found += [
            _page(facts, _("Lewati langkah ini"), "skip-forward", "task-skip"),
            _page(facts, _("Pindahkan ke langkah lain"), "move", "task-move"),
        ]
    elif leads(facts):
        why_not = sentence(Refusal("not_manager"))
        found.append(Offer(_("Lewati langkah ini"), "skip-forward", why_not=why_not))
    return tuple(offer for offer in found if offer)


def case_offers(facts: CaseFacts) -> CaseOffers:
    """Return how a person may lead a case that is not over."""
    return CaseOffers(
        is_leader=leads(facts),
        is_manager=bool(facts.lead and facts.lead.is_manager),
        why_not=sentence(Refusal("not_leader", {"lane": facts.first_lane[0]})),
    )


def may_hand_back(facts: TaskFacts) -> bool:
    """Tell whether a person may give a taken or delegated task back.

    Whoever delegated a task may also call it back.
    """
    if facts.why_not("comment"):
        return False
    if not facts.home_queue:
        return facts.why_not("hand_back") is None
    return facts.acting is not None or serves_home(facts)


def targets_of(facts: TaskFacts) -> tuple[Step, ...]:
    """Return the steps a manager's repair may move the task to."""
    return tuple(
        step
        for step in facts.sop.steps
        if step.id != facts.step_id and _reaches(facts, step.id)
    )


def _reaches(facts: TaskFacts, step_id: str) -> bool:
    try:
        decide_transfer(facts.flow, facts.position, step_id)
    except Refused:
        return False
    return True


def _delegate(facts: TaskFacts) -> Offer | None:
    name, icon = _("Delegasikan ke seseorang"), "user-check"
    refusal = facts.why_not("delegate")
    if refusal is None:
        return _page(facts, name, icon, "task-delegate")
    if refusal.code == "taken_by_other":
        return Offer(name, icon, why_not=sentence(refusal))
    return None


def _reassign(facts: TaskFacts) -> Offer:
    name, icon = _("Alihkan ke meja lain"), "arrow-left-right"
    if leads(facts):
        return _page(facts, name, icon, "task-reassign")
    return Offer(name, icon, why_not=case_offers(facts).why_not)


def _page(facts: TaskFacts, name: str, icon: str, view: str) -> Offer:
    return Offer(name, icon, reverse(f"cases:{view}", args=[facts.task_id]))
