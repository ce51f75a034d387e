from lajur.core.families.slots import agree, best_cut, cut, varies


def test_a_text_is_cut_where_the_others_differ():
    found = cut(["Sosialisasi SPM kota", "Sosialisasi Budaya Kerja kota"], 0)
    assert found.shared == ("Sosialisasi ", " kota")
    assert found.gaps == (("SPM", "Budaya Kerja"),)
    assert found.template(["pokok"]) == "Sosialisasi ⟦pokok⟧ kota"
    assert found.template([None]) == "Sosialisasi SPM kota"


def test_a_text_all_share_has_no_gap():
    found = cut(["Paraf SPT", "paraf SPT", None], 0)
    assert found.gaps == ()
    assert found.template([]) == "Paraf SPT"


def test_what_says_nothing_between_two_gaps_belongs_to_them():
    found = cut(["Subbag A dan B", "Subbag C dan D", "Subbag E dan F"], 0)
    assert found.gaps == (("A dan B", "C dan D", "E dan F"),)


def test_words_around_a_text_are_allowed():
    found = cut(
        ["Evaluasi A OPD", "Evaluasi B OPD", "Monev dan Evaluasi C OPD lain"], 0
    )
    assert found.gaps == (("A", "B", "C"),)


def test_a_text_that_does_not_fit_has_nothing_in_the_gap():
    found = cut(["Susun A kini", "Susun B kini", "Lain", "Susun C kini"], 0)
    assert found.gaps == (("A", "B", None, "C"),)
    assert found.fitting == 3


def test_the_best_cut_fits_most_and_says_most():
    texts = ["Penyusunan A Pemerintah Kota", "Penyusunan B Pemerintah Kota"]
    found = best_cut([*texts, "PENYUSUNAN C PEMERINTAH KOTA", "Penyusunan D"])
    assert found.template(["x"]) == "Penyusunan ⟦x⟧ Pemerintah Kota"
    assert best_cut(["Sama", "Sama"]).gaps == ()


def test_gaps_agree_when_most_members_have_the_same_there():
    assert agree(("A", "B", "C"), ("a", "b", None))
    assert not agree(("A", "B", "C"), ("A", None, None))
    assert not agree(("A", "B", "C"), ("A", "X", "Y"))
    assert agree(("A", "B"), ("A", "x"))


def test_a_gap_varies_when_it_holds_different_things():
    assert varies(("A", "B"))
    assert not varies(("A", "a", None))
