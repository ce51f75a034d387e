"""Short forms of long sentences, for titles and lists."""

import re

#: Where a step's text goes on to conditions: the first part names the work.
_BREAK = re.compile(r"(?<=[a-z)])[.;:]\s|,\s*(?=jika\b|apabila\b|bila\b)|\.\s*$", re.I)
#: Longer titles are cut at a word.
LONGEST = 90


def headline(text: str) -> str:
    """Give the first clause of a text, short enough for a title."""
    first = _BREAK.split(text.strip(), maxsplit=1)[0].strip()
    if len(first) <= LONGEST:
        return first
    cut = first[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:")
    return f"{cut} …"
