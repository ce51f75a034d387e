"""What the worker does for papers: files and deliveries, by kind of effect."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from lajur.letters.services import files
from lajur.letters.services.version import follow_version


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


def follow_case(payload: dict[str, Any], at: datetime) -> None:
    """Let the papers of a case follow it to another version of its SOP."""
    follow_version(
        government_id=payload["government_id"],
        case_id=payload["case"],
        seq=payload["seq"],
        at=at,
    )


#: Kinds of effect this chapter does; wired by `project`.
EFFECTS: Mapping[str, Callable[[dict[str, Any], datetime], None]] = {
    "paper.render": render_paper,
    "paper.dispatch": deliver_paper,
    "cases.version_changed": follow_case,
}
