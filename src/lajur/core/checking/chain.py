"""The chain of papers: what one step makes is what a later step needs (L06)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.checking.papers import (
    Named,
    is_generic,
    is_thing,
    names_in,
    same_status,
)
from lajur.core.checking.place import number_of
from lajur.core.checking.words import content, plain_text
from lajur.core.sop import Item, Sop, Step, Verb
from lajur.core.sop.said import said

_REASON = said(
    "Output suatu langkah biasanya menjadi kelengkapan langkah berikutnya (L06)."
)
#: Works that leave the paper as it is, or only mark it.
_LOOKING = frozenset({Verb.CHECK, Verb.INITIAL, Verb.SIGN})
_MAKES = re.compile(
    r"\b(?:membuat|menyusun|menyiapkan|pembuatan|penyusunan|penyiapan|mengetik)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Use:
    """One name at one place."""

    step: int
    at: int
    item: Item
    named: Named


def _uses(sop: Sop, side: str) -> list[_Use]:
    return [
        _Use(index, at, item, named)
        for index, step in enumerate(sop.steps)
        for at, item in enumerate(getattr(step, side))
        for named in names_in(item)
    ]


def output_unused(sop: Sop) -> Diagnoses:
    """Find outputs no later step asks for, by name and then by status."""
    inputs, outputs = _uses(sop, "inputs"), _uses(sop, "outputs")
    unused: list[_Use] = []
    for use in outputs:
        if use.step == len(sop.steps) - 1 or is_thing(use.named):
            continue
        later = [i for i in inputs if i.step > use.step or _is_reached(sop, use, i)]
        asked = [i for i in later if i.named.same_as(use.named)]
        after = [i for i in asked if i.step > use.step]
        if not asked:
            unused.append(use)
        elif after and (_is_skipped(use, after) or _is_bypassed(use, after, outputs)):
            yield Diagnosis(
                "status_skipped",
                f"/steps/{use.step}/outputs/{use.at}",
                "note",
                said(
                    "Output langkah {number} “{output}” tidak dipakai dalam keadaan "
                    "itu: langkah berikutnya meminta “{asked}”.",
                    number=number_of(sop.steps[use.step]),
                    output=use.item.text,
                    asked=after[0].item.text,
                ),
                _REASON,
            )
    for use, names in _by_place(unused):
        yield Diagnosis(
            "output_unused",
            f"/steps/{use.step}/outputs/{use.at}",
            "note",
            said(
                "Output langkah {number} {names} tidak menjadi kelengkapan langkah "
                "mana pun sesudahnya.",
                number=number_of(sop.steps[use.step]),
                names=names,
            ),
            _REASON,
        )


def _by_place(uses: list[_Use]) -> Iterator[tuple[_Use, str]]:
    """Give the first use of each place with the names of all uses there."""
    places: dict[tuple[int, int], list[_Use]] = {}
    for use in uses:
        places.setdefault((use.step, use.at), []).append(use)
    for here in places.values():
        yield here[0], ", ".join(f"“{use.named.text}”" for use in here)


def _is_reached(sop: Sop, use: _Use, other: _Use) -> bool:
    """Whether the flow goes back to a step that asks for it."""
    targets = {e.to for e in sop.steps[use.step].exits}
    return sop.steps[other.step].id in targets


def _is_skipped(use: _Use, asked: list[_Use]) -> bool:
    """Whether the next step that asks for the paper wants an earlier status."""
    is_told = use.item.status is not None
    return is_told and not same_status(asked[0].item, use.item)


def _is_bypassed(use: _Use, asked: list[_Use], outputs: list[_Use]) -> bool:
    """Whether the steps after ask for the paper as an earlier step left it."""
    if any(other.named.same_text(use.named) for other in asked):
        return False
    before = [o for o in outputs if o.step < use.step and o.named.same_as(use.named)]
    return any(other.named.same_text(asked[0].named) for other in before)


def input_unproduced(sop: Sop) -> Diagnoses:
    """Find papers a step asks for that nothing before has made.

    What the first step needs comes from outside; so does what is no paper.
    """
    outputs = _uses(sop, "outputs")
    inputs = _uses(sop, "inputs")
    came_in = [i for i in inputs if i.step == 0]
    lost: list[_Use] = []
    for use in inputs:
        if use.step == 0 or is_thing(use.named) or _is_result(sop, use):
            continue
        made = [o for o in outputs if o.step < use.step]
        if not any(o.named.same_as(use.named) for o in [*made, *came_in]):
            lost.append(use)
    for use, names in _by_place(lost):
        yield Diagnosis(
            "input_unproduced",
            f"/steps/{use.step}/inputs/{use.at}",
            "note",
            said(
                "Kelengkapan langkah {number} {names} tidak dihasilkan langkah "
                "mana pun sebelumnya.",
                number=number_of(sop.steps[use.step]),
                names=names,
            ),
            _REASON,
        )


def input_is_result(sop: Sop) -> Diagnoses:
    """Find steps that ask for the very papers they make."""
    for index, step in enumerate(sop.steps):
        asked = [u for u in _uses(sop, "inputs") if u.step == index]
        made = [u for u in asked if _is_result(sop, u) and not is_thing(u.named)]
        if not made and not _adds_nothing(step):
            continue
        made = made or asked
        names = ", ".join(dict.fromkeys(f"“{u.named.text}”" for u in made))
        yield Diagnosis(
            "input_is_result",
            f"/steps/{index}/inputs",
            "note",
            said(
                "Kelengkapan langkah {number} memuat hasil langkah itu sendiri: "
                "{names}.",
                number=number_of(step),
                names=names,
            ),
            said("Kelengkapan adalah yang harus ada sebelum langkah dimulai."),
        )


def _adds_nothing(step: Step) -> bool:
    """Whether a step that is no check gives out exactly what it took in."""
    taken = [plain_text(item.text) for item in step.inputs]
    given = [plain_text(item.text) for item in step.outputs]
    return bool(given) and taken == given and step.kind not in _LOOKING


def _is_result(sop: Sop, use: _Use) -> bool:
    """Whether a step's own text or list of sub-activities makes this paper."""
    if any(_is_made(text, use.named) for text in sop.steps[use.step].checklist):
        return True
    step = sop.steps[use.step]
    twins = any(use.named.same_text(n) for o in step.outputs for n in names_in(o))
    made_before = any(
        o.step < use.step and o.named.same_as(use.named) for o in _uses(sop, "outputs")
    )
    return (
        not made_before
        and use.item.status is None
        and step.kind is Verb.PREPARE
        and (twins or _is_made(step.text, use.named))
    )


