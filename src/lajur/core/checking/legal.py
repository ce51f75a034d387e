"""L12: the legal bases exist, are in force, whole, and about the subject."""

from lajur.core.checking.citations import Citation, parse_citation
from lajur.core.checking.laws import Law, register
from lajur.core.checking.model import (
    Change,
    Diagnoses,
    Diagnosis,
    Mend,
    replacing,
)
from lajur.core.checking.words import content, plain_text, word_set
from lajur.core.sop import Sop

_REASON = "Dasar hukum ada dan masih berlaku (L12)."
#: Kinds that are known by number and year; a decision of an office is not.
_NUMBERED = word_set(
    "perppu uu permenpan permendagri permenkeu permen perpres keppres inpres "
    "perkpk anri perka pp perda perkada"
)


def in_force(sop: Sop) -> Diagnoses:
    """L12: no legal base that has been replaced or has ended."""
    laws = register()
    cited = {_code(parse_citation(text)) for text in sop.legal_bases}
    for index, text in enumerate(sop.legal_bases):
        citation = parse_citation(text)
        law = laws.find(citation.kind, citation.number, citation.year)
        if law is None or law.status == "in_force":
            continue
        where = f"/legal_bases/{index}"
        now = [one for one in laws.newest(law) if one.code != law.code]
        checked = laws.checked_on.isoformat()
        if law.status == "amended":
            later = ", ".join(
                laws.laws[c].name for c in law.replaced_by if c in laws.laws
            )
            if cited.isdisjoint(law.replaced_by):
                yield Diagnosis(
                    "L12",
                    where,
                    "note",
                    f"{_short(law)} telah diubah: {later}.",
                    f"{_REASON} Register hukum diperiksa {checked}.",
                )
            continue
        said = (
            "masanya telah berakhir" if law.status == "ended" else "tidak berlaku lagi"
        )
        after = f"; gantinya {', '.join(one.name for one in now)}" if now else ""
        yield Diagnosis(
            "L12",
            where,
            "warning",
            f"{_short(law)} {said}{after}.",
            f"{_REASON} Register hukum diperiksa {checked}.",
            _mend(index, now, cited),
        )


def _mend(index: int, now: list[Law], cited: set[str]) -> Mend | None:
    fresh = [law for law in now if law.code not in cited]
    if not now:
        return None
    if not fresh:
        return Mend(
            "Hapus; penggantinya sudah tercantum",
            (Change("remove", f"/legal_bases/{index}"),),
        )
    return replacing(
        f"Ganti dengan {_short(fresh[0])}", f"/legal_bases/{index}", fresh[0].name
    )


def whole(sop: Sop) -> Diagnoses:
    """L12: each legal base says its number, its year and what it is about."""
    for index, text in enumerate(sop.legal_bases):
        citation = parse_citation(text)
        lacking = _lacking(citation)
        if not lacking:
            continue
        law = register().find(citation.kind, citation.number, citation.year)
        yield Diagnosis(
            "legal_base_incomplete",
            f"/legal_bases/{index}",
            "note",
            f"Dasar hukum “{text}” tidak menyebut {lacking}.",
            "Dasar hukum ditulis lengkap: jenis, nomor, tahun, dan judul (L12).",
            _written_out(index, law) if law else None,
        )


def _written_out(index: int, law: Law) -> Mend:
    return replacing(f"Ubah menjadi “{law.name}”", f"/legal_bases/{index}", law.name)


def _lacking(citation: Citation) -> str:
    if citation.kind not in _NUMBERED:
        return ""
    if citation.number is None or citation.year is None:
        return "nomor dan tahun"
    if len(content(citation.title)) < 2 and not citation.title.isupper():
        return "judul"
    return ""


def about_the_subject(sop: Sop) -> Diagnoses:
    """L12: a law of one subject is not the base of an SOP about another.

    Only where the register knows laws of the SOP's own subject and none is cited.
    """
    laws = register()
    about = _topics(sop)
    known = {topic for law in laws.laws.values() for topic in law.topics}
    if not about & known:
        return
    cited = [
        (index, laws.find(c.kind, c.number, c.year))
        for index, c in enumerate(map(parse_citation, sop.legal_bases))
    ]
    if any(law and about & set(law.topics) for _, law in cited):
        return
    own = [
        law
        for law in laws.laws.values()
        if law.status == "in_force" and about & set(law.topics)
    ]
    for index, law in cited:
        if law and law.topics:
            mend = replacing(
                f"Ganti dengan {_short(own[0])}", f"/legal_bases/{index}", own[0].name
            )
            yield Diagnosis(
                "legal_base_off_subject",
                f"/legal_bases/{index}",
                "warning",
                f"{_short(law)} mengatur {law.title}, bukan pokok SOP ini; dasar "
                "hukum untuk pokoknya sendiri belum ada.",
                "Dasar hukum mengatur kegiatan SOP; periksa apakah tersalin dari SOP "
                "lain (L12).",
                mend,
            )


def _topics(sop: Sop) -> set[str]:
    title = f" {plain_text(sop.title or '')} "
    known = {t for law in register().laws.values() for t in law.topics}
    return {topic for topic in known if f" {plain_text(topic)} " in title}


def _code(citation: Citation) -> str:
    return f"{citation.kind} {citation.number}/{citation.year}"


def _short(law: Law) -> str:
    return law.name.split(" tentang ")[0]
