from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing.sops import sop_of, sops
from tests.core.sop.test_rows import whole

from lajur.core.sop import (
    Actor,
    ActorKind,
    Certainty,
    Counts,
    Duration,
    Exit,
    How,
    Item,
    Join,
    Link,
    Paper,
    Sop,
    Verb,
    Work,
)
from lajur.core.sop import edit as do
from lajur.core.sop.edit import CannotEdit

GUESS = Certainty("guessed", {"line": 1, "rule": "x"}, "urutan", ("a1",))
BACK = How.RETURN


def made() -> Sop:
    return sop_of(
        0,
        1,
        2,
        papers=(Paper("surat", "Surat"),),
        certainty={"/steps/0/actor": GUESS, "/title": GUESS, "/steps/1/text": GUESS},
    )


def refused(code: str) -> "pytest.RaisesExc[CannotEdit]":
    return pytest.raises(CannotEdit, match=f"^{code}$")


def test_a_value_a_person_edits_is_stated():
    sop = do.set_identity(made(), "title", "  Judul   baru ")
    sop = do.set_text(sop, "s2", "Memeriksa  surat")

    assert sop.title == "Judul baru"
    assert sop.step("s2").text == "Memeriksa surat"
    assert set(sop.certainty) == {"/steps/0/actor"}


def test_choosing_the_guessed_doer_confirms_him():
    sop = do.set_actor(made(), "s1", "a0")

    assert sop.step("s1").actor == "a0"
    assert "/steps/0/actor" not in sop.certainty


def test_the_identity_sheet_takes_lines_and_lists():
    sop = do.set_identity(made(), "legal_bases", ["UU 1", " ", "PP  2"])

    assert sop.legal_bases == ("UU 1", "PP 2")
    assert do.set_identity(sop, "number", " ").number is None
    assert do.set_identity(sop, "legal_bases", ["UU 1", "PP 2"]) is sop
    with refused("unknown_field"):
        do.set_identity(sop, "slug", "x")
    with refused("unknown_field"):
        do.set_identity(sop, "legal_bases", "x")
    with refused("text_empty"):
        do.set_identity(sop, "title", " ")


def test_texts_remarks_and_parts_of_a_step():
    sop = do.set_remarks(made(), "s1", "Bila perlu")
    sop = do.set_checklist(sop, "s1", ["satu", "dua"])

    assert sop.step("s1").remarks == "Bila perlu"
    assert do.set_remarks(sop, "s1", "").step("s1").remarks is None
    assert sop.step("s1").checklist == ("satu", "dua")
    assert do.set_checklist(sop, "s1", ["satu", "dua"]) is sop
    with refused("text_empty"):
        do.set_text(sop, "s1", " ")


def test_doers_must_be_lanes_and_stand_once():
    sop = do.set_actor(made(), "s1", "a1", ["a2", "a1", "a2"])

    assert (sop.step("s1").actor, sop.step("s1").with_) == ("a1", ("a2",))
    with refused("unknown_actor"):
        do.set_actor(sop, "s1", "a9")
    with refused("unknown_actor"):
        do.set_actor(sop, "s1", "a1", ["a9"])


def test_the_first_work_is_the_main_one():
    works = [Work(Verb.SIGN, "surat"), Work(Verb.SEND), Work(Verb.SEND)]
    sop = do.set_works(made(), "s1", works)

    assert sop.step("s1").works == tuple(works[:2])
    assert sop.step("s1").kind is Verb.SIGN
    with refused("no_work"):
        do.set_works(sop, "s1", [])
    with refused("unknown_paper"):
        do.set_works(sop, "s1", [Work(Verb.SIGN, "x")])


def test_a_text_known_elsewhere_keeps_its_paper():
    sop = do.set_items(made(), "s1", "outputs", ["surat", "Catatan"])

    assert sop.step("s1").outputs == (Item("surat", "surat"), Item("Catatan"))
    own = replace(sop.steps[1], inputs=(Item("Surat", "surat", "signed"),))
    sop = replace(sop, steps=(sop.steps[0], own, sop.steps[2]))
    kept = do.set_items(sop, "s2", "inputs", ["Baru", "Surat"])
    assert kept.step("s2").inputs[1].status == "signed"
    with refused("unknown_field"):
        do.set_items(sop, "s1", "remarks", [])


