"""SOPs that do the same to different subjects: families, and patterns behind them."""

from lajur.core.families.derive import derive, worded_alike
from lajur.core.families.groups import Group, are_twins, families, partition
from lajur.core.families.mend import Carried, Mended, carried, mended
from lajur.core.families.naming import name_of
from lajur.core.families.pattern import (
    Following,
    Parameter,
    Pattern,
    express,
    follow,
    said,
)
from lajur.core.families.profile import Profile, profile_of

__all__ = [
    "Carried",
    "Following",
    "Group",
    "Mended",
    "Parameter",
    "Pattern",
    "Profile",
    "are_twins",
    "carried",
    "derive",
    "express",
    "families",
    "follow",
    "mended",
    "name_of",
    "partition",
    "profile_of",
    "said",
    "worded_alike",
]
