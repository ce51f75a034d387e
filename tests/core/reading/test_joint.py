"""Several lanes may do one step together; one of them answers for it."""

from tests.core.reading.documents import Line, table

from lajur.core.reading import answer, questions, read_file
from lajur.core.sop import Sop

LANES = ("Staf", "Kasubag", "Kepala Dinas")


def read(*lines: Line, lanes: tuple[str, ...] = LANES) -> Sop:
    return read_file("sop.txt", table(*lines, lanes=lanes).encode()).sops[0]


def doers(sop: Sop) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(step.actor, step.with_) for step in sop.steps]


def rule(sop: Sop, number: int) -> tuple[str, str]:
    found = sop.certainty[f"/steps/{number - 1}/actor"]
    return found.is_, str(found.from_["rule"])


def test_lanes_ticked_together_do_a_step_together() -> None:
    sop = read(
        Line("Staf menyusun surat"),
        Line("Membahas surat", marks=("X", "X", "")),
        Line("Kasubag membahas surat", marks=("X", "X", "")),
        Line("Membahas surat", marks=("", "X", "X")),
    )
    assert doers(sop) == [
        ("staf", ()),
        ("staf", ("kasubag",)),
        ("kasubag", ("staf",)),
        ("kasubag", ("kepala-dinas",)),
    ]
    assert [rule(sop, n)[0] for n in (2, 3, 4)] == ["guessed", "stated", "guessed"]


def test_who_answers_for_a_joint_step_is_asked_and_whether_it_is_one() -> None:
    sop = read(Line("Membahas surat", marks=("X", "X", "")), Line("Staf menutup map"))
    (question,) = questions(sop)

    assert [choice.label for choice in question.choices][:3] == [
        "Staf bersama Kasubag",
        "Kasubag bersama Staf",
        "Staf",
    ]
    together = answer(sop, question.key, "Kasubag bersama Staf")
    alone = answer(sop, question.key, "kasubag")
    assert (doers(together)[0], doers(alone)[0]) == (
        ("kasubag", ("staf",)),
        ("kasubag", ()),
    )


def test_a_text_names_who_helps() -> None:
    sop = read(
        Line("Kasubag bersama dengan Staf menyusun surat", marks=("", "X", "")),
        Line("Staf menyusun surat bersama tamu"),
        Line("Staf dibantu Kasubag menyusun surat"),
    )
    assert doers(sop) == [("kasubag", ("staf",)), ("staf", ()), ("staf", ("kasubag",))]


def test_what_units_correct_is_done_by_their_heads_who_have_no_other_step() -> None:
    text = "Draf disebarkan ke bidang/sekretariat untuk dikoreksi"
    sop = read(
        Line("Staf menyusun draf"),
        Line(text),
        Line("Staf mencetak"),
        lanes=("Staf", "Kepala Bidang", "Sekretaris", "Camat"),
    )
    assert doers(sop)[1] == ("kepala-bidang", ("sekretaris",))
    assert rule(sop, 2) == ("guessed", "corrects")
    busy = read(Line("Kepala Bidang menyusun draf"), Line(text), lanes=LANES)
    assert rule(busy, 2)[1] != "corrects"


def test_who_approves_may_not_be_who_signs() -> None:
    lines = (
        Line("Staf menyampaikan laporan ke Kasubag untuk memintakan persetujuan"),
        Line("Persetujuan dan penandatanganan laporan"),
    )
    sop = read(*lines, Line("Staf mengarsipkan laporan"))
    assert doers(sop)[1] == ("kasubag", ("kepala-dinas",))
    assert rule(sop, 2) == ("guessed", "signs-with")
    known = read(*lines, Line("Kepala Dinas membaca laporan"))
    assert (doers(known)[1], rule(known, 2)) == (
        ("kasubag", ()),
        ("derived", "hand-over"),
    )


def test_a_table_without_lanes_has_nobody_together() -> None:
    text = "No\tKegiatan\tWaktu\tOutput\n1\tRapat\t1 jam\tNotula\n"
    (sop,) = read_file("sop.txt", text.encode()).sops
    assert doers(sop) == [(None, ())]


def test_a_column_of_names_may_name_two() -> None:
    rows = "1\tMenyusun surat\tLurah dan Sekretaris\t1 jam\n2\tArsip\tLurah\t1 jam\n"
    text = f"No\tKegiatan\tPelaksana\tWaktu\n{rows}"
    (sop,) = read_file("sop.txt", text.encode()).sops
    assert doers(sop) == [("lurah", ("sekretaris",)), ("lurah", ())]
