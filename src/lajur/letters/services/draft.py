"""Save a draft while it is written on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.cases import services as cases
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import TaskFacts
from lajur.ledger.actor import ActingAs
from lajur.letters.errors import StaleDraft
from lajur.letters.queries.papers import read_desk
from lajur.letters.services.sheet import (
    DeskSheets,
    only_sheet,
    write_fields,
    write_sheets,
)


@dataclass(frozen=True)
class SavedDraft:
    """The version a save made or overwrote."""

    version: int
    content_hash: str
    at: datetime


def save_draft(
    *,
    government_id: int,
    task_id: int,
    paper_id: str,
    fields: Mapping[str, object],
    expected_version: int,
    by: ActingAs,
    at: datetime,
) -> SavedDraft:
    """Keep what was typed; the same hand overwrites its own open version.

    Raises StaleDraft when the paper has another version than the page showed.
    """
    task = task_to_write(government_id, task_id, by, at)
    return save(task, paper_id, fields, expected_version, at, None)


def task_to_write(
    government_id: int, task_id: int, by: ActingAs, at: datetime
) -> TaskFacts:
    """Return a task this person may work at; raises CaseRefused."""
    task = cases.read_task(government_id=government_id, task_id=task_id, by=by, at=at)
    refusal = task.why_not("complete")
    # Two eyes forbid the signature, not the pen.
    if refusal is not None and refusal.code != "two_eyes":
        raise CaseRefused(refusal.code, **refusal.facts)
    return task


def save(
    task: TaskFacts,
    paper_id: str,
    fields: Mapping[str, object],
    expected: int,
    at: datetime,
    upload: Mapping[str, Any] | None,
) -> SavedDraft:
    """Lay fields over the paper as it stood on the page, and write it."""
    by = task.acting
    if by is None:
        raise CaseRefused("not_yours")
    with transaction.atomic():
        sheets = DeskSheets(task, read_desk(task), at)
        sheet, verb = only_sheet(sheets, paper_id)
        if sheet.state.version != expected:
            raise StaleDraft
        write_fields(sheet, verb, fields, by, upload=upload)
        write_sheets(task, [sheet], by, at)
    return SavedDraft(sheet.state.version, sheet.state.content_hash, at)
