"""Everything that changes the records of an office, one function each."""

from lajur.office.services.acting import (
    end_holding,
    set_acting,
    set_holder,
)
from lajur.office.services.notice import notify, read_notice
from lajur.office.services.structure import (
    create_government,
    create_person,
    create_post,
    create_unit,
)
from lajur.office.services.team import add_member, create_team, end_membership

__all__ = [
    "add_member",
    "create_government",
    "create_person",
    "create_post",
    "create_team",
    "create_unit",
    "end_holding",
    "end_membership",
    "notify",
    "read_notice",
    "set_acting",
    "set_holder",
]