def _is_made(text: str, named: Named) -> bool:
    match = _MAKES.search(text)
    return match is not None and content(named.text) <= content(text[match.end() :])


def not_a_paper(sop: Sop) -> Diagnoses:
    """Find inputs that are tools, people, places, money or rules."""
    for index, step in enumerate(sop.steps):
        things = [item.text for item in step.inputs if is_thing_text(item)]
        if things:
            names = ", ".join(f"“{text}”" for text in things)
            yield Diagnosis(
                "input_not_a_paper",
                f"/steps/{index}/inputs",
                "note",
                said(
                    "Kelengkapan langkah {number} memuat yang bukan dokumen: {names}.",
                    number=number_of(step),
                    names=names,
                ),
                said("Alat ditulis pada Peralatan dan peraturan pada Dasar Hukum."),
            )


def is_thing_text(item: Item) -> bool:
    """Whether nothing of an item is a paper."""
    named = names_in(item)
    return bool(named) and all(is_thing(name) for name in named)


def generic_output(sop: Sop) -> Diagnoses:
    """Find outputs that only say "Berkas", "Data" or "Konsep"."""
    for index, step in enumerate(sop.steps):
        for at, item in enumerate(step.outputs):
            if is_generic(item.text):
                yield Diagnosis(
                    "output_generic",
                    f"/steps/{index}/outputs/{at}",
                    "note",
                    said(
                        "Output langkah {number} hanya “{output}”.",
                        number=number_of(step),
                        output=item.text,
                    ),
                    said(
                        "Sebut nama dokumennya, agar jelas apa yang harus diserahkan."
                    ),
                )


def twin_output(sop: Sop) -> Diagnoses:
    """Find a step that gives the same output as a step before, from other papers."""
    for index, here in enumerate(sop.steps):
        carried = [n for item in here.inputs for n in names_in(item)]
        for item in here.outputs:
            before = _given_before(sop, index, item)
            if before is None or not plain_text(item.text) or is_generic(item.text):
                continue
            if any(n.same_as(c) for n in names_in(item) for c in carried):
                continue
            yield Diagnosis(
                "output_twin",
                f"/steps/{index}/outputs",
                "note",
                said(
                    "Langkah {number} menghasilkan “{output}”, sama dengan langkah "
                    "{before}.",
                    number=number_of(here),
                    output=item.text,
                    before=number_of(before),
                ),
                said(
                    "Output yang sama tidak menunjukkan apa yang ditambahkan langkah "
                    "ini."
                ),
            )


def _given_before(sop: Sop, index: int, item: Item) -> Step | None:
    """Return the latest step before that gives out a paper printed alike."""
    text = plain_text(item.text)
    for step in reversed(sop.steps[:index]):
        if any(plain_text(other.text) == text for other in step.outputs):
            return step
    return None


def made_but_not_listed(sop: Sop) -> Diagnoses:
    """Find papers a step makes that no input or output names."""
    listed = [n for side in ("inputs", "outputs") for n in _all_names(sop, side)]
    papers = {
        item.paper for step in sop.steps for item in (*step.inputs, *step.outputs)
    }
    for index, step in enumerate(sop.steps):
        for work in step.works:
            if work.do is not Verb.PREPARE or work.paper in papers | {None}:
                continue
            name = next((p.name for p in sop.papers if p.id == work.paper), "")
            named = names_in(Item(name))
            if not name or any(n.same_as(x) for n in named for x in listed):
                continue
            yield Diagnosis(
                "made_but_not_listed",
                f"/steps/{index}/outputs",
                "note",
                said(
                    "Langkah {number} membuat “{name}”, tetapi tidak tercantum sebagai "
                    "output.",
                    number=number_of(step),
                    name=name,
                ),
                _REASON,
            )


def _all_names(sop: Sop, side: str) -> list[Named]:
    return [use.named for use in _uses(sop, side)]
