"""Who may act on a whole case: services refuse, whatever page was used.

A step belongs to its desk. The case as a whole is led by whoever began it, by the
desk its first step belongs to, and by the managers of the office. Going past a
step or to another one would go around a signature: only a manager may.
"""

from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts, TaskFacts
from lajur.ledger.actor import ActingAs


def leads(facts: CaseFacts) -> bool:
    """Tell whether the reading person leads the case."""
    lead = facts.lead
    if lead is None or not lead.is_member:
        return False
    return lead.is_manager or lead.is_starter or facts.first_lane[1] in lead.queues


def serves_home(facts: TaskFacts) -> bool:
    """Tell whether a person works at the desk a delegated task came from."""
    if facts.lead is None or not facts.home_queue:
        return False
    return facts.home_queue in facts.lead.queues


def must_lead(facts: CaseFacts, by: ActingAs) -> None:
    """Refuse whoever does not lead the case; the system itself may pass."""
    if by.capacity != "system" and not leads(facts):
        raise CaseRefused("not_leader", lane=facts.first_lane[0])


def must_manage(facts: CaseFacts, by: ActingAs) -> None:
    """Refuse whoever does not manage the office of the case."""
    if by.capacity != "system" and not (facts.lead and facts.lead.is_manager):
        raise CaseRefused("not_manager")


def must_belong(facts: CaseFacts, by: ActingAs) -> None:
    """Refuse whoever is not of the government whose case it is."""
    if by.capacity != "system" and not (facts.lead and facts.lead.is_member):
        raise CaseRefused("not_member")
