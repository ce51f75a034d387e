"""Texts and marks say who is next, who did it and where a refusal goes."""

import pytest

from lajur.core.reading.flow import (
    Marked,
    agent_in,
    approver_in,
    decisions_marked,
    is_passed_on,
    is_told_apart,
    lanes_marked,
    said_in,
)
from lajur.core.reading.lanes import read_lanes
from lajur.core.sop import Verb

STAFF, DESK, HEAD = LANES = read_lanes(["Staf", "Kasubag", "Kabag"])


def test_a_hand_over_names_the_next_lane_or_leaves_the_table() -> None:
    said = said_in("Menyerahkan nota kepada Kabag untuk ditandatangani", LANES)

    assert (said.forward, said.unsure, said.leaves) == (HEAD, False, False)
    assert said.purpose == (Verb.SIGN,)
    outside = said_in("Mengirim tembusan kepada Bupati", LANES)
    assert (outside.forward, outside.leaves) == (None, True)


def test_a_refusal_names_its_way_back_and_both_outcomes() -> None:
    said = said_in(
        "Meneliti nota, jika tidak sesuai dikembalikan kepada Staf, "
        "jika sesuai diserahkan kepada Kabag",
        LANES,
    )

    assert (said.returns, said.back, said.forward) == (True, STAFF, HEAD)
    assert (said.yes, said.no) == ("Sesuai", "Tidak sesuai")


def test_passive_texts_name_who_did_it() -> None:
    assert agent_in("Nota diterima oleh Kasubag", LANES) == DESK
    assert agent_in("Nota yang diminta oleh Kasubag", LANES) is None
    assert approver_in("Nota disetujui Kabag", LANES) == HEAD


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Nota diajukan kepada Kabag", True),
        ("Menyusun nota yang diajukan kepada Kabag", False),
        ("Nota dicatat", False),
    ],
)
def test_what_nobody_hands_on_is_passed_on(text: str, is_so: bool) -> None:
    assert is_passed_on(text) is is_so


def test_a_yes_decides_the_row_above_it_and_a_lone_no_its_own() -> None:
    rows = [("", "Tidak"), ("", ""), ("Ya", ""), ("", ""), ("", "Tidak")]

    assert decisions_marked(rows) == (Marked(1, 0), Marked(4, 1))


def test_capsules_and_a_single_tick_say_the_lane() -> None:
    rows = [("", "Mulai"), ("X", "X"), ("√", ""), ("", "Selesai")]

    assert lanes_marked(rows) == {0: (1,), 2: (0,), 3: (1,)}


def test_words_of_symbols_say_their_lanes_and_a_question_decides() -> None:
    rows = [
        ("Via surel", "Langsung ke kantor"),
        ("Ya", "Perlu rapat pimpinan?"),
        ("Tidak", "Ya"),
    ]

    assert lanes_marked(rows) == {0: (0, 1), 1: (1,)}
    assert decisions_marked(rows) == (Marked(1, 1),)


@pytest.mark.parametrize(
    "text",
    [
        "Menyerahkan nota kepada PPID Pembantu",
        "Memerintahkan kepada PPID untuk menjawab",
        "Mengajukan nota kepada Kabag melalui Kasubag",
        "Menyampaikan kepada Kabag bahwa pekerjaan selesai",
    ],
)
def test_who_else_may_take_it_up_is_in_doubt(text: str) -> None:
    lanes = read_lanes(["PPID atau Pembantu", "Atasan PPID", "Kabag", "Kasubag"])
    assert said_in(text, lanes).unsure


def test_a_full_name_is_not_in_doubt() -> None:
    lanes = read_lanes(["PPID atau Pembantu", "Atasan PPID", "PPID Utama"])
    assert not said_in("Menyerahkan nota kepada PPID Utama", lanes).unsure


def test_a_deed_told_as_a_thing_says_nothing_of_who_was_handed_a_paper() -> None:
    before = "Menyerahkan nota kepada Kabag"
    assert is_told_apart("Pemberian izin kepada pemohon", before)
    assert not is_told_apart("Persetujuan nota", "Meminta persetujuan kepada Kabag")
    assert not is_told_apart("Memberi izin", before)
