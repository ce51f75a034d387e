"""Everything that changes procedures, one function each."""

from lajur.procedures.lane import Adopting, Identity, Lane
from lajur.procedures.services.adoption import (
    LANE_REBOUND,
    Adopted,
    adopt_version,
    end_adoption,
    rebind_lane,
)
from lajur.procedures.services.answer import (
    Answered,
    accept_guesses,
    answer_document,
    answer_question,
    confirm_derived,
    confirm_document,
    take_back_answer,
)
from lajur.procedures.services.approval import (
    Concluded,
    begin_approval,
    conclude_approval,
    end_approval,
    plan_approval,
    rebind_approval,
    return_approval,
)
from lajur.procedures.services.assessment import (
    WELL_FROM,
    Found,
    record_assessment,
    remind_of_assessments,
)
from lajur.procedures.services.catalogue import (
    CatalogueLoaded,
    load_catalogue,
    publish_by_itself,
)
from lajur.procedures.services.checking import (
    dismiss_finding,
    mend_finding,
    restore_finding,
)
from lajur.procedures.services.document import (
    Outcome,
    PublishedSops,
    publish_complete,
)
from lajur.procedures.services.draft import (
    SIZE_LIMIT,
    Drafted,
    Received,
    discard_draft,
    import_sop,
    receive_document,
)
from lajur.procedures.services.edit import (
    Edited,
    edit_draft,
    open_revision,
    redo_edit,
    undo_edit,
)
from lajur.procedures.services.law import forget_law, note_law
from lajur.procedures.services.life import (
    begin_draft,
    let_approve,
    move_draft,
    wish_for,
    withdraw_sop,
)
from lajur.procedures.services.proposal import (
    Proposal,
    Proposals,
    propose_adoption,
    propose_bindings,
    propose_unit,
)
from lajur.procedures.services.version import (
    Published,
    publish_version,
    why_not_publish,
)

__all__ = [
    "LANE_REBOUND",
    "SIZE_LIMIT",
    "WELL_FROM",
    "Adopted",
    "Adopting",
    "Answered",
    "CatalogueLoaded",
    "Concluded",
    "Drafted",
    "Edited",
    "Found",
    "Identity",
    "Lane",
    "Outcome",
    "Proposal",
    "Proposals",
    "Published",
    "PublishedSops",
    "Received",
    "accept_guesses",
    "adopt_version",
    "answer_document",
    "answer_question",
    "begin_approval",
    "begin_draft",
    "conclude_approval",
    "confirm_derived",
    "confirm_document",
    "discard_draft",
    "dismiss_finding",
    "edit_draft",
    "end_adoption",
    "end_approval",
    "forget_law",
    "import_sop",
    "let_approve",
    "load_catalogue",
    "mend_finding",
    "move_draft",
    "note_law",
    "open_revision",
    "plan_approval",
    "propose_adoption",
    "propose_bindings",
    "propose_unit",
    "publish_by_itself",
    "publish_complete",
    "publish_version",
    "rebind_approval",
    "rebind_lane",
    "receive_document",
    "record_assessment",
    "redo_edit",
    "remind_of_assessments",
    "restore_finding",
    "return_approval",
    "take_back_answer",
    "undo_edit",
    "why_not_publish",
    "wish_for",
    "withdraw_sop",
]
