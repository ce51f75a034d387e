"""A row of the table is understood: its words, its list, its works, who comes next."""

from lajur.core.reading.lanes import read_lanes
from lajur.core.reading.rows import Row, understand
from lajur.core.reading.table import RawStep
from lajur.core.sop import Verb

LANES = read_lanes(["Staf Umum", "Kepala Bidang"])


def row(text: str) -> Row:
    (found,) = understand([RawStep(1, text=text)], LANES)
    return found


def test_the_list_under_a_text_is_its_checklist() -> None:
    found = row("Menyusun nota dinas\n- Mengetik nota\n- Mencetak nota")
    assert found.text == "Menyusun nota dinas"
    assert found.checklist == ("Mengetik nota", "Mencetak nota")


def test_handing_on_to_somebody_without_a_lane_sends_the_paper_out() -> None:
    assert row("Menyerahkan map kepada Bupati").kind is Verb.SEND


def test_handing_on_to_a_lane_submits_the_paper_to_it() -> None:
    found = row("Menyerahkan map kepada Kepala Bidang")
    assert found.kind is Verb.SUBMIT
    assert found.said.forward == LANES[1]


def test_what_a_step_is_for_is_no_part_of_what_is_done() -> None:
    found = row("Menyerahkan nota kepada Kepala Bidang untuk ditandatangani")
    assert found.done == "Menyerahkan nota kepada Kepala Bidang "
    assert found.said.purpose == (Verb.SIGN,)
    assert found.kind is Verb.SUBMIT


def test_the_weightiest_of_several_works_is_the_kind_of_the_row() -> None:
    found = row("Menerima map, memeriksa dan menandatangani map")
    assert [act.do for act in found.acts] == [Verb.RECEIVE, Verb.CHECK, Verb.SIGN]
    assert found.kind is Verb.SIGN
