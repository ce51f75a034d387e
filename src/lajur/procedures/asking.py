"""The open questions of a draft, as lists and searches need them.

Stored with every draft, so that the questions of a file with many SOPs can be
walked through without decoding any of them.
"""

from lajur.core.reading import questions
from lajur.core.sop import Sop


def asked_of(sop: Sop) -> list[dict[str, str]]:
    """Return key and words of every open question, in step order."""
    return [{"key": q.key, "text": q.text} for q in questions(sop)]
