"""Papers as they stand, loaded with their latest version and marks."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lajur.cases.facts import TaskFacts
from lajur.letters import sql
from lajur.letters.state import (
    DeskRead,
    Key,
    MarkState,
    PaperState,
    SeriesRow,
    VersionState,
)


def read_desk(task: TaskFacts) -> DeskRead:
    """Return the papers of the case and, in a unit's branch, of that unit."""
    rows = sql.rows(
        sql.DESK,
        {
            "government": task.government_id,
            "case": task.case_id,
            "papers": [paper.id for paper in task.sop.papers],
            "unit": task.unit_id,
        },
    )
    series = tuple(SeriesRow(*row) for row in json.loads(rows[0][0]))
    return DeskRead(loaded([row[1:] for row in rows if row[1] is not None]), series)


def paper_state(government_id: int, paper_id: int) -> PaperState | None:
    """Return one paper of this government, or None."""
    found = sql.rows(sql.ONE, {"government": government_id, "paper": paper_id})
    return next(iter(loaded(found)), None)


def papers_of_case(government_id: int, case_id: int) -> tuple[PaperState, ...]:
    """Return every paper of a case, in the order they were made."""
    return loaded(sql.rows(sql.OF_CASE, {"government": government_id, "case": case_id}))


def versions_of(
    government_id: int, paper_id: int, limit: int = 50
) -> tuple[VersionState, ...]:
    """Return a paper's versions, newest first."""
    found = sql.rows(
        sql.VERSIONS,
        {"government": government_id, "paper": paper_id, "limit": limit},
    )
    return tuple(VersionState(row[0], _object(row[1]), *row[2:]) for row in found)


def loaded(rows: list[tuple[Any, ...]]) -> tuple[PaperState, ...]:
    """Turn rows of the statement `PAPERS` into papers."""
    return tuple(_paper(row) for row in rows)


def _paper(row: tuple[Any, ...]) -> PaperState:
    return PaperState(
        id=row[0],
        case_id=row[1],
        key=Key(row[2], row[3], row[4]),
        kind_code=row[5],
        title=row[6],
        version=row[7],
        content_hash=row[8],
        number=row[9],
        number_state=row[10],
        dated=row[11],
        signing_since=row[12],
        content=_object(row[13]),
        is_open=not row[14],
        author=row[15],
        author_id=row[16],
        saved_at=row[17],
        file_sha256=row[18],
        file_name=row[19],
        government_id=row[21],
        marks=tuple(_mark(mark) for mark in json.loads(row[20])),
    )


def _object(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


def _mark(row: list[Any]) -> MarkState:
    names = ("kind", "content_hash", "person_id", "person", "post", "capacity")
    return MarkState(
        **dict(zip(names, row[:6], strict=True)),
        at=datetime.fromisoformat(row[6]),
        step=row[7],
        note=row[8],
        data=row[9],
    )
