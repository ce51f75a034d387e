"""L12: the legal bases exist, are in force, whole, and about the subject."""

from lajur.core.checking.citations import Citation, parse_citation
from lajur.core.checking.laws import Law, Register
from lajur.core.checking.model import (
    Change,
    Diagnoses,
    Diagnosis,
    Mend,
    replacing,
)
from lajur.core.checking.words import content, plain_text, word_set
from lajur.core.sop import Sop
from lajur.core.sop.said import Said, said

_REASON = said("Dasar hukum ada dan masih berlaku (L12).")
#: Kinds that are known by number and year; a decision of an office is not.
_NUMBERED = word_set(
    "perppu uu permenpan permendagri permenkeu permen perpres keppres inpres "
    "perkpk anri perka pp perda perkada"
)


def in_force(sop: Sop, laws: Register) -> Diagnoses:
    """L12: no legal base that has been replaced or has ended."""
    cited = {parse_citation(text).code for text in sop.legal_bases}
    for index, text in enumerate(sop.legal_bases):
        law = laws.cited(text)
        if law is None or law.is_current:
            continue
        now = [one for one in laws.newest(law) if one.code != law.code]
        where, why = f"/legal_bases/{index}", _dated(laws, law)
        if law.status == "amended":
            if cited.isdisjoint(law.replaced_by):
                later = ", ".join(one.name for one in laws.after(law))
                text = said("{law} telah diubah: {later}.", law=law.short, later=later)
                yield Diagnosis("L12", where, "note", text, why)
            continue
        text = said(
            "{law} {state}{after}.", law=law.short, state=_state(law), after=_after(now)
        )
        yield Diagnosis("L12", where, "warning", text, why, _mend(index, now, cited))


def _dated(laws: Register, law: Law) -> Said:
    checked = law.checked_on or laws.checked_on
    return said(
        "{reason} Register hukum diperiksa {checked}.",
        reason=_REASON,
        checked=checked.isoformat(),
    )


def _state(law: Law) -> Said:
    if law.status == "ended":
        return said("masanya telah berakhir")
    return said("tidak berlaku lagi")


def _after(now: list[Law]) -> str:
    names = ", ".join(one.name for one in now)
    return said("; gantinya {names}", names=names) if names else ""


def _mend(index: int, now: list[Law], cited: set[str]) -> Mend | None:
    fresh = [law for law in now if law.code not in cited]
    if not now:
        return None
    if not fresh:
        return Mend(
            said("Hapus; penggantinya sudah tercantum"),
            (Change("remove", f"/legal_bases/{index}"),),
        )
    return replacing(
        said("Ganti dengan {law}", law=fresh[0].short),
        f"/legal_bases/{index}",
        fresh[0].name,
    )


def whole(sop: Sop, laws: Register) -> Diagnoses:
    """L12: each legal base says its number, its year and what it is about."""
    for index, text in enumerate(sop.legal_bases):
        lacking = _lacking(parse_citation(text))
        if lacking is None:
            continue
        law = laws.cited(text)
        yield Diagnosis(
            "legal_base_incomplete",
            f"/legal_bases/{index}",
            "note",
            said(
                "Dasar hukum “{text}” tidak menyebut {lacking}.",
                text=text,
                lacking=lacking,
            ),
            said("Dasar hukum ditulis lengkap: jenis, nomor, tahun, dan judul (L12)."),
            _written_out(index, law) if law else None,
        )


def _written_out(index: int, law: Law) -> Mend:
    return replacing(
        said("Ubah menjadi “{text}”", text=law.name), f"/legal_bases/{index}", law.name
    )


def _lacking(citation: Citation) -> Said | None:
    if citation.kind not in _NUMBERED:
        return None
    if citation.number is None or citation.year is None:
        return said("nomor dan tahun")
    if len(content(citation.title)) < 2 and not citation.title.isupper():
        return said("judul")
    return None


def about_the_subject(sop: Sop, laws: Register) -> Diagnoses:
    """L12: a law of one subject is not the base of an SOP about another.

    Only where the register knows laws of the SOP's own subject and none is cited.
    """
    about = _topics(sop, laws)
    if not about:
        return
    cited = [(index, laws.cited(text)) for index, text in enumerate(sop.legal_bases)]
    if any(law and about & set(law.topics) for _, law in cited):
        return
    own = [
        law
        for law in laws.laws.values()
        if law.status == "in_force" and about & set(law.topics)
    ]
    for index, law in cited:
        if law and law.topics:
            mend = own and replacing(
                said("Ganti dengan {law}", law=own[0].short),
                f"/legal_bases/{index}",
                own[0].name,
            )
            yield Diagnosis(
                "legal_base_off_subject",
                f"/legal_bases/{index}",
                "warning",
                said(
                    "{law} mengatur {subject}, bukan pokok SOP ini; dasar hukum untuk "
                    "pokoknya sendiri belum ada.",
                    law=law.short,
                    subject=law.title,
                ),
                said(
                    "Dasar hukum mengatur kegiatan SOP; periksa apakah tersalin dari "
                    "SOP lain (L12)."
                ),
                mend or None,
            )


def _topics(sop: Sop, laws: Register) -> set[str]:
    title = f" {plain_text(sop.title or '')} "
    known = {topic for law in laws.laws.values() for topic in law.topics}
    return {topic for topic in known if f" {plain_text(topic)} " in title}


def cited_in_steps(sop: Sop, laws: Register) -> Diagnoses:
    """L12: a law that a step works by stands among the legal bases."""
    bases = {parse_citation(text).code for text in sop.legal_bases}
    for index, step in enumerate(sop.steps):
        for at, item in enumerate(step.inputs):
            citation = parse_citation(item.text)
            if citation.kind not in _NUMBERED or not citation.number:
                continue
            if not citation.year or citation.code in bases:
                continue
            law = laws.cited(item.text)
            yield Diagnosis(
                "law_not_listed",
                f"/steps/{index}/inputs/{at}",
                "note",
                said(
                    "Langkah {number} memakai “{text}”, yang tidak tercantum pada "
                    "Dasar hukum.",
                    number=step.number or step.id,
                    text=item.text,
                ),
                said(
                    "Peraturan yang dipakai langkah tercantum pada Dasar hukum, agar "
                    "masa berlakunya ikut diperiksa (L12)."
                ),
                Mend(
                    said("Tambahkan ke Dasar hukum"),
                    (Change("add", "/legal_bases/-", law.name if law else item.text),),
                ),
            )
