"""What changes a case: one named function, one event each."""

from lajur.cases.queries.task import read_case, read_task
from lajur.cases.services.act import complete, return_task
from lajur.cases.services.start import Started, start_case
from lajur.cases.services.writing import Acted

__all__ = [
    "Acted",
    "Started",
    "complete",
    "read_case",
    "read_task",
    "return_task",
    "start_case",
]
