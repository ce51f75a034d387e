"""The flow from its start to its ends."""

from tests.core.checking.sops import items, last, sop, step

from lajur.core.checking import flow
from lajur.core.sop import Exit, How, Sop, Verb

BACK = Exit("Tidak", "s1", How.RETURN)


def places(here: Sop) -> list[str]:
    return [d.where for d in flow.flow(here)]


def test_a_straight_flow_is_fine() -> None:
    assert places(sop(step(1), last(2))) == []


def test_a_step_that_leads_nowhere_is_told() -> None:
    assert "/steps/0/exits" in places(sop(step(1, exits=()), last(2)))


def test_a_decision_that_only_returns_is_told() -> None:
    here = sop(step(1), step(2, exits=(BACK,)), last(3))

    assert "/steps/1/exits" in places(here)


def test_a_loop_without_exit_is_told_once() -> None:
    ways = (Exit("Ya", "s2"), Exit("Tidak", "s4"))
    here = sop(
        step(1, exits=ways),
        step(2),
        step(3, exits=(Exit(None, "s2"),)),
        last(4),
    )

    assert places(here) == ["/steps/1/exits"]


def test_without_any_end_the_end_is_what_is_missing() -> None:
    here = sop(step(1), step(2, exits=(Exit(None, "s1"),)))

    assert places(here) == ["/steps"]


def test_labels_of_a_decision_differ() -> None:
    ways = (Exit("Ya", "s2"), Exit("ya ", "s1", How.RETURN))

    assert places(sop(step(1, exits=ways), last(2))) == ["/steps/0/exits"]


def test_an_approval_needs_a_way_back() -> None:
    here = sop(last(1, "Persetujuan usulan", kind=Verb.CHECK))
    drawn = sop(
        last(1, "Persetujuan usulan", kind=Verb.CHECK, exits=(Exit("Ya", None), BACK))
    )

    assert len(list(flow.approval_without_return(here))) == 1
    assert not list(flow.approval_without_return(drawn))


def test_a_repair_nobody_looks_at_again_is_told() -> None:
    check = step(1, "Menelaah draft", kind=Verb.CHECK)
    repair = step(2, "Melakukan perbaikan draft")
    again = last(3, "Menelaah lagi", exits=(Exit("Ya", None), BACK))

    assert len(list(flow.approval_without_return(sop(check, repair, last(3))))) == 1
    assert not list(flow.approval_without_return(sop(check, repair, again)))
    assert not list(flow.approval_without_return(sop(step(1, "Revisi data"), last(2))))


def test_a_hole_in_the_numbers_is_told_with_new_numbers() -> None:
    here = sop(step(1), step(3), last(4))

    (told,) = flow.number_gap(here)

    assert told.where == "/steps/1/number"
    assert told.mend is not None
    assert [c.value for c in told.mend.changes] == ["1", "2", "3"]


def test_rows_without_number_leave_no_hole() -> None:
    here = sop(step(1), last(2))

    assert not list(flow.number_gap(here))


def test_a_draft_checked_before_it_is_made_is_told() -> None:
    made = last(2, "Penyusunan draft LKjIP")
    early = sop(step(1, "Koreksi draft LKjIP"), made)
    known = sop(
        step(0, outputs=items("draft LKjIP")), step(1, "Koreksi draft LKjIP"), made
    )
    never = sop(last(1, "Koreksi draft LKjIP"))

    assert len(list(flow.checked_before_made(early))) == 1
    assert not list(flow.checked_before_made(known))
    assert not list(flow.checked_before_made(never))


def test_a_request_for_a_repair_is_no_repair() -> None:
    asked = sop(
        step(1, "Memeriksa kendaraan", kind=Verb.CHECK),
        last(2, "Menyusun permintaan perbaikan", kind=Verb.PREPARE),
    )
    done = sop(
        step(1, "Memeriksa kendaraan", kind=Verb.CHECK),
        last(2, "Melakukan perbaikan", kind=Verb.PREPARE),
    )

    assert not list(flow.approval_without_return(asked))
    assert len(list(flow.approval_without_return(done))) == 1
