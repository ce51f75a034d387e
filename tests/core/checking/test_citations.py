"""Every spelling of a legal basis."""

import pytest

from lajur.core.checking.citations import parse_citation


@pytest.mark.parametrize(
    ("text", "kind", "number", "year"),
    [
        ("PermenPAN RB Nomor 12 Tahun 2015 tentang Evaluasi", "permenpan", "12", 2015),
        ("Permenpan&RB nomor 53 tahun 2014", "permenpan", "53", 2014),
        ("PERMEN PAN & RB No.53 Tahun 2014", "permenpan", "53", 2014),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara Dan Reformasi Birokrasi "
            "Nomor 35 Tahun 2012",
            "permenpan",
            "35",
            2012,
        ),
        ("Permendagri 100/2018 tentang SPM", "permendagri", "100", 2018),
        ("Permendagri No. 4 th 2005", "permendagri", "4", 2005),
        (
            "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 86 Tahun 2017",
            "permendagri",
            "86",
            2017,
        ),
        ("UU No. 32 Tahun 2004 tentang pemerintahan daerah", "uu", "32", 2004),
        ("Undang-undang nomor 25 tahun 2009", "uu", "25", 2009),
        ("PP No. 41 Tahun 2007", "pp", "41", 2007),
        ("Peraturan Presiden RI nomor 81 tahun 2010", "perpres", "81", 2010),
        ("Peraturan KPK Nomor 7 Tahun 2016", "perkpk", "7", 2016),
        ("Perka ANRI Nomor 2 Tahun 2014", "anri", "2", 2014),
        ("Keppres 68 Tahun 1995", "keppres", "68", 1995),
        ("Perda No. 7Tahun 2017tentangOrganisasi", "perda", "7", 2017),
        ("Peraturan Daerah Nomor : 8 Tahun 2016", "perda", "8", 2016),
        ("Peraturan Wali Kota Nomor 05 Tahun 2020", "perkada", "5", 2020),
        ("Peraturan Menteri Keuangan", "permenkeu", None, None),
        ("Kebiasaan setempat", None, None, None),
    ],
)
def test_a_printed_base_is_taken_apart(
    text: str, kind: str | None, number: str | None, year: int | None
) -> None:
    citation = parse_citation(text)

    assert (citation.kind, citation.number, citation.year) == (kind, number, year)


def test_the_title_follows_the_word_about() -> None:
    text = "UU Nomor 25 Tahun 2009 tentang Pelayanan Publik;"

    assert parse_citation(text).title == "Pelayanan Publik"