def test_a_time_is_counted_as_the_reader_counts_it():
    sop = do.set_duration(made(), "s1", "2 hari kerja")

    assert sop.step("s1").duration == Duration("2 hari kerja", 2, "working_days")
    assert do.set_duration(sop, "s1", "").step("s1").duration is None
    effort = replace(sop.steps[0], duration=Duration("1 jam", counts=Counts.EFFORT))
    sop = replace(sop, steps=(effort, *sop.steps[1:]))
    assert do.set_duration(sop, "s1", "2 jam").steps[0].duration == Duration(
        "2 jam", 2, "hours", counts=Counts.EFFORT
    )
    bare = replace(sop, steps=(replace(effort, duration=None),))
    assert do.set_duration(bare, "s1", "Triwulan").steps[0].duration == Duration(
        "Triwulan"
    )


def test_links_without_a_name_go():
    sop = do.set_links(made(), "s1", [Link("SOP  Surat", "call"), Link(" ")])

    assert sop.step("s1").links == (Link("SOP Surat", "call"),)


def test_exits_lead_somewhere_and_can_be_told_apart():
    sop = do.set_exits(made(), "s2", [Exit("Ya", "s3"), Exit("Tidak", "s1", BACK)])

    assert sop.step("s2").return_to == "s1"
    plain = do.set_exits(sop, "s2", [Exit("Ya", "s3", BACK)])
    assert plain.step("s2").exits == (Exit(None, "s3"),)
    with refused("no_exit"):
        do.set_exits(sop, "s2", [])
    with refused("unknown_step"):
        do.set_exits(sop, "s2", [Exit(None, "s9")])
    with refused("no_forward"):
        do.set_exits(sop, "s2", [Exit("a", "s1", BACK), Exit("b", "s1", BACK)])
    with refused("labels_alike"):
        do.set_exits(sop, "s2", [Exit("Ya", "s3"), Exit("ya ", "s1", BACK)])


def test_a_decision_can_be_made_and_taken_back():
    sop = do.make_decision(made(), "s2", yes="Setuju", no="Tolak")

    assert sop.step("s2").exits == (Exit("Setuju", "s3"), Exit("Tolak", "s1", BACK))
    assert do.make_decision(sop, "s2") is sop
    assert do.make_plain(sop, "s2").step("s2").exits == (Exit(None, "s3"),)
    with refused("first_step"):
        do.make_decision(sop, "s1")
    bare = replace(sop, steps=(sop.steps[0], replace(sop.steps[2], exits=())))
    assert do.make_plain(bare, "s3").step("s3").exits == (Exit(None, None),)
    assert do.make_decision(bare, "s3").step("s3").return_to == "s1"


def test_lanes_are_added_named_moved_and_taken_away():
    sop = do.add_actor(made(), " Kepala  Bagian ")
    sop = do.add_actor(sop, "Kepala-Bagian", ActorKind.TEAM)
    sop = do.add_actor(sop, "…")

    assert [a.id for a in sop.actors][3:] == [
        "kepala-bagian",
        "kepala-bagian-1",
        "pelaksana",
    ]
    assert do.set_name(sop, "a0", "Pejabat 0") == sop
    assert do.set_name(sop, "a0", "Sekretaris").actor("a0").name == "Sekretaris"
    assert do.move_actor(sop, "a0", 99).actors[-1].id == "a0"
    assert do.delete_actor(sop, "pelaksana").actors == sop.actors[:-1]
    with refused("name_taken"):
        do.set_name(sop, "a0", "pejabat 1")
    with refused("text_empty"):
        do.add_actor(sop, " ")
    with refused("actor_used"):
        do.delete_actor(sop, "a0")
    with refused("unknown_actor"):
        do.delete_actor(sop, "a9")


