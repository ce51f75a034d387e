"""Papers made after the act they are meant for."""

from tests.core.checking.sops import last, sop, step

from lajur.core.checking.order import made_too_late

LATE = "Menyusun proposal sebagai lampiran permohonan izin keramaian"


def test_a_paper_meant_for_an_act_done_before_is_told() -> None:
    here = sop(step(1, "Mengajukan permohonan izin"), last(2, LATE))

    (told,) = made_too_late(here)

    assert told.where == "/steps/1"
    assert "langkah 1" in told.text


def test_a_sub_activity_counts_as_the_act() -> None:
    here = sop(
        step(1, "Pelaksana", checklist=("Mengurus permohonan izin",)), last(2, LATE)
    )

    assert [told.where for told in made_too_late(here)] == ["/steps/1"]


def test_an_act_that_comes_after_is_in_order() -> None:
    here = sop(
        step(1, "Menyusun konsep permohonan izin"),
        step(2, LATE),
        last(3, "Menyerahkan permohonan izin"),
    )

    assert not list(made_too_late(here))


def test_an_act_nobody_has_done_before_is_in_order() -> None:
    assert not list(made_too_late(sop(step(1), last(2, LATE))))


def test_the_subject_of_the_sop_and_a_single_word_say_nothing() -> None:
    earlier = step(1, "Menerima permohonan izin")
    own = sop(earlier, last(2, LATE), title="Permohonan Izin Keramaian")
    short = sop(earlier, last(2, "Menyusun data sebagai bahan izin"))

    assert not list(made_too_late(own))
    assert not list(made_too_late(short))
