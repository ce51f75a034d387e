from tests.factories.procedures import small_sop

from lajur.procedures.stems import stems, stems_of


def test_forms_of_a_word_have_one_stem():
    assert stems("Penyusunan disusun MENYUSUN") == ("susun",) * 3


def test_empty_words_are_left_out_and_numbers_stay():
    assert stems("Laporan dan Evaluasi di Tahun 2026") == (
        "lapor",
        "evaluasi",
        "tahun",
        "2026",
    )


def test_an_sop_is_found_by_its_steps_and_lanes_too():
    line = stems_of(small_sop()).split()

    assert {"konsep", "nomor", "kasubag", "agenda"} <= set(line)
    assert len(line) == len(set(line))
