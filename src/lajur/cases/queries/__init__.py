"""What is read of cases: frozen rows, a fixed number of statements each."""

from lajur.cases.queries.calendar import (
    MovedDeadline,
    RecomputePlan,
    plan_recompute,
)
from lajur.cases.queries.case import (
    AttachmentRow,
    CasePage,
    OpenAt,
    RecordAt,
    StepState,
    attachment_of,
    attachments_of,
    case_page,
    units_of,
)
from lajur.cases.queries.desk import TaskPage, task_page
from lajur.cases.queries.forecast import Planned, forecast_plan
from lajur.cases.queries.inbox import Inbox, InboxRow, inbox_count, inbox_of
from lajur.cases.queries.listing import (
    CaseList,
    CaseListRow,
    OpenDeadline,
    case_list,
    open_deadlines,
    waiting_for_others,
)
from lajur.cases.queries.task import read_case, read_task
from lajur.cases.queries.timeline import (
    ActRow,
    Clock,
    TimelineRow,
    acts_of,
    clocks,
    timeline,
)
from lajur.cases.queries.verify import verify_cases
from lajur.cases.queries.version import MovedStep, MovePlan, plan_move

__all__ = [
    "ActRow",
    "AttachmentRow",
    "CaseList",
    "CaseListRow",
    "CasePage",
    "Clock",
    "Inbox",
    "InboxRow",
    "MovePlan",
    "MovedDeadline",
    "MovedStep",
    "OpenAt",
    "OpenDeadline",
    "Planned",
    "RecomputePlan",
    "RecordAt",
    "StepState",
    "TaskPage",
    "TimelineRow",
    "acts_of",
    "attachment_of",
    "attachments_of",
    "case_list",
    "case_page",
    "clocks",
    "forecast_plan",
    "inbox_count",
    "inbox_of",
    "open_deadlines",
    "plan_move",
    "plan_recompute",
    "read_case",
    "read_task",
    "task_page",
    "timeline",
    "units_of",
    "verify_cases",
    "waiting_for_others",
]
