"""Pictures of an SOP: the official form and the live flowchart of a case."""

from lajur.core.drawing.describe import NodeState, Stage, describe
from lajur.core.drawing.form import (
    FormPage,
    FormRow,
    OfficialForm,
    form_pages,
    official_form,
)
from lajur.core.drawing.live import Chart, live_chart
from lajur.core.drawing.live_svg import live_svg
from lajur.core.drawing.page_svg import form_svg
from lajur.core.drawing.sheets import form_data
from lajur.core.drawing.short import short_names

__all__ = [
    "Chart",
    "FormPage",
    "FormRow",
    "NodeState",
    "OfficialForm",
    "Stage",
    "describe",
    "form_data",
    "form_pages",
    "form_svg",
    "live_chart",
    "live_svg",
    "official_form",
    "short_names",
]
