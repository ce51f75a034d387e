import pytest

from lajur.procedures.matching import Candidate, Nearness, best_match, tokens

SETDA = "Sekretariat Daerah"
CANDIDATES = (
    Candidate("sekda", ("Sekretaris Daerah", "Sekda"), (SETDA,), Nearness.ABOVE, 2),
    Candidate(
        "asisten1",
        ("Asisten Pemerintahan dan Kesejahteraan Rakyat", "Asisten I"),
        (SETDA,),
        Nearness.ABOVE,
        3,
    ),
    Candidate(
        "asisten3",
        ("Asisten Administrasi Umum", "Asisten III"),
        (SETDA,),
        Nearness.ABOVE,
        3,
    ),
    Candidate(
        "kabag",
        ("Kepala Bagian Organisasi",),
        ("Bagian Organisasi",),
        Nearness.WITHIN,
        4,
    ),
    Candidate(
        "kabag-hukum",
        ("Kepala Bagian Hukum",),
        ("Bagian Hukum",),
        Nearness.SAME_HOUSE,
        4,
    ),
    Candidate(
        "kasubag",
        ("Kepala Subbagian Tata Laksana",),
        ("Subbagian Tata Laksana", "Bagian Organisasi"),
        Nearness.WITHIN,
        5,
    ),
    Candidate(
        "kasubag-perencanaan",
        ("Kepala Subbagian Perencanaan",),
        ("Subbagian Perencanaan", "Bagian Perencanaan dan Keuangan"),
        Nearness.SAME_HOUSE,
        5,
    ),
    Candidate(
        "kaban",
        ("Kepala Badan Kepegawaian dan Pengembangan SDM",),
        ("BKPSDM",),
        Nearness.FAR,
        2,
    ),
    Candidate(
        "staf",
        ("Staf Subbagian Tata Laksana",),
        ("Subbagian Tata Laksana",),
        Nearness.WITHIN,
        6,
    ),
)


@pytest.mark.parametrize(
    ("lane", "queue"),
    [
        ("Kasubag Perencanaan", "kasubag-perencanaan"),
        ("KASUBBAG", "kasubag"),
        ("Ka. Badan", "kaban"),
        ("Asda I", "asisten1"),
        ("Asisten Adm. Umum", "asisten3"),
        ("Asisten 1", "asisten1"),
        ("SEKDA", "sekda"),
        ("Sekretaris Daerah", "sekda"),
        ("Staff", "staf"),
        ("Staf/Operator", "staf"),
        ("Kabag", "kabag"),
        ("Kepala Bagian Hukum", "kabag-hukum"),
    ],
)
def test_finds_the_holder_a_lane_means(lane, queue):
    match = best_match(lane, CANDIDATES)

    assert match is not None
    assert match.queue == queue
    assert match.is_certain


@pytest.mark.parametrize(
    "lane", ["Pemohon", "Bagian Umum", "Kabag Perencanaan & Keuangan", "", "—"]
)
def test_proposes_nothing_where_no_name_fits(lane):
    assert best_match(lane, CANDIDATES) is None


def test_leaves_two_equal_posts_to_a_person():
    twins = [
        Candidate(f"staf{n}", (f"Staf {n}",), (), Nearness.WITHIN, 6) for n in (7, 8)
    ]

    match = best_match("Staf", twins)

    assert match is not None
    assert not match.is_certain


def test_prefers_the_adopting_unit_and_its_parts():
    near = Candidate("near", ("Sekretaris",), (), Nearness.WITHIN, 4)
    far = Candidate("far", ("Sekretaris",), (), Nearness.FAR, 4)

    match = best_match("Sekretaris", [far, near])

    assert match is not None
    assert (match.queue, match.is_certain) == ("near", True)


def test_does_not_count_the_name_of_the_place_the_document_came_from():
    candidate = Candidate("dinas", ("Dinas Tenaga Kerja",))

    match = best_match(
        "Dinas Tenaga Kerja Seberang", [candidate], without=frozenset({"seberang"})
    )

    assert match is not None
    assert match.is_certain


def test_spells_out_what_offices_abbreviate():
    assert tokens("Ka. Sub Bag TU") == ("kepala", "subbagian", "tata", "usaha")
