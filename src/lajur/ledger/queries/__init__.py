"""What is read from the ledger: events, files, and whether all is unharmed."""

from lajur.ledger.queries.events import (
    Event,
    Head,
    events_of,
    heads_of,
    history_of,
    newest_of,
    stories_of,
)
from lajur.ledger.queries.files import file_facts, open_file
from lajur.ledger.queries.verify import Finding, verify_files, verify_streams

__all__ = [
    "Event",
    "Finding",
    "Head",
    "events_of",
    "file_facts",
    "heads_of",
    "history_of",
    "newest_of",
    "open_file",
    "stories_of",
    "verify_files",
    "verify_streams",
]
