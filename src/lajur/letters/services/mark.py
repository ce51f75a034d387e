"""What each work of a step does to its paper, and the mark it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.cases.facts import TaskFacts
from lajur.core.sop import Verb
from lajur.ledger.actor import ActingAs
from lajur.letters import parties
from lajur.letters.models import NumberState
from lajur.letters.sealing import code_of
from lajur.letters.services.number import give_number, register_number
from lajur.letters.services.sheet import Sheet
from lajur.letters.state import MARK_OF, MarkState

#: So much of an addressee's name the book of dispatches keeps.
_NAME = 300
#: Verbs whose work leaves its mark itself.
_OWN_MARK = frozenset({Verb.SIGN, Verb.INSTRUCT, Verb.SEND, Verb.PUBLISH})


@dataclass(frozen=True)
class Hand:
    """Who acts at which desk, when, and how he signs."""

    task: TaskFacts
    by: ActingAs
    at: datetime
    note: str = ""
    way: str = "screen"
    #: For a wet signature: the scan of the signed sheet.
    scan_sha256: str = ""
    #: Where this site lets everybody check a paper, unless the office says.
    site: str = ""
    #: When it was really done, for work entered from paper.
    backdated_at: datetime | None = None

    @property
    def done_at(self) -> datetime:
        """When the work was done: what a paper is dated by."""
        return self.backdated_at or self.at

    @property
    def settings(self) -> dict[str, Any]:
        """The office's choices for letters."""
        found: dict[str, Any] = self.task.settings.get("letters") or {}
        return found


def do_work(hand: Hand, sheet: Sheet, verb: Verb) -> None:
    """Do one work of the step on its paper."""
    work = _WORKS.get(verb)
    if work is not None:
        work(hand, sheet)
    kind = MARK_OF.get(verb)
    if kind is not None and verb not in _OWN_MARK:
        leave_mark(hand, sheet, kind, {})


def leave_mark(hand: Hand, sheet: Sheet, kind: str, data: dict[str, Any]) -> None:
    """Leave a mark bound to the content as it stands now."""
    state = sheet.state
    sheet.marks.append(
        {
            **sheet.key,
            "kind": kind,
            "content_hash": state.content_hash,
            "at_step": hand.task.step_id,
            "note": hand.note,
            "data": data,
            "place": len(sheet.marks),
        }
    )
    by = hand.by
    mark = MarkState(
        kind,
        state.content_hash,
        by.person_id,
        by.person,
        by.post,
        by.capacity,
        hand.at,
        hand.task.step_id,
        hand.note,
        data,
    )
    sheet.change(marks=(*state.marks, mark))


def sign(hand: Hand, sheet: Sheet) -> None:
    """Sign on the screen or on paper; the log and the hash are the proof."""
    date_paper(hand, sheet)
    if reserves_number(hand, sheet):
        give_number(hand.task, sheet, hand.done_at, NumberState.RESERVED)
    leave_mark(hand, sheet, "signed", signature_data(hand, sheet))


def signature_data(hand: Hand, sheet: Sheet) -> dict[str, Any]:
    """Return what a signature keeps besides who and when."""
    data = {
        "way": hand.way,
        "code": code_of(
            hand.task.government_id, sheet.state.content_hash, hand.by.post, hand.at
        ),
        "verify": hand.settings.get("verify_url") or hand.site,
    }
    if hand.scan_sha256:
        data["scan"] = hand.scan_sha256
    return data


def date_paper(hand: Hand, sheet: Sheet) -> None:
    """Date a paper at its signing, where no later number will date it."""
    numbered = bool(sheet.facts.get("numbered"))
    if sheet.state.kind.dated_at == "sign" or not numbered:
        sheet.change(dated=sheet.today(hand.done_at))


def reserves_number(hand: Hand, sheet: Sheet) -> bool:
    """Whether the signing act itself takes the number."""
    if not sheet.facts.get("numbered") or sheet.state.number is not None:
        return False
    early = hand.way == "gateway" or hand.settings.get("sign_reserves_number", False)
    return bool(early)


def _number(hand: Hand, sheet: Sheet) -> None:
    if sheet.state.number is None:
        give_number(hand.task, sheet, hand.done_at, NumberState.REGISTERED)
    elif sheet.state.number_state == NumberState.RESERVED:
        register_number(sheet)


def _send(hand: Hand, sheet: Sheet) -> None:
    """Write a line of dispatch for every addressee, with his desk where known.

    A paper that was sent before goes only to whom it has not reached: each mark
    says to whom, and sending it again to the same leaves none.
    """
    asked = sheet.facts.get("asked") or []
    desks = {one["post"]: one.get("queue", "") for one in asked}
    own = sheet.entries("yth") or sheet.entries("kepada") or list(desks)
    sent = sheet.state.valid("sent")
    reached = {name for mark in sent for name in mark.data.get("to", ())}
    if sent:
        further = parties.onward_to(hand.task.sop, hand.task.step)
        own = [further] if further else own
    names = [name for name in dict.fromkeys(own) if name[:_NAME] not in reached]
    if sent and not names:
        return
    for name in names:
        row = {**sheet.key, "addressee": name[:_NAME], "queue": desks.get(name, "")}
        sheet.dispatches.append(row)
    told = [name[:_NAME] for name in names]
    leave_mark(hand, sheet, "sent", {"to": told})


_WORKS: dict[Verb, Callable[[Hand, Sheet], None]] = {
    Verb.SIGN: sign,
    Verb.INSTRUCT: sign,
    Verb.NUMBER: _number,
    Verb.SEND: _send,
    Verb.PUBLISH: _send,
}
