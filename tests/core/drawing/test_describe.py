"""A flowchart can be read as a list."""

from dataclasses import replace

from tests.core.drawing.sops import sop_of

from lajur.core.drawing.describe import NodeState, Stage, describe, exits_of, performers
from lajur.core.sop.model import Exit


def test_says_step_performer_and_decision():
    sop = sop_of(0, 1, 0, back={2: 1})

    assert describe(sop) == [
        "Langkah 1: Memeriksa berkas 1. Pejabat 0.",
        "Langkah 2: Memeriksa berkas 2. Pejabat 1. "
        "Keputusan: Setuju ke langkah 3; Tidak kembali ke langkah 1.",
        "Langkah 3: Memeriksa berkas 3. Pejabat 0.",
    ]


def test_says_how_far_each_step_is():
    sop = sop_of(0, 1)
    states = {"s1": NodeState(Stage.CURRENT, overdue=True, returned=2)}

    first, second = describe(sop, states)

    assert first.endswith("Sedang berjalan, lewat batas, dikembalikan 2 kali.")
    assert second.endswith("Belum sampai.")


def test_says_it_in_another_language():
    words = {"Langkah {number}: {text}.": "Step {number}: {text}."}

    (only,) = describe(sop_of(0), say=lambda text: words.get(text, text))

    assert only.startswith("Step 1: ")


def test_says_ends_and_leaps():
    sop = sop_of(0, 1, 0)
    first, middle, last = sop.steps
    first = replace(first, exits=(Exit(None, "s3"),), actor=None)
    middle = replace(middle, number="", exits=(Exit("Ya", None), Exit(None, "s9")))
    sop = replace(sop, steps=(first, middle, last))

    assert exits_of(sop, first) == "Lanjut ke langkah 3."
    assert exits_of(sop, middle) == "Keputusan: Ya selesai; Ya ke langkah -."
    assert describe(sop)[0] == "Langkah 1: Memeriksa berkas 1. Lanjut ke langkah 3."


def test_names_all_who_take_part():
    sop = sop_of(0, 1)
    step = replace(sop.steps[0], with_=("a1", "a7"))

    assert performers(sop, step) == "Pejabat 0, Pejabat 1"
