"""The flow: start, ends, decisions and loops (L04), numbers, rounds and order."""

import re
from collections.abc import Iterable
from itertools import pairwise

from lajur.core.checking.model import (
    Change,
    Diagnoses,
    Diagnosis,
    Mend,
    Severity,
)
from lajur.core.checking.place import number_of
from lajur.core.checking.words import content
from lajur.core.sop import How, Sop, Step, Verb
from lajur.core.sop.checks import check
from lajur.core.sop.said import said

_REASON = said(
    "Alur punya satu awal dan sedikitnya satu akhir, setiap langkah "
    "tercapai, setiap keputusan punya dua jalan berlabel, dan setiap "
    "putaran punya jalan keluar (L04)."
)
_RUNNING = frozenset(
    {
        "no_steps",
        "step_twice",
        "exit_unknown",
        "step_unreachable",
        "no_end",
        "each_unit_outside_region",
    }
)
_APPROVAL = re.compile(r"\b(?:persetujuan|menyetujui|disetujui)\b", re.IGNORECASE)
#: A repair is what the step does, not a word of what it works on.
_REPAIR = re.compile(
    r"^(?:perbaikan|revisi|penyempurnaan)\b|"
    r"\b(?:melakukan|melaksanakan)\s+(?:perbaikan|revisi|penyempurnaan)\b|"
    r"\b(?:memperbaiki|diperbaiki|merevisi|menyempurnakan)\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"^(?:koreksi|mengoreksi|pemeriksaan|memeriksa|menelaah|penelaahan|reviu|mereviu)"
    r"\s+(?P<what>(?:draft?|konsep|rancangan)\s.+)$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"^(?:penyusunan|menyusun|pembuatan|membuat|menyiapkan|penyiapan)\s+"
    r"(?P<what>(?:draft?|konsep|rancangan)\s.+)$",
    re.IGNORECASE,
)


def flow(sop: Sop) -> Diagnoses:
    """L04: what keeps the flow from running from its start to an end."""
    for finding in check(sop):
        if finding.code in _RUNNING:
            yield Diagnosis("L04", finding.where, "error", finding.text, _REASON)
    for index, step in enumerate(sop.steps):
        yield from _decision(index, step)
    for trapped in _without_way_out(sop):
        index = sop.steps.index(trapped)
        yield _fault(
            f"/steps/{index}/exits",
            "error",
            said(
                "Dari langkah {number} alur berputar tanpa jalan keluar.",
                number=number_of(trapped),
            ),
        )


def _decision(index: int, step: Step) -> Diagnoses:
    where = f"/steps/{index}/exits"
    if not step.exits:
        yield _fault(
            where,
            "error",
            said("Langkah {number} tidak menuju ke mana pun.", number=number_of(step)),
        )
    if any(e.how is How.RETURN for e in step.exits) and all(
        e.how is How.RETURN for e in step.exits
    ):
        yield _fault(
            where,
            "error",
            said(
                "Keputusan pada langkah {number} hanya punya jalan kembali.",
                number=number_of(step),
            ),
        )
    if not step.is_decision:
        return
    labels = [(e.label or "").strip().lower() for e in step.exits]
    if "" in labels or len(set(labels)) < len(labels):
        yield _fault(
            where,
            "warning",
            said(
                "Jalan keluar keputusan pada langkah {number} tidak punya label "
                "yang berbeda.",
                number=number_of(step),
            ),
        )
    if len({e.to for e in step.exits}) < len(step.exits):
        yield _fault(
            where,
            "warning",
            said(
                "Semua jalan keputusan pada langkah {number} menuju tempat yang sama.",
                number=number_of(step),
            ),
        )


def _fault(where: str, severity: Severity, text: str) -> Diagnosis:
    return Diagnosis("L04", where, severity, text, _REASON)


