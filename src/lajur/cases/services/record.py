"""Close a case with the checklist of its "pencatatan dan pendataan"."""

from datetime import datetime

from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Record
from lajur.cases.services.authority import must_belong
from lajur.cases.services.course import Whole, act_on_case
from lajur.cases.services.writing import Acted, Statement
from lajur.ledger.actor import ActingAs


def tick_record(
    *,
    government_id: int,
    case_id: int,
    place: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Tick one line of the SOP's records as kept, once all steps are done.

    `place` is its place in the list, from 0.
    """

    def decide(facts: CaseFacts) -> Whole:
        must_belong(facts, by)
        if facts.case_state != "finished":
            raise CaseRefused("not_finished")
        if not 0 <= place < len(facts.sop.records):
            raise CaseRefused("record_unknown")
        ticked = Record.objects.filter(
            government_id=government_id, case_id=case_id, place=place
        )
        if ticked.exists():
            raise CaseRefused("record_ticked")
        told = {"place": place, "text": facts.sop.records[place]}
        return Whole(
            Statement("case", extra="record"),
            told,
            {**told, "person_name": by.person, "post_name": by.post},
        )

    return act_on_case(
        "record",
        government_id=government_id,
        case_id=case_id,
        by=by,
        at=at,
        request_key=request_key,
        decide=decide,
    )
