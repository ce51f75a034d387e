"""A lane's name says what stands behind it; texts mention it in many forms."""

import pytest

from lajur.core.reading.lanes import (
    actors_of,
    begins_with,
    kind_of,
    lane_at,
    rank_of,
    read_lanes,
)
from lajur.core.reading.words import words_of
from lajur.core.sop import Actor, ActorKind


@pytest.mark.parametrize(
    ("name", "kind", "rank"),
    [
        ("Wali Kota", "post", 9),
        ("Sekda", "post", 8),
        ("Asisten Administrasi", "post", 7),
        ("Kepala Dinas", "post", 6),
        ("Kabag", "post", 5),
        ("Kasubag/Ketua Tim", "post", 4),
        ("Anggota Tim/staf", "team", 1),
        ("Tim Kerja", "team", 3),
        ("Bagian Umum", "unit", 3),
        ("Setiap Bidang", "each_unit", 3),
        ("Masyarakat", "outside", 3),
    ],
)
def test_a_lanes_name_says_its_kind_and_rank(name: str, kind: str, rank: int) -> None:
    words = words_of(name)
    assert (kind_of(words).value, rank_of(words)) == (kind, rank)


def test_two_lanes_of_one_name_get_two_ids() -> None:
    assert [lane.id for lane in read_lanes(["Staf", "Staf"])] == ["staf", "staf-2"]


@pytest.mark.parametrize(
    ("said", "lane"),
    [
        ("Kabag Umum untuk diparaf", "Kepala Bagian Umum"),
        ("Kepala Bagian untuk diparaf", "Kepala Bagian Umum"),
        ("Kabag Hukum", None),
        ("Kasubag Evlap", "Kasubag Evaluasi dan Pelaporan"),
        ("Kasubag", "Kasubag Evaluasi dan Pelaporan"),
        ("Pelaksana di Bagian Arsip", "Petugas pada Bagian Arsip"),
        ("Kepala Bagian Arsip", None),
        ("Bagian Data/Admin Sistem", "Administrasi Sistem"),
        ("kepala OPD", "OPD"),
        ("Tim Penyusun SOP", "Tim SOP"),
        ("Tim", None),
        ("masing-masing OPD", "OPD"),
        ("Bupati", None),
        ("", None),
    ],
)
def test_a_mention_is_taken_for_a_lane_only_where_it_must_be_it(
    said: str, lane: str | None
) -> None:
    lanes = read_lanes(
        [
            "Kepala Bagian Umum",
            "Kasubag Evaluasi dan Pelaporan",
            "Petugas pada Bagian Arsip",
            "Administrasi Sistem",
            "OPD",
            "Tim SOP",
            "Tim Anggaran",
        ]
    )
    found = lane_at(lanes, words_of(said))
    assert (found.name if found else None) == lane


def test_lanes_become_actors_of_the_same_id_and_kind() -> None:
    assert actors_of(read_lanes(["Tim Arsip", "Warga"])) == (
        Actor("tim-arsip", "Tim Arsip", ActorKind.TEAM),
        Actor("warga", "Warga", ActorKind.OUTSIDE),
    )


def test_units_of_others_and_guests_stand_outside_the_office() -> None:
    lanes = read_lanes(["Kabag Umum", "Setiap Seksi", "Pemohon"])

    assert [lane.inside for lane in lanes] == [True, False, False]


def test_a_text_begins_with_a_lane_only_where_the_lane_does_something() -> None:
    (lane,) = read_lanes(["Kasubag/Arsiparis"])

    assert begins_with(lane, words_of("Arsiparis mencatat surat"))
    assert begins_with(lane, words_of("Setiap kasubag berkumpul"))
    assert not begins_with(lane, words_of("Arsiparis dan tamu"))
    assert not begins_with(lane, words_of("Arsiparis"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Orang Tua Siswa", ActorKind.OUTSIDE),
        ("Wajib Pajak", ActorKind.OUTSIDE),
        ("Pengguna Layanan", ActorKind.OUTSIDE),
        ("Pengguna Anggaran", ActorKind.POST),
        ("Pengguna Barang", ActorKind.POST),
        ("Lurah", ActorKind.POST),
        ("PPK-SKPD", ActorKind.POST),
        ("SKPD Pengusul", ActorKind.EACH_UNIT),
    ],
)
def test_who_comes_from_outside_is_told_from_who_holds_a_post(
    name: str, kind: ActorKind
) -> None:
    assert kind_of(words_of(name)) is kind
