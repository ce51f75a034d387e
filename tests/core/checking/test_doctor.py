"""All rules together: what is planted is found, and nothing else."""

import pytest
from bench.checking import ENOUGH, catalogue_sops, chain_score, compare, truths
from bench.clean import CLEAN
from bench.planting import measure

from lajur.core.checking import Catalogue, Entry, apply, check_sop, questions
from lajur.core.checking.model import SEVERITIES
from lajur.core.sop import Sop

#: Notes that must all be told.
FULL = (
    "KELENGKAPAN_ADALAH_HASIL",
    "KELENGKAPAN_BUKAN_DOKUMEN",
    "OUTPUT_KEMBAR",
    "OUTPUT_TIDAK_LENGKAP",
    "TANPA_CABANG",
    "DASAR_HUKUM_SALIN",
    "TOTAL_BEDA",
    "PELAKU_TANPA_LANGKAH",
    "PERINGATAN_KOSONG",
    "TANGGAL_KOSONG",
    "KETERKAITAN_DIRI",
    "SIKLUS_KETERKAITAN",
    "KUALIFIKASI_SALIN",
    "SYARAT_TANPA_LANGKAH",
    "NOMOR_LOMPAT",
    "LANGKAH_BUKAN_KEGIATAN",
    "WAKTU_JANGGAL",
)
OWN = Catalogue(tuple(Entry.of(sop) for sop in CLEAN))
SCORE = measure(CLEAN, OWN)


@pytest.mark.parametrize("sop", CLEAN, ids=lambda sop: sop.slug)
def test_a_clean_sop_has_nothing_to_tell(sop: Sop) -> None:
    assert check_sop(sop, OWN) == ()


@pytest.mark.parametrize("code", sorted(SCORE.planted))
def test_planted_faults_are_found_and_nothing_else(code: str) -> None:
    assert SCORE.planted[code] >= 10
    assert SCORE.recall(code) >= ENOUGH, SCORE.notes
    assert SCORE.precision(code) >= ENOUGH, SCORE.notes


def test_nothing_is_told_but_what_is_planted_somewhere() -> None:
    assert set(SCORE.extra) <= set(SCORE.planted)


def test_the_shipped_catalogue_bears_faults_as_well() -> None:
    shipped = catalogue_sops()
    beside = Catalogue(tuple(Entry.of(sop) for sop in shipped))

    score = measure(shipped[::9], beside, places=3)

    low = {
        code: (score.recall(code), score.precision(code))
        for code in score.planted
        if min(score.recall(code), score.precision(code)) < ENOUGH
    }
    assert low == {}, score.notes


def test_what_a_person_noted_of_the_sources_is_told() -> None:
    noted = truths()
    if not noted:
        pytest.skip("../shared/seeds is absent: the noted slips live there")

    rows = compare(catalogue_sops(), noted)

    assert {
        kind: rows[kind][:2] for kind in FULL if rows[kind][0] != rows[kind][1]
    } == {}
    assert rows["TOTAL_BEDA"][2] == rows["DASAR_HUKUM_SALIN"][2] == 0


def test_breaks_of_the_chain_agree_with_a_person() -> None:
    noted = truths()
    if not noted:
        pytest.skip("../shared/seeds is absent: the noted chain lives there")

    for wanted, found, extra in chain_score(catalogue_sops(), noted).values():
        assert found / (found + extra) >= ENOUGH
        assert found / wanted >= 0.75


def test_the_worst_comes_first() -> None:
    told = check_sop(Sop("kosong", None))

    ranks = [SEVERITIES.index(diagnosis.severity) for diagnosis in told]
    assert ranks == sorted(ranks)
    assert {"L04", "identity_missing"} <= {diagnosis.code for diagnosis in told}


def test_two_questions_are_left_to_a_person() -> None:
    asked = questions(CLEAN[0])

    assert [question.code for question in asked] == ["L09", "L10"]
    assert CLEAN[0].title in asked[0].text


def test_every_mend_offered_for_the_shipped_catalogue_mends() -> None:
    shipped = catalogue_sops()
    beside = Catalogue(tuple(Entry.of(sop) for sop in shipped))
    left = []
    for sop in shipped:
        told = check_sop(sop, beside)
        errors = sum(diagnosis.severity == "error" for diagnosis in told)
        for diagnosis in (d for d in told if d.mend):
            assert diagnosis.mend is not None
            mended = check_sop(apply(sop, diagnosis.mend.changes), beside)
            if (diagnosis.code, diagnosis.text) in {(d.code, d.text) for d in mended}:
                left.append((sop.slug, diagnosis.code, diagnosis.where))
            assert sum(d.severity == "error" for d in mended) <= errors

    assert left == []
