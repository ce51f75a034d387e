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
from lajur.procedures.queries.version import LoadedVersion, version

__all__ = [
    "AdoptionRow",
    "LoadedVersion",
    "adopted_sop",
    "adoption",
    "adoption_of_slug",
    "adoptions_of",
    "in_force",
    "lanes",
    "version",
]