def _without_way_out(sop: Sop) -> Iterable[Step]:
    """Give the first step of each part of the flow that never reaches an end."""
    ends = {step.id for step in sop.steps if any(e.to is None for e in step.exits)}
    if not ends:
        return
    while True:
        more = {
            step.id
            for step in sop.steps
            if step.id not in ends and any(e.to in ends for e in step.exits)
        }
        if not more:
            break
        ends |= more
    trapped = [step for step in sop.steps if step.exits and step.id not in ends]
    yield from trapped[:1]


def approval_without_return(sop: Sop) -> Diagnoses:
    """Find approvals that cannot be refused, and repairs nobody looks at again."""
    for index, step in enumerate(sop.steps):
        if step.is_decision:
            continue
        if step.kind in (Verb.CHECK, Verb.SIGN) and _APPROVAL.search(step.text):
            yield Diagnosis(
                "approval_without_return",
                f"/steps/{index}/exits",
                "note",
                said(
                    "Persetujuan pada langkah {number} tidak punya jalan bila ditolak.",
                    number=number_of(step),
                ),
                said("Persetujuan berarti memilih; gambarkan jalan kembalinya."),
            )
        elif _is_one_round(sop, index):
            yield Diagnosis(
                "approval_without_return",
                f"/steps/{index}/exits",
                "note",
                said(
                    "Perbaikan pada langkah {number} tidak diperiksa lagi.",
                    number=number_of(step),
                ),
                said("Perbaikan yang belum tepat memerlukan putaran berikutnya."),
            )


def _is_one_round(sop: Sop, index: int) -> bool:
    """Whether a repair follows a check and nothing ever leads back to the check."""
    step = sop.steps[index]
    if not _REPAIR.search(step.text) or step.kind is not Verb.PREPARE:
        return False
    checks = [at for at in range(index) if sop.steps[at].kind is Verb.CHECK]
    if not checks:
        return False
    back = {step.id for step in sop.steps[: index + 1]}
    return not any(e.to in back for later in sop.steps[index:] for e in later.exits)


def number_gap(sop: Sop) -> Diagnoses:
    """Find holes and doubles in the printed numbers of the steps."""
    numbers = [(at, int(s.number)) for at, s in enumerate(sop.steps) if _counts(s)]
    for (_, before), (at, here) in pairwise(numbers):
        if here == before + 1:
            continue
        changes = tuple(
            Change("replace", f"/steps/{index}/number", str(index + 1))
            for index in range(len(sop.steps))
        )
        yield Diagnosis(
            "number_gap",
            f"/steps/{at}/number",
            "warning",
            said(
                "Sesudah langkah {before} tercetak langkah {here}.",
                before=before,
                here=here,
            ),
            said("Nomor yang meloncat menimbulkan dugaan ada langkah yang hilang."),
            Mend(said("Nomori ulang semua langkah"), changes),
        )
        return


def _counts(step: Step) -> bool:
    return step.number.isascii() and step.number.isdigit()


def checked_before_made(sop: Sop) -> Diagnoses:
    """Find a draft that is checked before the step that makes it."""
    for index, step in enumerate(sop.steps):
        match = _CHECKED.match(step.text)
        if match is None:
            continue
        what = content(match["what"])
        before, after = sop.steps[:index], sop.steps[index + 1 :]
        if any(_makes(s, what) for s in after) and not any(
            _makes(s, what) or _outputs(s, what) for s in before
        ):
            yield Diagnosis(
                "checked_before_made",
                f"/steps/{index}",
                "warning",
                said(
                    "Langkah {number} memeriksa naskah yang baru dibuat pada langkah "
                    "sesudahnya.",
                    number=number_of(step),
                ),
                said("Urutan langkah mengikuti urutan pekerjaan."),
            )


def _makes(step: Step, what: frozenset[str]) -> bool:
    match = _MADE.match(step.text)
    return match is not None and content(match["what"]) <= what


def _outputs(step: Step, what: frozenset[str]) -> bool:
    return any(content(item.text) == what for item in step.outputs)
