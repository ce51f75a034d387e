"""Who does a step: said, drawn or handed over; else asked, with a reason."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import questions, read_file
from lajur.core.sop import Sop

CIRCULAR = (
    Line("Memerintahkan Tim Surat untuk menyusun edaran", output="Disposisi"),
    Line("Menyusun dan mengajukan edaran kepada Kabag Umum & Humas untuk diparaf"),
    Line(
        "Memeriksa edaran. Jika tidak disetujui dikembalikan ke Tim Surat, jika "
        "disetujui diparaf dan diserahkan ke Sekda untuk penandatanganan"
    ),
    Line(
        "Memeriksa edaran, jika ada koreksi dikembalikan kepada Kabag Umum dan Humas, "
        "jika setuju ditandatangani dan diserahkan kepada Pelaksana di Bagian Arsip "
        "untuk penomoran"
    ),
    Line("Melaksanakan penomoran lalu menyampaikan edaran ke setiap OPD"),
    Line("Menyerahkan tanggapan ke Tim Surat jika sudah lengkap"),
    Line("Menerima tanggapan untuk kemudian disampaikan ke Ombudsman"),
)
CIRCULAR_LANES = (
    "Kabag Umum & Humas",
    "Tim Surat",
    "Sekretaris Daerah",
    "Administrasi pada Bagian Arsip",
    "OPD",
)


def read(*lines: Line, lanes: tuple[str, ...]) -> Sop:
    return read_file("sop.txt", table(*lines, lanes=lanes).encode()).sops[0]


def doers(sop: Sop) -> list[str]:
    return [sop.actor(step.actor or "").name for step in sop.steps]


def why(sop: Sop, number: int) -> tuple[str, str]:
    certainty = sop.certainty[f"/steps/{number - 1}/actor"]
    return certainty.is_, str(certainty.from_["rule"])


def test_a_hand_over_names_who_is_next() -> None:
    sop = read(*CIRCULAR, lanes=CIRCULAR_LANES)
    head, team, top, desk, units = CIRCULAR_LANES
    assert doers(sop) == [head, team, head, top, desk, units, team]
    assert [why(sop, n) for n in range(2, 8)] == [("derived", "hand-over")] * 6


def test_whoever_gives_an_order_is_asked_with_the_reason() -> None:
    sop = read(*CIRCULAR, lanes=CIRCULAR_LANES)
    assert why(sop, 1) == ("guessed", "order")
    (question,) = questions(sop)
    assert "melapor kepada Kabag Umum & Humas" in question.why


def test_an_order_with_no_report_comes_from_the_post_above() -> None:
    sop = read(
        Line("Memberi petunjuk kepada Kasubag"),
        Line("Menyusun naskah"),
        lanes=("Kabag", "Kasubag"),
    )
    assert doers(sop)[0] == "Kabag"
    alone = read(Line("Memberi petunjuk kepada Kabag"), lanes=("Kabag", "Kasubag"))
    assert doers(alone) == ["Kabag"]


def test_a_text_that_begins_with_a_lane_says_who() -> None:
    sop = read(
        Line("Kasubbag membuat konsep"),
        Line("Berkas diterima oleh Staf Umum"),
        Line("Pengesahan", output="Dokumen disahkan oleh kepala OPD"),
        lanes=("Staf Umum", "Kasubag", "OPD"),
    )
    assert doers(sop) == ["Kasubag", "Staf Umum", "OPD"]
    assert [why(sop, n)[1] for n in (1, 2, 3)] == ["text", "text", "output"]


def test_marks_say_who_begins_ends_and_decides() -> None:
    sop = read(
        Line("Menyusun", marks=("Mulai", "", "")),
        Line("Memeriksa", marks=("", "", "T")),
        Line("Persetujuan"),
        Line("Menyimpan", marks=("Selesai", "", "Y")),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    assert doers(sop) == ["Staf", "Kasubag", "Kabag", "Staf"]
    assert why(sop, 3) == ("derived", "mark")
    assert why(sop, 2) == ("guessed", "ladder")


def test_a_request_to_sign_names_the_signer() -> None:
    sop = read(
        Line("Membuat nota dinas permohonan penandatanganan kepada Sekda"),
        Line("Paraf surat"),
        Line("Penandatanganan surat"),
        Line("Penandatanganan salinan"),
        lanes=("Staf", "Kabag", "Sekda", "Wali Kota"),
    )
    assert doers(sop) == ["Staf", "Kabag", "Sekda", "Wali Kota"]
    assert why(sop, 3) == ("derived", "request")
    assert why(sop, 4) == ("guessed", "sign")


def test_a_correction_names_who_checked() -> None:
    sop = read(
        Line("Menelaah draft"),
        Line("Menyampaikan hasil telaahan kepada OPD"),
        Line("Melakukan perbaikan sesuai koreksi dari Tim Penyusun SOP"),
        Line("Finalisasi dokumen"),
        lanes=("Bagian Organisasi", "OPD", "TIM SOP"),
    )
    assert doers(sop) == ["TIM SOP", "TIM SOP", "OPD", "TIM SOP"]
    assert [why(sop, n)[1] for n in (1, 2, 4)] == ["review", "checker", "checker"]


def test_a_missing_number_breaks_the_hand_over() -> None:
    sop = read(
        Line("Menyerahkan berkas kepada Kabag"),
        Line("Mengolah berkas", number="3"),
        lanes=("Staf", "Kabag"),
    )
    assert why(sop, 2)[0] == "guessed"


def test_statements_that_contradict_each_other_are_asked() -> None:
    to_himself = read(
        Line("Menyerahkan berkas kepada Kabag"),
        Line("Menyerahkan berkas kepada Kabag"),
        lanes=("Staf", "Kabag"),
    )
    assert why(to_himself, 2)[0] == "guessed"
    other_work = read(
        Line("Menyerahkan berkas kepada Kabag untuk penomoran"),
        Line("Menyusun laporan"),
        lanes=("Staf", "Kabag"),
    )
    assert why(other_work, 2)[0] == "guessed"
    two_names = read(
        Line("Menyerahkan berkas kepada Kabag dan mengirim salinan ke Sekda"),
        Line("Memeriksa berkas"),
        lanes=("Staf", "Kabag", "Sekda"),
    )
    assert why(two_names, 2)[0] == "guessed"


def test_no_head_numbers_and_no_staff_signs() -> None:
    sop = read(
        Line("Menyerahkan berkas kepada Kabag"),
        Line("Penomoran surat lalu menyerahkannya kepada Staf"),
        Line("Penandatanganan surat"),
        lanes=("Staf", "Kabag", "Bagian Umum"),
    )
    assert why(sop, 2) == ("guessed", "register")
    assert why(sop, 3) == ("guessed", "sign")


def test_a_tick_in_a_lane_says_who_and_two_say_nothing() -> None:
    sop = read(
        Line("Menyusun", marks=("", "√")),
        Line("Mengirim", marks=("X", "X")),
        Line("Menyimpan", marks=("●", "")),
        lanes=("Staf", "Kasubag"),
    )
    assert doers(sop)[0::2] == ["Kasubag", "Staf"]
    assert [why(sop, n)[0] for n in (1, 2, 3)] == ["derived", "guessed", "derived"]


@pytest.mark.parametrize(
    "text",
    [
        "Memberikan data yang diminta oleh Kepala Dinas",
        "Membuka data agar bisa langsung diunduh oleh Kepala Dinas",
    ],
)
def test_whom_a_text_only_speaks_of_is_not_the_doer(text: str) -> None:
    sop = read_file("sop.txt", table(Line(text)).encode()).sops[0]
    assert sop.certainty["/steps/0/actor"].is_ == "guessed"


def test_what_is_passed_on_by_nobody_named_is_asked() -> None:
    lines = (
        Line("Menyerahkan berkas kepada Kasubag Umum"),
        Line("Upaya sengketa diajukan kepada Kepala Dinas"),
    )
    sop = read_file("sop.txt", table(*lines).encode()).sops[0]
    assert sop.certainty["/steps/1/actor"].is_ == "guessed"
