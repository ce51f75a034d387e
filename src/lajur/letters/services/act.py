"""One request to do a task: read its papers, do the works, close the task."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from lajur.cases import services as cases
from lajur.cases.facts import TaskFacts
from lajur.cases.services import Acted
from lajur.core.sop import How, Verb
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.letters import works
from lajur.letters.errors import ScanMissing, SigningUnfinished
from lajur.letters.queries.papers import read_desk
from lajur.letters.queries.scans import filed_scan
from lajur.letters.services.mark import Hand, do_work
from lajur.letters.services.sheet import (
    DeskSheets,
    Sheet,
    close_version,
    write_fields,
    write_sheets,
)
from lajur.letters.state import PaperState

#: Papers leave after the time in which the act may still be undone.
UNDO_WINDOW = timedelta(seconds=10)
Drafts = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Signing:
    """How a paper is signed: on the screen, by the gateway, or on paper."""

    way: str = "screen"
    #: Only ever passed on to the gateway; never stored, logged or queued.
    passphrase: str = ""
    scan_sha256: str = ""
    #: Where this site lets everybody check a paper, for the QR code.
    site: str = ""

    def __repr__(self) -> str:
        """Hide the passphrase from logs and error pages."""
        return f"Signing(way={self.way!r})"


ON_SCREEN = Signing()


@dataclass(frozen=True)
class Done:
    """What the act did to the case and to its papers."""

    acted: Acted
    papers: tuple[PaperState, ...] = ()


@dataclass(frozen=True)
class Act:
    """One request to do a task, as it came in."""

    task: TaskFacts
    by: ActingAs
    at: datetime
    request_key: str | None
    outcome: str | None
    note: str
    drafts: Drafts
    signing: Signing
    #: The step a return was asked to go to; None leaves it to the SOP.
    return_to: str | None = None
    #: When it was really done, for work entered from paper.
    backdated_at: datetime | None = None

    @property
    def goes_back(self) -> bool:
        """Whether the chosen way leads back."""
        return self.outcome == "return" or self.drawn_back is not None

    @property
    def drawn_back(self) -> str | None:
        """The step the chosen outcome is drawn back to, if it is a return."""
        drawn = self.task.flow.step(self.task.step_id).returns
        named = (way.to for way in drawn if way.outcome and way.outcome == self.outcome)
        return next(named, None)

    @property
    def hand(self) -> Hand:
        """Who acts; the capacity is the one that was read with the task."""
        by = self.task.acting or self.by
        given = self.signing
        return Hand(
            self.task,
            by,
            self.at,
            self.note,
            given.way,
            given.scan_sha256,
            given.site,
            self.backdated_at,
        )


def finish(act: Act) -> Done:
    """Do the works of the step and close the task, inside one transaction."""
    sheets = open_sheets(act)
    for verb, paper in works.paper_works(act.task.step, act.task.sop):
        sheet = sheets.sheet(paper, verb)
        if sheet is not None:
            work_on(act, sheet, verb)
    return close_with(act, list(sheets.sheets.values()))


def open_sheets(act: Act) -> DeskSheets:
    """Read the papers of this desk."""
    return DeskSheets(act.task, read_desk(act.task), act.at)


def work_on(act: Act, sheet: Sheet, verb: Verb) -> None:
    """Do one work of the step on its paper, with the fields that were posted."""
    if sheet.state.signing_since is not None:
        raise SigningUnfinished
    prepare_sheet(act, sheet, verb)
    hand = act.hand
    if verb is Verb.SIGN and hand.way == "wet":
        scan = hand.scan_sha256 or filed_scan(sheet.state)
        if not scan:
            raise ScanMissing
        hand = replace(hand, scan_sha256=scan)
    do_work(hand, sheet, verb)


def prepare_sheet(act: Act, sheet: Sheet, verb: Verb) -> None:
    """Lay the posted fields over the paper and let the version go."""
    fields = act.drafts.get(sheet.state.key.sop_paper)
    if fields:
        write_fields(sheet, verb, fields, act.hand.by)
    close_version(sheet, verb)


def close_with(act: Act, sheets: list[Sheet]) -> Done:
    """Write the papers, then close the task with what happened to them."""
    ids = write_sheets(act.task, sheets, act.hand.by, act.at)
    touched = [sheet for sheet in sheets if sheet.is_touched]
    extra = {"papers": [_event_row(sheet, ids) for sheet in touched]}
    effects = [e for sheet in touched for e in _effects(sheet, ids, act.at)]
    acted = close_task(act, extra, tuple(effects))
    return Done(acted, tuple(sheet.state for sheet in touched))


def close_task(
    act: Act, extra: Mapping[str, Any], effects: tuple[Effect, ...]
) -> Acted:
    """Close the task on the chosen way."""
    outcome = act.outcome
    if outcome is None:
        # A decision with one way forward needs no label from the page.
        ahead = [way for way in act.task.forward_ways() if way.how is not How.RETURN]
        outcome = ahead[0].outcome if len(ahead) == 1 else None
    return cases.complete(
        government_id=act.task.government_id,
        task_id=act.task.task_id,
        outcome=outcome,
        by=act.by,
        at=act.at,
        request_key=act.request_key,
        note=act.note,
        facts=act.task,
        effects=effects,
        extra=extra or None,
        backdated_at=act.backdated_at,
    )


def send_back(act: Act) -> Acted:
    """Return the task with the note as its reason."""
    return cases.return_task(
        government_id=act.task.government_id,
        task_id=act.task.task_id,
        reason=act.note,
        to=act.return_to or act.drawn_back,
        by=act.by,
        at=act.at,
        request_key=act.request_key,
        facts=act.task,
    )


def _event_row(sheet: Sheet, ids: Mapping[str, int]) -> dict[str, Any]:
    """Return what the case's event keeps of a paper: enough to check it against."""
    state = sheet.state
    return {
        "id": ids.get(state.key.sop_paper),
        "paper": state.key.sop_paper,
        "kind": state.kind_code,
        "version": state.version,
        "hash": state.content_hash,
        "marks": [mark["kind"] for mark in sheet.marks],
        "number": state.number,
    }


def _effects(sheet: Sheet, ids: Mapping[str, int], at: datetime) -> list[Effect]:
    paper = {"paper": ids[sheet.state.key.sop_paper]}
    found = []
    if sheet.state.signed is not None:
        found.append(Effect("paper.render", paper, at + UNDO_WINDOW))
    if sheet.dispatches:
        found.append(Effect("paper.dispatch", paper, at + UNDO_WINDOW))
    return found
