"""Certified signatures in two transactions, with the gateway between them.

The first reserves the number, freezes the bytes and marks the paper `signing`.
The call happens in the request, outside any transaction. The second stores the
sealed file and closes the task. A crash between them leaves the frozen bytes and
the number for the next try; nothing is signed twice under two numbers.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from lajur.cases import services as cases
from lajur.core.sop import Verb
from lajur.ledger import queries as files
from lajur.ledger import services as ledger
from lajur.ledger.actor import ActingAs
from lajur.letters import works
from lajur.letters.errors import PaperMissing
from lajur.letters.models import (
    NumberEntry,
    NumberState,
    Paper,
    PaperFile,
    SigningAttempt,
)
from lajur.letters.sealing import made_of, page_of
from lajur.letters.services.act import (
    Act,
    Done,
    Signing,
    close_with,
    open_sheets,
    prepare_sheet,
    work_on,
)
from lajur.letters.services.mark import (
    date_paper,
    leave_mark,
    reserves_number,
    signature_data,
)
from lajur.letters.services.number import give_number
from lajur.letters.services.sheet import DeskSheets, Sheet, write_sheets
from lajur.letters.signing.gateway import gateway
from lajur.letters.state import MarkState
from lajur.letters.writing.pdf import write_pdf

PDF = "application/pdf"


@dataclass(frozen=True)
class _Frozen:
    """One paper whose bytes wait for the gateway."""

    attempt: SigningAttempt
    pdf: bytes


def sign_by_gateway(act: Act) -> Done:
    """Sign every paper of the step through the gateway, then close the task.

    Raises WrongPassphrase or GatewaySilent; the papers then stay `signing`, and
    doing the task again goes on with the same bytes and number.
    """
    with transaction.atomic():
        frozen = _freeze(act)
    sealed = {
        one.attempt.pk: gateway().seal(
            pdf=one.pdf, signer=act.hand.by.person, passphrase=act.signing.passphrase
        )
        for one in frozen
    }
    with transaction.atomic():
        return _finish(act, [one.attempt for one in frozen], sealed)


def retry_signing(
    *,
    government_id: int,
    attempt_id: int,
    passphrase: str,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
) -> Done:
    """Go on with a signature that was begun, with the same bytes and number."""
    attempt = SigningAttempt.objects.filter(
        government_id=government_id,
        id=attempt_id,
        state=SigningAttempt.State.OPEN,
    ).first()
    if attempt is None:
        raise PaperMissing
    task = cases.read_task(
        government_id=government_id,
        task_id=attempt.task_id,
        by=by,
        at=at,
        request_key=request_key,
    )
    signing = Signing("gateway", passphrase)
    given = attempt.act
    return sign_by_gateway(
        Act(task, by, at, request_key, given["outcome"], given["note"], {}, signing)
    )


def abandon_signing(act: Act) -> None:
    """Give up signatures begun at this desk; their numbers become void."""
    task = act.task
    attempts = SigningAttempt.objects.filter(
        government_id=task.government_id,
        task_id=task.task_id,
        state=SigningAttempt.State.OPEN,
    )
    for attempt in attempts.select_for_update():
        attempt.state = SigningAttempt.State.ABANDONED
        attempt.save(update_fields=["state"])
        entries = NumberEntry.objects.filter(
            government_id=task.government_id, paper_id=attempt.paper_id
        )
        entries.filter(state=NumberState.RESERVED).update(
            state=NumberState.VOID, void_reason=act.note
        )
        papers = Paper.objects.filter(government_id=task.government_id)
        papers.filter(id=attempt.paper_id).update(
            number=None, number_state="", dated=None, signing_since=None
        )


# --- the first transaction ---------------------------------------------------


def _freeze(act: Act) -> list[_Frozen]:
    sheets = open_sheets(act)
    found: list[_Frozen] = []
    new: list[tuple[Sheet, MarkState, bytes]] = []
    for sheet in _signed_here(act, sheets):
        known = _open_attempt(act, sheet)
        if known is not None:
            with files.open_file(act.task.government_id, known.frozen_sha256) as file:
                found.append(_Frozen(known, file.read()))
        else:
            new.append((sheet, *_frozen_bytes(act, sheet)))
    ids = write_sheets(act.task, [sheet for sheet, _, _ in new], act.hand.by, act.at)
    for sheet, mark, pdf in new:
        attempt = _begin(act, sheet, mark, pdf, ids[sheet.state.key.sop_paper])
        found.append(_Frozen(attempt, pdf))
    return found


def _signed_here(act: Act, sheets: DeskSheets) -> list[Sheet]:
    found = []
    for verb, paper in works.paper_works(act.task.step, act.task.sop):
        sheet = sheets.sheet(paper, verb) if verb is Verb.SIGN else None
        if sheet is not None:
            found.append(sheet)
    return found


def _open_attempt(act: Act, sheet: Sheet) -> SigningAttempt | None:
    if sheet.state.signing_since is None:
        return None
    return SigningAttempt.objects.filter(
        government_id=act.task.government_id,
        paper_id=sheet.state.id or 0,
        state=SigningAttempt.State.OPEN,
    ).first()


def _frozen_bytes(act: Act, sheet: Sheet) -> tuple[MarkState, bytes]:
    """Number, date and draw the paper as it will be sealed."""
    hand = act.hand
    prepare_sheet(act, sheet, Verb.SIGN)
    date_paper(hand, sheet)
    if reserves_number(hand, sheet):
        give_number(act.task, sheet, act.at, NumberState.RESERVED)
    # A sealed paper bears the date of its sealing.
    sheet.change(dated=sheet.state.dated or sheet.today(act.at))
    data = signature_data(hand, sheet)
    mark = MarkState(
        "signed",
        sheet.state.content_hash,
        hand.by.person_id,
        hand.by.person,
        hand.by.post,
        hand.by.capacity,
        act.at,
        act.task.step_id,
        act.note,
        data,
    )
    sealed = replace(sheet.state, marks=(*sheet.state.marks, mark))
    sheet.change(signing_since=act.at)
    return mark, write_pdf(page_of(sealed), act.at)


def _begin(
    act: Act, sheet: Sheet, mark: MarkState, pdf: bytes, paper_id: int
) -> SigningAttempt:
    stored = ledger.store_file(
        government_id=act.task.government_id,
        name=f"{sheet.state.title[:80]}.pdf",
        media_type=PDF,
        content=pdf,
        at=act.at,
    )
    return SigningAttempt.objects.create(
        government_id=act.task.government_id,
        paper_id=paper_id,
        task_id=act.task.task_id,
        content_hash=sheet.state.content_hash,
        frozen_sha256=stored.sha256,
        person_id=act.hand.by.person_id,
        person=act.hand.by.person,
        post=act.hand.by.post,
        since=act.at,
        act={"outcome": act.outcome, "note": act.note, "data": dict(mark.data)},
    )


# --- the second transaction --------------------------------------------------


def _finish(act: Act, attempts: list[SigningAttempt], sealed: dict[int, bytes]) -> Done:
    sheets = open_sheets(act)
    by_paper = {attempt.paper_id: attempt for attempt in attempts}
    for verb, paper in works.paper_works(act.task.step, act.task.sop):
        sheet = sheets.sheet(paper, verb)
        if sheet is None:
            continue
        attempt = by_paper.get(sheet.state.id or 0)
        if verb is Verb.SIGN and attempt is not None:
            _seal(act, sheet, attempt, sealed[attempt.pk])
        else:
            work_on(act, sheet, verb)
    return close_with(act, list(sheets.sheets.values()))


def _seal(act: Act, sheet: Sheet, attempt: SigningAttempt, content: bytes) -> None:
    """Store the sealed file and sign the paper with it."""
    stored = ledger.store_file(
        government_id=act.task.government_id,
        name=f"{sheet.state.title[:80]}.pdf",
        media_type=PDF,
        content=content,
        at=act.at,
    )
    sheet.change(signing_since=None)
    leave_mark(
        act.hand, sheet, "signed", {**attempt.act["data"], "sealed": stored.sha256}
    )
    attempt.state = SigningAttempt.State.SEALED
    attempt.sealed_sha256 = stored.sha256
    attempt.save(update_fields=["state", "sealed_sha256"])
    PaperFile.objects.create(
        government_id=act.task.government_id,
        paper_id=attempt.paper_id,
        media="sealed",
        made_of=made_of(sheet.state),
        sha256=stored.sha256,
        size=stored.size,
        name=stored.name,
        at=act.at,
    )
