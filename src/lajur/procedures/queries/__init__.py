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
from lajur.procedures.queries.document import DraftRow, draft
from lajur.procedures.queries.register import CataloguePage, CatalogueRow, catalogue
from lajur.procedures.queries.version import LoadedVersion, version

__all__ = [
    "AdoptionRow",
    "CataloguePage",
    "CatalogueRow",
    "DraftRow",
    "LoadedVersion",
    "adopted_sop",
    "adoption",
    "adoption_of_slug",
    "adoptions_of",
    "catalogue",
    "draft",
    "in_force",
    "lanes",
    "version",
]
