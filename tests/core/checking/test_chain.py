"""What one step makes and a later one needs."""

from tests.core.checking.sops import items, last, sop, step

from lajur.core.checking import chain
from lajur.core.sop import Exit, How, Item, Paper, Verb, Work


def test_an_output_nobody_asks_for_is_told() -> None:
    here = sop(step(1, outputs=items("Piagam")), last(2, inputs=items("Surat kuasa")))

    (told,) = chain.output_unused(here)

    assert told.code == "output_unused"
    assert told.where == "/steps/0/outputs/0"


def test_the_names_an_item_joins_are_told_once() -> None:
    here = sop(
        step(1, outputs=items("Piagam dan medali")),
        last(2, inputs=items("Surat kuasa dan peta")),
    )

    assert "“Piagam”, “medali”" in next(iter(chain.output_unused(here))).text
    assert len(list(chain.output_unused(here))) == 1
    assert len(list(chain.input_unproduced(here))) == 1


def test_an_output_under_another_status_is_the_same_paper() -> None:
    here = sop(
        step(1, outputs=items("Draft SPT")),
        last(2, inputs=items("Surat Perintah Tugas")),
    )

    assert not list(chain.output_unused(here))


def test_an_output_for_the_step_gone_back_to_is_used() -> None:
    here = sop(
        step(1, inputs=items("Catatan koreksi")),
        last(
            2,
            outputs=items("Catatan koreksi"),
            exits=(Exit("Ya", "s3"), Exit("Tidak", "s1", How.RETURN)),
        ),
        last(3),
    )

    assert not list(chain.output_unused(here))


def test_the_last_output_and_things_need_no_reader() -> None:
    here = sop(step(1, outputs=items("Komputer")), last(2, outputs=items("Arsip")))

    assert not list(chain.output_unused(here))


def test_an_earlier_status_asked_again_is_told() -> None:
    here = sop(
        step(1, outputs=(Item("SPT diparaf", None, "initialled"),)),
        last(2, inputs=(Item("Draft SPT", None, "draft"),)),
    )

    (told,) = chain.output_unused(here)

    assert told.code == "status_skipped"


def test_a_later_status_asked_is_fine() -> None:
    here = sop(
        step(1, outputs=(Item("Draft SPT", None, "draft"),)),
        last(2, inputs=(Item("SPT diparaf", None, "initialled"),)),
    )

    assert not list(chain.output_unused(here))


def test_an_input_from_nowhere_is_told() -> None:
    here = sop(step(1, outputs=items("Surat")), last(2, inputs=items("Neraca saldo")))

    (told,) = chain.input_unproduced(here)

    assert told.where == "/steps/1/inputs/0"


def test_what_came_in_with_the_first_step_may_be_asked_again() -> None:
    here = sop(
        step(1, inputs=items("Proposal")),
        last(2, inputs=items("Proposal", "ATK")),
    )

    assert not list(chain.input_unproduced(here))


def test_a_bare_name_in_another_state_is_another_paper() -> None:
    here = sop(
        step(1, outputs=items("Dokumen disahkan oleh kepala")),
        last(2, inputs=items("Dokumen tersusun")),
    )

    assert [d.code for d in chain.input_unproduced(here)] == ["input_unproduced"]


def test_a_step_asking_for_what_it_makes_is_told() -> None:
    here = sop(last(1, "Membuat brosur", inputs=items("Brosur")))

    (told,) = chain.input_is_result(here)

    assert "“Brosur”" in told.text


def test_a_paper_its_sub_activities_make_is_told() -> None:
    here = sop(
        last(
            1,
            "Persiapan",
            checklist=("Membuat daftar hadir",),
            inputs=items("Daftar hadir", "Narasumber"),
        )
    )

    (told,) = chain.input_is_result(here)

    assert "Narasumber" not in told.text


def test_a_step_that_gives_what_it_took_is_told() -> None:
    same = {"inputs": items("Berkas aset"), "outputs": items("Berkas aset")}
    handing = sop(last(1, "Menyerahkan berkas", kind=Verb.SUBMIT, **same))
    checking = sop(last(1, "Memeriksa berkas", kind=Verb.CHECK, **same))

    assert [d.code for d in chain.input_is_result(handing)] == ["input_is_result"]
    assert not list(chain.input_is_result(checking))


def test_tools_are_no_papers() -> None:
    here = sop(last(1, inputs=items("ATK", "Surat masuk")))

    (told,) = chain.not_a_paper(here)

    assert "“ATK”" in told.text
    assert "Surat masuk" not in told.text


def test_a_bare_output_is_told() -> None:
    here = sop(last(1, outputs=items("Berkas", "Berkas aset")))

    assert [d.where for d in chain.generic_output(here)] == ["/steps/0/outputs/0"]


def test_the_same_output_twice_from_other_papers_is_told() -> None:
    here = sop(
        step(1, outputs=items("Naskah siap")),
        last(2, inputs=items("Peta"), outputs=items("Naskah siap", "Peta baru")),
    )

    assert [d.where for d in chain.twin_output(here)] == ["/steps/1/outputs"]


def test_a_paper_passed_on_is_no_twin() -> None:
    here = sop(
        step(1, outputs=items("Draft SPT")),
        last(2, inputs=items("Draft SPT"), outputs=items("Draft SPT")),
    )

    assert not list(chain.twin_output(here))


def test_a_paper_made_but_nowhere_listed_is_told() -> None:
    here = sop(
        last(1, works=(Work(Verb.PREPARE, "nota"), Work(Verb.SEND, "nota"))),
        papers=(Paper("nota", "Nota dinas"),),
    )

    (told,) = chain.made_but_not_listed(here)

    assert "“Nota dinas”" in told.text


def test_a_paper_listed_by_name_is_not_missed() -> None:
    here = sop(
        last(
            1,
            works=(Work(Verb.PREPARE, "nota"), Work(Verb.PREPARE, "tidak-ada")),
            outputs=items("Draft nota dinas"),
        ),
        papers=(Paper("nota", "Nota dinas"),),
    )

    assert not list(chain.made_but_not_listed(here))


def test_a_paper_asked_for_as_an_earlier_step_left_it_skips_a_step() -> None:
    here = sop(
        step(1, outputs=items("Hasil telaah")),
        step(2, inputs=items("Hasil telaah"), outputs=items("Telaah diterima unit")),
        last(3, inputs=items("Hasil telaah")),
    )

    told = list(chain.output_unused(here))

    assert [(d.code, d.where) for d in told] == [
        ("status_skipped", "/steps/1/outputs/0")
    ]


def test_the_same_output_two_steps_later_is_told() -> None:
    here = sop(
        step(1, outputs=items("Surat edaran")),
        step(2, outputs=items("Piagam")),
        last(3, inputs=items("Piagam"), outputs=items("Surat edaran")),
    )

    (told,) = chain.twin_output(here)

    assert told.where == "/steps/2/outputs"
    assert "langkah 1" in told.text


def test_a_return_to_the_drafter_does_not_skip_a_state() -> None:
    exits = (Exit("Ya", "s3"), Exit("Tidak", "s1", How.RETURN))
    here = sop(
        step(1, inputs=items("Draft surat"), outputs=items("Draft surat")),
        step(
            2,
            inputs=items("Draft surat"),
            outputs=(Item("Surat ditandatangani", None, "signed"),),
            exits=exits,
        ),
        last(3, inputs=(Item("Surat ditandatangani", None, "signed"),)),
    )

    assert not list(chain.output_unused(here))
