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
from lajur.procedures.services.document import Outcome, publish_next
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
    "Adopted",
    "Adopting",
    "Answered",
    "CatalogueLoaded",
    "Drafted",
    "Edited",
    "Identity",
    "Lane",
    "Outcome",
    "Proposal",
    "Proposals",
    "Published",
    "Received",
    "accept_guesses",
    "adopt_version",
    "answer_document",
    "answer_question",
    "confirm_derived",
    "confirm_document",
    "discard_draft",
    "dismiss_finding",
    "edit_draft",
    "end_adoption",
    "import_sop",
    "load_catalogue",
    "mend_finding",
    "open_revision",
    "propose_adoption",
    "propose_bindings",
    "propose_unit",
    "publish_by_itself",
    "publish_next",
    "publish_version",
    "rebind_lane",
    "receive_document",
    "redo_edit",
    "restore_finding",
    "take_back_answer",
    "undo_edit",
    "why_not_publish",
]
