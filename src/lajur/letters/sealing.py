"""From a paper's marks to what its page shows of them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from lajur.letters.state import MarkState, PaperState
from lajur.letters.writing import compose
from lajur.letters.writing.blocks import Page
from lajur.letters.writing.seal import PREFIX, Initial, Seal, Signature, post_lines
from lajur.letters.writing.words import long_date, short_date

#: At most three officials initial a letter (Permendagri 54/2009 Lampiran C).
MOST_INITIALS = 3
#: Foot of every page of a certified paper (UU ITE 11/2008 ps. 5 ayat 1).
CERTIFIED_FOOT = (
    "UU ITE No. 11 Tahun 2008 Pasal 5 ayat 1: Informasi Elektronik dan/atau Dokumen "
    "Elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.",
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat "
    "elektronik.",
)


def page_of(paper: PaperState) -> Page:
    """Draw a paper with everything acts have put on it."""
    return compose.page(paper.kind, paper.content, seal_of(paper))


def seal_of(paper: PaperState) -> Seal:
    """Return number, date, signature and initials that hold for this content."""
    facts = paper.content["facts"]
    zone = ZoneInfo(facts.get("zone", "Asia/Jakarta"))
    signed = paper.signed
    certified = bool(signed and signed.data.get("way") == "gateway")
    return Seal(
        signature=signature_of(paper, signed, zone),
        number=paper.number,
        date=paper.dated,
        initials=_initials(paper, zone),
        foot=CERTIFIED_FOOT if certified else (),
        signable=bool(facts.get("signable", True)),
        numbered=bool(facts.get("numbered", True)),
    )


def signature_of(
    paper: PaperState, signed: MarkState | None, zone: ZoneInfo
) -> Signature:
    """Return the foot: the planned signer, or whoever signed and in what right."""
    plan: Mapping[str, Any] = paper.content["facts"]["signer"]
    mandate = plan.get("mandate") or {}
    if signed is None:
        posts = post_lines(plan["post"], plan.get("capacity", "definitive"), mandate)
        return Signature(posts, (plan["name"],) if plan.get("name") else ())
    posts = post_lines(signed.post, signed.capacity, mandate)
    way = signed.data.get("way", "screen")
    code = str(signed.data.get("code", ""))
    return Signature(
        posts=posts,
        names=(signed.person,),
        state={"gateway": "sealed", "wet": "wet"}.get(way, "screen"),
        statement=statement_of(way, signed.at.astimezone(zone), code),
        code=f"{signed.data.get('verify', '')}{code}" if way != "wet" else "",
    )


def statement_of(way: str, at: datetime, code: str) -> str:
    """Return the sentence printed beside the QR code."""
    facts = {"date": long_date(at.date()), "clock": f"{at:%H.%M}", "code": code}
    if way == "gateway":
        return (
            gettext("Ditandatangani secara elektronik. Kode periksa %(code)s.") % facts
        )
    if way == "wet":
        return gettext("Ditandatangani pada naskah tercetak; pindaiannya tersimpan.")
    return (
        gettext(
            "Disetujui di layar pada %(date)s pukul %(clock)s. Kode periksa %(code)s."
        )
        % facts
    )


def _initials(paper: PaperState, zone: ZoneInfo) -> tuple[Initial, ...]:
    latest = {mark.post: mark for mark in paper.valid("initialled")}
    rows = list(latest.values())[-MOST_INITIALS:]
    return tuple(
        Initial(
            f"{PREFIX.get(mark.capacity, '')}{mark.post}",
            gettext("diparaf"),
            short_date(mark.at.astimezone(zone).date()),
        )
        for mark in rows
    )


def code_of(government_id: int, content_hash: str, by: str, at: datetime) -> str:
    """Return a code people can type: the government, then twelve hex digits."""
    digest = hashlib.sha256(f"{content_hash}|{by}|{at.isoformat()}".encode())
    text = digest.hexdigest().upper()
    return f"{government_id}-{text[:4]}-{text[4:8]}-{text[8:12]}"


def sheet_code(paper: PaperState) -> str:
    """Return the code of a sheet printed to be signed: paper and text."""
    return f"{paper.id}-{paper.content_hash[:8].upper()}"


def sheet_of(paper: PaperState, address: str = "") -> Page:
    """Draw a paper to be signed on paper; its code says where the scan belongs.

    `address` is where the code is opened; without it the code stands alone.
    """
    seal, code = seal_of(paper), sheet_code(paper)
    if not seal.signable or paper.signed is not None:
        return page_of(paper)
    said = gettext("Kasus %(case)s, naskah %(paper)s. Kode lembar %(code)s.")
    facts = {"case": paper.case_id, "paper": paper.id, "code": code}
    signature = replace(seal.signature, statement=said % facts, code=f"{address}{code}")
    sealed = replace(seal, signature=signature)
    return compose.page(paper.kind, paper.content, sealed)


def made_of(paper: PaperState) -> str:
    """Return the hash of all that a finished file shows: content and seal."""
    seal = seal_of(paper)
    shown = json.dumps(
        [paper.content_hash, repr(seal)], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(shown.encode()).hexdigest()


def moment_of(paper: PaperState) -> datetime:
    """Return the moment a file of this paper bears: that of its latest mark.

    Drawing the same state again then gives the same bytes.
    """
    moments = [mark.at for mark in paper.marks]
    if paper.saved_at is not None:
        moments.append(paper.saved_at)
    return max(moments)
