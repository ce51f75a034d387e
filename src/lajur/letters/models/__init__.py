"""Tables of papers; private to this chapter."""

from lajur.letters.models.paper import (
    Dispatch,
    Mark,
    NumberState,
    Paper,
    PaperFile,
    PaperVersion,
)
from lajur.letters.models.series import Counter, NumberEntry, Series
from lajur.letters.models.signing import SigningAttempt

__all__ = [
    "Counter",
    "Dispatch",
    "Mark",
    "NumberEntry",
    "NumberState",
    "Paper",
    "PaperFile",
    "PaperVersion",
    "Series",
    "SigningAttempt",
]
