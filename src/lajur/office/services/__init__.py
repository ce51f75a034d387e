"""Everything that changes the records of an office, one function each."""

from lajur.office.models import Capacity, HolidayKind, Season, UnitKind
from lajur.office.services.acting import (
    Appointment,
    end_holding,
    set_acting,
    set_holder,
)
from lajur.office.services.calendar import (
    load_years,
    remove_holiday,
    set_holiday,
    set_plain_day,
    set_ramadan,
    set_week,
)
from lajur.office.services.demo import load_demo_office, sign_in_as_demo
from lajur.office.services.establish import establish
from lajur.office.services.notice import notify, read_notice
from lajur.office.services.record import require_manager
from lajur.office.services.settings import change_settings
from lajur.office.services.structure import (
    create_government,
    create_person,
    create_post,
    create_unit,
)
from lajur.office.services.team import add_member, create_team, end_membership

__all__ = [
    "Appointment",
    "Capacity",
    "HolidayKind",
    "Season",
    "UnitKind",
    "add_member",
    "change_settings",
    "create_government",
    "create_person",
    "create_post",
    "create_team",
    "create_unit",
    "end_holding",
    "end_membership",
    "establish",
    "load_demo_office",
    "load_years",
    "notify",
    "read_notice",
    "remove_holiday",
    "require_manager",
    "set_acting",
    "set_holder",
    "set_holiday",
    "set_plain_day",
    "set_ramadan",
    "set_week",
    "sign_in_as_demo",
]
