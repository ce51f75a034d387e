"""A document in, draft SOPs out: every guess marked, nothing made up.

Each stage is a pure function: bytes, blocks, parts of the file, identity sheet and
step table, cells, actors, decisions, papers and works, findings.
"""

from lajur.core.reading import answers
from lajur.core.reading.documents import Reading, read_blocks, read_file
from lajur.core.reading.questions import (
    Choice,
    Question,
    UnknownChoice,
    UnknownQuestion,
    answer,
    questions,
)

__all__ = [
    "Choice",
    "Question",
    "Reading",
    "UnknownChoice",
    "UnknownQuestion",
    "answer",
    "answers",
    "questions",
    "read_blocks",
    "read_file",
]
