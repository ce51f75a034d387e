"""Posts are shortened as offices do, and stay apart."""

from lajur.core.drawing.short import short_names


def test_uses_the_usual_short_forms():
    names = [
        "Kepala Bagian Perencanaan & Keuangan",
        "Tim Kerja Pelaporan",
        "Sekretaris Daerah",
        "Ka. Badan",
    ]

    assert short_names(names) == ["Kabag", "Tim", "Sekda", "Ka. Badan"]


def test_keeps_names_apart_with_further_words():
    names = ["Asisten Umum", "Asisten Ekonomi", "Asisten Umum"]

    assert short_names(names) == ["Asisten Umum", "Asisten Ekonomi", "Asisten Umum"]


def test_a_lone_short_word_stays():
    assert short_names(["Ka."]) == ["Ka."]
