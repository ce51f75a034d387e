from lajur.letters.writing.seal import post_lines


def test_the_holder_signs_in_his_own_post() -> None:
    assert post_lines("Kepala Bagian Umum") == ("KEPALA BAGIAN UMUM,",)


def test_an_acting_official_shows_his_prefix() -> None:
    assert post_lines("Sekretaris Daerah", "plh") == ("Plh. SEKRETARIS DAERAH,",)
    assert post_lines("Sekretaris Daerah", "plt") == ("Plt. SEKRETARIS DAERAH,",)
    assert post_lines("Sekretaris Daerah", "pj") == ("Pj. SEKRETARIS DAERAH,",)


def test_a_mandate_names_the_post_that_gave_it() -> None:
    assert post_lines("Asisten", mandate={"an": "Sekretaris Daerah"}) == (
        "a.n. SEKRETARIS DAERAH",
        "ASISTEN,",
    )


def test_a_mandate_one_level_further_adds_for_whom() -> None:
    mandate = {"an": "Sekretaris Daerah", "ub": "Asisten"}

    assert post_lines("Kepala Bagian", "definitive", mandate) == (
        "a.n. SEKRETARIS DAERAH",
        "ASISTEN,",
        "u.b.",
        "KEPALA BAGIAN,",
    )
