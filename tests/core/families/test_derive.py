from tests.core.families.kin import LOANS, loan, members, with_step

from lajur.core.families import derive, worded_alike
from lajur.core.sop import Duration


def parameters(pattern, kind):
    return [p.id for p in pattern.parameters if p.kind == kind]


def test_what_differs_in_the_titles_is_the_subject():
    pattern = derive(LOANS)
    assert pattern.template["title"] == "Prosedur Peminjaman ⟦subject⟧ Kantor"
    assert parameters(pattern, "subject") == ["subject"]
    assert parameters(pattern, "wording") == []
    (subject,) = [p for p in pattern.parameters if p.id == "subject"]
    assert subject.default == ""
    assert set(subject.examples) == {"Proyektor", "Kendaraan", "Ruang Rapat"}


def test_the_subject_has_its_slot_wherever_the_steps_name_it():
    steps = derive(LOANS).template["steps"]
    assert steps[0]["text"] == "Mencatat permohonan peminjaman ⟦subject⟧"
    assert steps[2]["text"] == "Menyetujui peminjaman"


def test_a_subject_named_otherwise_in_the_steps_is_a_parameter_of_its_own():
    named = [
        with_step(
            with_step(sop, 1, text=f"Mencatat {short} pemohon"),
            4,
            text=f"Menyerahkan {short} itu",
            checklist=(f"Serah terima {short}",),
            remarks="Segera",
        )
        for sop, short in zip(LOANS, ("alat", "mobil", "ruang"), strict=True)
    ]
    pattern = derive(named)
    assert parameters(pattern, "wording") == ["wording"]
    last = pattern.template["steps"][3]
    assert last["text"] == "Menyerahkan ⟦wording⟧ itu"
    assert last["checklist"] == ["Serah terima ⟦wording⟧"]
    assert last["remarks"] == "Segera"


def test_a_word_that_only_one_place_has_differently_is_no_parameter():
    named = [
        with_step(sop, 3, text=f"Menyetujui peminjaman secara {how}")
        for sop, how in zip(LOANS, ("lisan", "tertulis", "lisan"), strict=True)
    ]
    pattern = derive(named)
    assert parameters(pattern, "wording") == []
    text = pattern.template["steps"][2]["text"]
    assert text == "Menyetujui peminjaman secara lisan"


def test_lines_half_of_the_members_have_stay():
    own = [
        sop.with_changes(legal_bases=(*sop.legal_bases, law))
        for sop, law in zip(LOANS, ("UU 1", "Perwali 7", "Edaran Menteri"), strict=True)
    ]
    template = derive(own).template
    assert template["legal_bases"] == [
        "Peraturan tentang Barang Milik Daerah",
        "Petunjuk ⟦subject⟧",
    ]
    assert template["qualifications"] == [
        "Memahami pencatatan ⟦subject⟧",
        "Mampu memakai komputer",
    ]


def test_identity_and_lanes_are_parameters_with_what_most_have():
    pattern = derive([*LOANS, loan("Tenda", lanes=("Arsiparis", "Kasubag", "Kabag"))])
    defaults = pattern.defaults
    assert defaults["government"] == "Pemerintah Kota Seberang"
    assert defaults["number"] == ""
    assert defaults["lane:petugas"] == "Petugas"
    assert pattern.template["actors"][0]["name"] == "⟦lane:petugas⟧"


def test_times_are_those_of_most_members():
    slow = with_step(LOANS[0], 2, duration=Duration("2 hari", 2, "days"))
    template = derive([slow, *LOANS[1:]]).template
    assert template["steps"][1]["duration"]["text"] == "30 menit"


def test_only_members_worded_alike_make_a_pattern():
    assert worded_alike(LOANS) == (0, 1, 2)
    reports = members("penyusunan_laporan")
    assert len(worded_alike(reports)) == 1


def test_a_subject_named_twice_in_the_title_is_one_parameter():
    twice = [
        sop.with_changes(title=f"Peminjaman {thing} kantor dan pengembalian {thing}")
        for sop, thing in zip(LOANS, ("Proyektor", "Mobil", "Tenda"), strict=True)
    ]
    pattern = derive(twice)
    assert parameters(pattern, "subject") == ["subject"]
    title = pattern.template["title"]
    assert title == "Peminjaman ⟦subject⟧ kantor dan pengembalian ⟦subject⟧"


def test_one_sop_is_a_pattern_without_a_subject():
    assert parameters(derive(LOANS[:1]), "subject") == []


def test_the_catalogue_gives_patterns_of_few_parameters():
    for family in ("sosialisasi", "monev", "dokumen_kota", "surat_himbauan", "sk_tim"):
        pattern = derive(members(family))
        assert parameters(pattern, "subject") == ["subject"], family
        assert parameters(pattern, "wording") == [], family
        assert "⟦subject⟧" in pattern.template["title"], family
