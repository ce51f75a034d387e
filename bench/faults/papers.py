"""Faults of times and papers."""

from bench.faults.model import Planted, fault, step

from lajur.core.sop import Item, Paper, Sop, Verb, Work
from lajur.core.sop.durations import parse_duration


@fault("L06", "L13", "duration_unusual")
def without_time(sop: Sop, at: int) -> Planted:
    return step(sop, at, duration=None), f"/steps/{at}/duration"


@fault("L06", "L13", "duration_unusual")
def time_that_is_none(sop: Sop, at: int) -> Planted:
    return step(sop, at, duration=parse_duration("Triwulan")), f"/steps/{at}/duration"


@fault(
    "L06", "input_unproduced", "output_twin", "output_generic", "status_skipped",
    "output_unused", "input_is_result", "checked_before_made", "made_but_not_listed",
    "outsider_without_lane",
)  # fmt: skip
def without_output(sop: Sop, at: int) -> Planted:
    return step(sop, at, outputs=()), f"/steps/{at}/outputs"


@fault("L13")
def wrong_total(sop: Sop, at: int) -> Planted:
    totals = ("99 hari", "1 jam 7 menit", "3 bulan 3 hari")
    return (
        (sop.with_changes(stated_total=totals[at]), "/stated_total") if at < 3 else None
    )


@fault("duration_unusual", "L13")
def no_time_at_all(sop: Sop, at: int) -> Planted:
    return step(sop, at, duration=parse_duration("0 menit")), f"/steps/{at}/duration"


@fault("duration_unusual", "L13")
def months_for_a_signature(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    if here.kind is not Verb.SIGN or not here.text.startswith("Menanda"):
        return None
    return step(sop, at, duration=parse_duration("2 bulan")), f"/steps/{at}/duration"


@fault("duration_unusual", "L13", "step_not_an_act", "L01", "outsider_without_lane",
       "condition_without_branch", "approval_without_return", "checked_before_made",
       "input_is_result", "copied_from_other", "words_glued")  # fmt: skip
def minutes_for_much(sop: Sop, at: int) -> Planted:
    text = "Menginput data, mencetak formulir, mengarsipkan dan menyerahkan berkas"
    spoilt = step(sop, at, text=text, duration=parse_duration("5 menit"))
    return spoilt, f"/steps/{at}/duration"


@fault("output_unused")
def output_nobody_needs(sop: Sop, at: int) -> Planted:
    if at == len(sop.steps) - 1:
        return None
    outputs = (*sop.steps[at].outputs, Item("Piagam penghargaan"))
    return step(sop, at, outputs=outputs), f"/steps/{at}/outputs/{len(outputs) - 1}"


@fault("input_unproduced", "input_is_result")
def input_from_nowhere(sop: Sop, at: int) -> Planted:
    if at == 0:
        return None
    inputs = (*sop.steps[at].inputs, Item("Sertifikat keahlian"))
    return step(sop, at, inputs=inputs), f"/steps/{at}/inputs/{len(inputs) - 1}"


@fault("status_skipped", "output_unused", "input_unproduced", "output_twin",
       "input_is_result", "output_generic")  # fmt: skip
def draft_asked_again(sop: Sop, at: int) -> Planted:
    if at == 0 or at + 1 >= len(sop.steps):
        return None
    spoilt = step(sop, at, outputs=(Item("Piagam terparaf", None, "initialled"),))
    spoilt = step(spoilt, at + 1, inputs=(Item("Draft piagam", None, "draft"),))
    return spoilt, f"/steps/{at}/outputs/0"


@fault("input_is_result", "step_not_an_act", "output_unused", "L01",
       "made_but_not_listed", "input_unproduced", "copied_from_other",
       "outsider_without_lane", "checked_before_made",
       "condition_without_branch", "approval_without_return",
       "words_glued", "duration_unusual")  # fmt: skip
def asks_for_what_it_makes(sop: Sop, at: int) -> Planted:
    spoilt = step(
        sop,
        at,
        text="Membuat brosur kegiatan",
        kind=Verb.PREPARE,
        inputs=(*sop.steps[at].inputs, Item("Brosur kegiatan")),
        works=(),
    )
    return spoilt, f"/steps/{at}/inputs"


@fault("input_not_a_paper")
def tool_as_input(sop: Sop, at: int) -> Planted:
    things = ("ATK", "Komputer", "Narasumber", "Ruang rapat", "Anggaran kegiatan")
    here = sop.steps[at]
    inputs = (*here.inputs, Item(things[at % len(things)]))
    return step(sop, at, inputs=inputs), f"/steps/{at}/inputs"


@fault("output_generic", "input_unproduced", "output_unused", "status_skipped",
       "output_twin", "input_is_result", "made_but_not_listed")  # fmt: skip
def output_says_nothing(sop: Sop, at: int) -> Planted:
    words = ("Berkas", "Data", "Dokumen", "Konsep", "Buku")
    text = words[at % len(words)]
    return step(sop, at, outputs=(Item(text),)), f"/steps/{at}/outputs/0"


@fault("output_twin", "input_unproduced", "output_unused", "status_skipped",
       "input_is_result", "made_but_not_listed", "output_generic")  # fmt: skip
def same_output_twice(sop: Sop, at: int) -> Planted:
    if at == 0:
        return None
    spoilt = step(sop, at - 1, outputs=(Item("Piagam penghargaan"),))
    spoilt = step(spoilt, at, outputs=(Item("Piagam penghargaan"),))
    return spoilt, f"/steps/{at}/outputs"


@fault("made_but_not_listed")
def made_but_hidden(sop: Sop, at: int) -> Planted:
    works = (*sop.steps[at].works, Work(Verb.PREPARE, "piagam"))
    papers = (*sop.papers, Paper("piagam", "Piagam penghargaan"))
    spoilt = step(sop, at, works=works).with_changes(papers=papers)
    return spoilt, f"/steps/{at}/outputs"
