"""What is read from the ledger: events, files, and whether all is unharmed."""

from lajur.ledger.queries.events import Event, events_of
from lajur.ledger.queries.files import file_facts, open_file
from lajur.ledger.queries.verify import Finding, verify_files, verify_streams

__all__ = [
    "Event",
    "Finding",
    "events_of",
    "file_facts",
    "open_file",
    "verify_files",
    "verify_streams",
]
