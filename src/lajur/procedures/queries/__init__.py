"""Everything others may ask about procedures; answers are frozen rows."""

from lajur.procedures.queries.adoption import (
    AdoptionRow,
    adopted_sop,
    adoption,
    adoption_of_slug,
    adoptions_of,
    in_force,
    lanes,
)
from lajur.procedures.queries.approval import (
    ApprovalRow,
    WithdrawalRow,
    approval_carried,
    approval_of_case,
    approval_of_slug,
    withdrawal_of,
)
from lajur.procedures.queries.document import DraftRow, draft
from lajur.procedures.queries.register import CataloguePage, CatalogueRow, catalogue
from lajur.procedures.queries.standing import approving_sop
from lajur.procedures.queries.version import LoadedVersion, version

__all__ = [
    "AdoptionRow",
    "ApprovalRow",
    "CataloguePage",
    "CatalogueRow",
    "DraftRow",
    "LoadedVersion",
    "WithdrawalRow",
    "adopted_sop",
    "adoption",
    "adoption_of_slug",
    "adoptions_of",
    "approval_carried",
    "approval_of_case",
    "approval_of_slug",
    "approving_sop",
    "catalogue",
    "draft",
    "in_force",
    "lanes",
    "version",
    "withdrawal_of",
]
