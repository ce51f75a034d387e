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
from lajur.letters.queries.facts import Desk, facts_for, read_names
from lajur.letters.state import MAKING, WRITING, DeskRead, Key, PaperState, SeriesRow
from lajur.letters.writing import compose
from lajur.letters.writing.kind import kind_of


@dataclass
class Sheet:
    """A paper with what this act adds to it."""

    state: PaperState
    #: The version that stood when the desk read it; 0 for a new paper.
    expected: int
    series: tuple[SeriesRow, ...] = ()
    wrote: bool = False
    marks: list[dict[str, Any]] = field(default_factory=list)
    number: dict[str, Any] | None = None
    dispatches: list[dict[str, Any]] = field(default_factory=list)
    is_touched: bool = False

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
        self.is_touched = True


class DeskSheets:
    """The sheets of one act; names are read only when a paper is composed."""

    def __init__(self, task: TaskFacts, read: DeskRead, at: datetime) -> None:
        """Keep what was read."""
        self.task, self.papers, self.at = task, read.papers, at
        self.series = read.series
        self.sheets: dict[str, Sheet] = {}
        self._desk: Desk | None = None

    def sheet(self, paper: str, verb: Verb) -> Sheet | None:
        """Return the sheet of a paper, composing it where this verb makes papers."""
        if paper not in self.sheets:
            state = latest_of(self.papers, paper, self.task, verb)
            if state is None and verb not in MAKING:
                return None
            found = state or composed(self.desk, paper, verb)
            self.sheets[paper] = Sheet(found, found.version, self.series)
        return self.sheets[paper]

    @property
    def desk(self) -> Desk:
        """Everything known at this desk; reads the office once."""
        if self._desk is None:
            names = read_names(self.task, self.at)
            self._desk = Desk(self.task, names, self.papers, self.at)
        return self._desk


def latest_of(
    papers: tuple[PaperState, ...], paper: str, task: TaskFacts, verb: Verb
) -> PaperState | None:
    """Return the paper of this id: the unit's own before that of the whole case."""
    found = [one for one in papers if one.key.sop_paper == paper]
    if verb is Verb.INSTRUCT:
        found = [one for one in found if one.key.step == task.step_id]
    own = [one for one in found if one.key.unit_id == task.unit_id]
    return next(reversed(own or found), None)


def composed(desk: Desk, paper: str, verb: Verb) -> PaperState:
    """Compose a paper nobody has written yet."""
    kind = kind_of(works.kind_code(desk.sop, paper))
    facts = facts_for(desk, paper, kind)
    content = compose.content_of(kind, facts, compose.first_fields(kind, facts))
    step = desk.task.step_id if kind.instructs and verb is Verb.INSTRUCT else ""
    return PaperState(
        key=Key(paper, desk.task.unit_id, step),
        kind_code=kind.code,
        title=compose.title_of(kind, facts),
        content=content,
        content_hash=compose.content_hash(content),
    )


def may_write(state: PaperState, verb: Verb) -> bool:
    """Whether a desk with this verb may change the text.

    A signed paper is closed, unless it was sent back to be prepared anew.
    """
    if state.signing_since is not None:
        return False
    return verb in WRITING and (state.signed is None or verb is Verb.PREPARE)


def write_fields(
    sheet: Sheet,
    verb: Verb,
    fields: Mapping[str, object],
    by: ActingAs,
    *,
    upload: Mapping[str, str] | None = None,
) -> None:
    """Lay changed fields over the latest version; the same text changes nothing."""
    kind = sheet.state.kind
    new = {**sheet.fields, **compose.cleaned(kind, fields)}
    if new == dict(sheet.fields) and not upload:
        return
    if not may_write(sheet.state, verb):
        raise NotEditable
    content = compose.content_of(kind, sheet.facts, new)
    same_hand = sheet.state.is_open and sheet.state.author_id == by.person_id
    sheet.change(
        content=content,
        content_hash=compose.content_hash(content),
        version=sheet.state.version if same_hand else sheet.state.version + 1,
        title=new.get("hal") or new.get("judul") or sheet.state.title,
        is_open=True,
        file_sha256=upload["sha256"] if upload else sheet.state.file_sha256,
        file_name=upload["name"] if upload else sheet.state.file_name,
    )
    sheet.wrote = True


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
