"""One paper on one desk while an act works on it; written in one go at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lajur.cases.facts import TaskFacts
from lajur.core.sop import Verb
from lajur.ledger.actor import ActingAs
from lajur.letters import sql, works
from lajur.letters.errors import FieldMissing, NotEditable, PaperMissing, StaleDraft
from lajur.letters.queries.compose import Composer, latest_of, may_write
from lajur.letters.state import MAKING, WRITING, DeskRead, PaperState, SeriesRow
from lajur.letters.writing import compose


@dataclass
class Sheet:
    """A paper with what this act adds to it."""

    state: PaperState
    #: The version that stood when the desk read it; 0 for a new paper.
    expected: int
    #: The hash of its content at that moment.
    expected_hash: str = ""
    series: tuple[SeriesRow, ...] = ()
    wrote: bool = False
    marks: list[dict[str, Any]] = field(default_factory=list)
    number: dict[str, Any] | None = None
    dispatches: list[dict[str, Any]] = field(default_factory=list)
    #: Columns of the paper this act has set.
    sets: set[str] = field(default_factory=set)

    @property
    def is_touched(self) -> bool:
        """Whether the act does anything to this paper."""
        return bool(self.sets or self.marks or self.dispatches)

    @property
    def key(self) -> dict[str, Any]:
        """The columns that tell the paper apart in its case."""
        key = self.state.key
        return {"sop_paper": key.sop_paper, "unit_id": key.unit_id, "step": key.step}

    @property
    def fields(self) -> Mapping[str, str]:
        """The paper's fields as they stand."""
        found: Mapping[str, str] = self.state.content["fields"]
        return found

    @property
    def facts(self) -> Mapping[str, Any]:
        """The facts the paper was composed from."""
        found: Mapping[str, Any] = self.state.content["facts"]
        return found

    def today(self, at: datetime) -> date:
        """Return the day of a moment in the office's zone."""
        return at.astimezone(ZoneInfo(self.facts.get("zone", "Asia/Jakarta"))).date()

    def entries(self, name: str) -> list[str]:
        """Return the lines of a field."""
        lines = self.fields.get(name, "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def change(self, **changes: Any) -> None:
        """Replace parts of the paper's state."""
        self.state = replace(self.state, **changes)
        self.sets |= set(changes)


class DeskSheets:
    """The sheets of one act; names are read only when a paper is composed."""

    def __init__(self, task: TaskFacts, read: DeskRead, at: datetime) -> None:
        """Keep what was read."""
        self.task, self.read = task, read
        self.sheets: dict[str, Sheet] = {}
        self._composer = Composer(task, read.papers, at)

    def sheet(self, paper: str, verb: Verb) -> Sheet | None:
        """Return the sheet of a paper, composing it where this verb makes papers."""
        if paper not in self.sheets:
            state = latest_of(self.read.papers, paper, self.task, verb)
            if state is None and verb not in MAKING:
                return None
            found = state or self._composer.composed(paper, verb)
            self.sheets[paper] = Sheet(
                found, found.version, found.content_hash, self.read.series
            )
        return self.sheets[paper]


def write_fields(
    sheet: Sheet,
    verb: Verb,
    fields: Mapping[str, object],
    by: ActingAs,
    *,
    upload: Mapping[str, Any] | None = None,
) -> None:
    """Lay changed fields over the latest version; the same text changes nothing."""
    kind = sheet.state.kind
    new = {**sheet.fields, **compose.cleaned(kind, fields)}
    if new == dict(sheet.fields) and not upload:
        return
    if not may_write(sheet.state, verb):
        raise NotEditable
    file = upload or _kept_file(sheet, new)
    content = compose.content_of(kind, sheet.facts, new, file)
    same_hand = sheet.state.is_open and sheet.state.author_id == by.person_id
    overwrites = same_hand and not upload
    sheet.change(
        content=content,
        content_hash=compose.content_hash(content),
        version=sheet.state.version if overwrites else sheet.state.version + 1,
        title=compose.called(kind, new) or sheet.state.title,
        is_open=True,
        file_sha256=file["sha256"] if file else "",
        file_name=file["name"] if file else "",
    )
    sheet.wrote = True


def _kept_file(sheet: Sheet, new: Mapping[str, str]) -> Mapping[str, Any] | None:
    """Return the uploaded file, as long as nobody has written over its text."""
    body = sheet.state.kind.text_field
    if body and new.get(body.name) != sheet.fields.get(body.name):
        return None
    file: Mapping[str, Any] | None = sheet.state.content.get("file")
    return file


def close_version(sheet: Sheet, verb: Verb) -> None:
    """Let the latest version go from this desk; it is never changed again."""
    if verb in WRITING:
        labels = compose.missing(sheet.state.kind, sheet.fields)
        if labels:
            raise FieldMissing(paper=sheet.state.title, fields=", ".join(labels))
    if sheet.state.version == 0:
        sheet.change(version=1)
        sheet.wrote = True
    elif sheet.state.is_open:
        sheet.wrote = True
    sheet.change(is_open=False)


def write_sheets(
    task: TaskFacts, sheets: list[Sheet], by: ActingAs, at: datetime
) -> dict[str, int]:
    """Write everything in one statement; returns the id of each paper.

    Raises StaleDraft when somebody saved one of the papers in between.
    """
    touched = [sheet for sheet in sheets if sheet.is_touched]
    if not touched:
        return {}
    found = sql.rows(
        sql.WRITE,
        {
            "government": task.government_id,
            "case": task.case_id,
            "task": task.task_id,
            "queue": task.queue,
            "unit": task.unit_id or 0,
            "at": at,
            "person_id": by.person_id,
            "person": by.person,
            "post_id": by.post_id,
            "post": by.post,
            "capacity": by.capacity,
            "papers": sql.as_json([_paper_row(sheet) for sheet in touched]),
            "versions": sql.as_json([_version_row(s) for s in touched if s.wrote]),
            "marks": sql.as_json([row for sheet in touched for row in sheet.marks]),
            "numbers": sql.as_json([s.number for s in touched if s.number]),
            "dispatches": sql.as_json([d for s in touched for d in s.dispatches]),
        },
    )
    if len(found) < len(touched):
        raise StaleDraft
    return {row[1]: row[0] for row in found}


def only_sheet(sheets: DeskSheets, paper: str) -> tuple[Sheet, Verb]:
    """Return the sheet of a paper this desk may write on, and by what verb."""
    for verb, name in works.paper_works(sheets.task.step, sheets.task.sop):
        if name == paper and verb in WRITING:
            sheet = sheets.sheet(paper, verb)
            if sheet is not None:
                return sheet, verb
    raise PaperMissing


def _paper_row(sheet: Sheet) -> dict[str, Any]:
    state = sheet.state
    return {
        **sheet.key,
        "kind": state.kind_code,
        "title": state.title[:500],
        "version": state.version,
        "content_hash": state.content_hash,
        "number": state.number,
        "number_state": state.number_state,
        "dated": state.dated,
        "signing_since": state.signing_since,
        "expected": sheet.expected,
        "expected_hash": sheet.expected_hash,
        "sets": sorted(sheet.sets),
    }


def _version_row(sheet: Sheet) -> dict[str, Any]:
    state = sheet.state
    return {
        **sheet.key,
        "number": state.version,
        "content": state.content,
        "content_hash": state.content_hash,
        "file_sha256": state.file_sha256,
        "file_name": state.file_name,
        "is_closed": not state.is_open,
    }
