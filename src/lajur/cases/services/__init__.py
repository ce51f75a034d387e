"""What changes a case: one named function, one event each."""

from lajur.cases.queries.task import read_case, read_task
from lajur.cases.services.act import complete, return_task
from lajur.cases.services.calendar import Recomputed, recompute_deadlines
from lajur.cases.services.course import attach, cancel, comment, resume, suspend
from lajur.cases.services.desk import delegate, hand_back, reassign, take
from lajur.cases.services.record import tick_record
from lajur.cases.services.repair import move, skip
from lajur.cases.services.start import Started, start_case
from lajur.cases.services.sweep import close_join, sweep_alarms
from lajur.cases.services.undo import undo
from lajur.cases.services.units import add_unit, excuse_unit
from lajur.cases.services.version import change_version
from lajur.cases.services.writing import Acted
from lajur.ledger.services import Drained, drain_effects

__all__ = [
    "Acted",
    "Drained",
    "Recomputed",
    "Started",
    "add_unit",
    "attach",
    "cancel",
    "change_version",
    "close_join",
    "comment",
    "complete",
    "delegate",
    "drain_effects",
    "excuse_unit",
    "hand_back",
    "move",
    "read_case",
    "read_task",
    "reassign",
    "recompute_deadlines",
    "resume",
    "return_task",
    "skip",
    "start_case",
    "suspend",
    "sweep_alarms",
    "take",
    "tick_record",
    "undo",
]
