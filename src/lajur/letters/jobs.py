"""What the worker does for papers: files and deliveries, by kind of effect."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from lajur.letters.services import files


def render_paper(payload: dict[str, Any], at: datetime) -> None:
    """Make the finished files of a signed paper."""
    files.render_files(
        government_id=payload["government_id"], paper_id=payload["paper"], at=at
    )


def deliver_paper(payload: dict[str, Any], at: datetime) -> None:
    """Tell the desks a paper was sent to."""
    files.deliver(
        government_id=payload["government_id"], paper_id=payload["paper"], at=at
    )


#: Kinds of effect this chapter does; wired by `project`.
EFFECTS: Mapping[str, Callable[[dict[str, Any], datetime], None]] = {
    "paper.render": render_paper,
    "paper.dispatch": deliver_paper,
}
