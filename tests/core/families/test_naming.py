from tests.core.families.kin import catalogue, members

from lajur.core.families import name_of
from lajur.core.families.naming import title_words


def test_a_name_is_what_most_titles_share():
    assert name_of(["Sosialisasi Arsip", "Sosialisasi Anggaran"]) == "Sosialisasi"


def test_openers_and_words_that_dangle_are_left_out():
    titles = ["Mekanisme SK Tim pada subbag A", "Usulan SK Tim pada subbag B"]
    assert name_of(titles) == "SK Tim"


def test_short_forms_count_as_what_they_stand_for():
    titles = ["PENYUSUNAN LKIP", "Penyusunan LKPJ", "Penyusunan Laporan Kinerja Dinas"]
    assert name_of(titles) == "Penyusunan Laporan"


def test_words_behind_a_gap_are_told_when_they_say_something():
    titles = [f"Penyusunan {x} Pemerintah Kota" for x in ("Renja", "Renstra", "Profil")]
    assert name_of(titles) == "Penyusunan … Pemerintah Kota"
    one = [f"Penghimpunan {x} OPD" for x in ("Arsip", "Laporan", "Profil")]
    assert name_of(one) == "Penghimpunan"


def test_titles_that_begin_differently_are_named_by_their_end():
    titles = ["Alfa Barang Milik Daerah", "Beta Barang Milik Daerah"]
    assert name_of(titles) == "Barang Milik Daerah"


def test_one_title_gives_its_own_words_and_none_gives_none():
    assert name_of(["Mekanisme PENATAAN ARSIP"]) == "Penataan ARSIP"
    assert name_of([]) == ""
    assert title_words("Prosedur Monitoring dan Evaluasi X") == [
        "Monitoring",
        "dan",
        "Evaluasi",
        "X",
    ]


def test_every_family_of_the_catalogue_has_a_name_of_its_own():
    named = {name_of([s.title or "" for s in members(f)]) for _, f in catalogue()}
    assert len(named) == len({family for _, family in catalogue()})
    assert "Sosialisasi" in named
    assert "" not in named