def test_papers_are_added_once():
    sop = do.add_paper(made(), "Nota Dinas", "nota_dinas")
    sop = do.add_paper(sop, "nota-dinas")

    assert [p.id for p in sop.papers] == ["surat", "nota-dinas", "nota-dinas-1"]
    assert do.add_paper(sop, "SURAT") is sop
    with refused("text_empty"):
        do.add_paper(sop, "")


def units() -> Sop:
    sop = sop_of(0, 1, 1, 2, actors=3)
    return replace(sop, actors=(*sop.actors, Actor("opd", "OPD", ActorKind.EACH_UNIT)))


def test_a_run_of_steps_can_be_repeated_per_unit():
    sop = do.make_region(units(), "s3", "s2", "opd", Join.DEADLINE)

    assert sop.regions[0].steps == ("s2", "s3")
    assert do.set_join(sop, "r1", Join.ALL).regions[0].join is Join.ALL
    assert do.drop_region(sop, "r1").step("s2").region is None
    with refused("not_each_unit"):
        do.make_region(sop, "s1", "s1", "a0")
    with refused("unknown_region"):
        do.drop_region(sop, "r9")
    with refused("actor_used"):
        do.delete_actor(sop, "opd")


def test_a_region_cut_in_two_keeps_its_beginning():
    sop = do.make_region(units(), "s1", "s4", "opd")
    sop = do.make_region(sop, "s2", "s3", "opd")

    assert {r.id: r.steps for r in sop.regions} == {"r1": ("s1",), "r2": ("s2", "s3")}


def test_a_lane_that_is_no_longer_units_repeats_nothing():
    sop = do.make_region(units(), "s2", "s3", "opd")

    assert do.set_actor_kind(sop, "opd", ActorKind.EACH_UNIT) == sop
    assert do.set_actor_kind(sop, "opd", ActorKind.UNIT).regions == ()


def test_a_person_can_say_that_a_value_is_right():
    sop = do.confirm(made(), "/steps/1")

    assert "/steps/1/text" not in sop.certainty
    with refused("unknown_field"):
        do.confirm(sop, "/steps/1")


def acts(sop: Sop) -> st.SearchStrategy[tuple[str, tuple[object, ...]]]:
    step = st.sampled_from([s.id for s in sop.steps])
    actor = st.sampled_from([*(a.id for a in sop.actors), "siapa"])
    text = st.text(max_size=12)
    target = st.one_of(step, st.none())
    exits = st.lists(
        st.builds(Exit, st.one_of(st.none(), text), target, st.sampled_from(How)),
        max_size=3,
    )
    return st.one_of(
        st.tuples(st.just("set_text"), st.tuples(step, text)),
        st.tuples(st.just("set_duration"), st.tuples(step, text)),
        st.tuples(st.just("set_actor"), st.tuples(step, actor)),
        st.tuples(st.just("set_exits"), st.tuples(step, exits)),
        st.tuples(st.just("make_decision"), st.tuples(step)),
        st.tuples(st.just("make_plain"), st.tuples(step)),
        st.tuples(st.just("insert_step"), st.tuples(step)),
        st.tuples(st.just("delete_step"), st.tuples(step)),
        st.tuples(st.just("move_step"), st.tuples(step, st.integers(-1, 9))),
        st.tuples(st.just("add_actor"), st.tuples(text)),
        st.tuples(st.just("delete_actor"), st.tuples(actor)),
        st.tuples(
            st.just("set_actor_kind"), st.tuples(actor, st.sampled_from(ActorKind))
        ),
        st.tuples(st.just("make_region"), st.tuples(step, step, actor)),
    )


@settings(deadline=None)
@given(sops(), st.data())
def test_any_row_of_edits_leaves_a_whole_sop(sop: Sop, data: st.DataObject):
    for _ in range(data.draw(st.integers(1, 5))):
        name, given_ = data.draw(acts(sop))
        try:
            sop = getattr(do, name)(sop, *given_)
        except CannotEdit:
            continue
        actors = {actor.id for actor in sop.actors}
        assert whole(sop)
        assert {s.actor for s in sop.steps} <= actors
        assert {r.each for r in sop.regions} <= actors
