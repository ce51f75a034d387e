import json
import random
from functools import cache
from pathlib import Path

import pytest
from tests.core.families.kin import (
    LOANS,
    catalogue,
    families_of,
    loan,
    unanswered,
    with_step,
)
from tests.examples.examples import FOLDERS, read

from lajur.core.families import are_twins, families, partition, profile_of
from lajur.core.families.profile import Profile
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json

TRUTH = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "truth.json"


@cache
def profiles() -> tuple[Profile, ...]:
    return tuple(profile_of(sop) for sop, _ in catalogue())


def names() -> list[str]:
    return [name for _, name in catalogue()]


def test_the_catalogue_falls_into_its_eleven_families():
    found = families([sop for sop, _ in catalogue()])
    assert {frozenset(group.members) for group in found} == families_of(names())
    assert len(found) == 11


def test_families_equal_those_that_stand_beside_the_sources():
    if not TRUTH.exists():
        pytest.skip("the truth of the source documents is not beside this checkout")
    kept = json.loads(TRUTH.read_text("utf-8"))
    told = {(t["nama"] + (t["nomor"] or "")).lower(): t["keluarga"] for t in kept}
    sops = [sop for sop, _ in catalogue()]
    assert len(sops) == len(kept)
    own = sorted((name for name in told.values()), key=str)
    groups = [tuple(sorted(names()[n] for n in g.members)) for g in families(sops)]
    expected = {tuple(own.count(n) * [n]) for n in own}
    assert {tuple(len(g) * [g[0]]) for g in groups if len(set(g)) == 1} == expected


def test_each_office_family_is_the_one_of_its_number_beside_the_sources():
    if not TRUTH.exists():
        pytest.skip("the truth of the source documents is not beside this checkout")
    kept = json.loads(TRUTH.read_text("utf-8"))
    told = {t["nomor"]: t["keluarga"] for t in kept if "01.01." in (t["nomor"] or "")}
    for sop, name in catalogue():
        if sop.number in told:
            assert told[sop.number] == name
    assert len(told) == 41


def test_order_does_not_matter():
    for seed in range(12):
        order = list(range(len(profiles())))
        random.Random(seed).shuffle(order)  # noqa: S311 no secret
        found = partition([profiles()[n] for n in order])
        assert set(map(frozenset, found)) == families_of([names()[n] for n in order])


def test_families_do_not_wait_for_answers():
    found = families(unanswered())
    assert {frozenset(group.members) for group in found} == families_of(names())


def test_no_family_needs_one_certain_member():
    for left_out in range(len(profiles())):
        kept = [n for n in range(len(profiles())) if n != left_out]
        found = partition([profiles()[n] for n in kept])
        assert set(map(frozenset, found)) == families_of([names()[n] for n in kept])


def test_other_cities_offices_and_subjects_make_the_same_families():
    changed = [elsewhere(sop) for sop, _ in catalogue()]
    found = families(changed)
    assert {frozenset(group.members) for group in found} == families_of(names())


def test_strangers_are_no_kin_of_the_catalogue():
    strangers = [read(folder) for folder in FOLDERS]
    assert len(strangers) >= 2
    both = [*profiles(), *map(profile_of, strangers)]
    own = [*names(), *(f"stranger {n}" for n in range(len(strangers)))]
    assert set(map(frozenset, partition(both))) == families_of(own)


def test_reports_worded_differently_are_kin_by_the_course_of_the_paper():
    lent, others = profile_of(LOANS[0]), profiles()
    reports = [n for n, name in enumerate(names()) if name == "penyusunan_laporan"]
    found = partition([*(others[n] for n in reports), lent])
    assert found == ((0, 1, 2, 3), (4,))


def test_alike_steps_under_another_act_are_no_kin():
    bought = LOANS[1].with_changes(title="Pengadaan Kendaraan Kantor")
    assert partition([profile_of(LOANS[0]), profile_of(bought)]) == ((0,), (1,))


def test_an_sop_without_a_title_is_told_by_its_steps():
    bare = LOANS[1].with_changes(title=None)
    assert partition([profile_of(LOANS[0]), profile_of(bare)]) == ((0, 1),)
    assert partition([profile_of(bare.with_changes(steps=()))]) == ((0,),)


def test_a_family_is_named_by_what_its_titles_share():
    (group,) = families(LOANS)
    assert group.name == "Peminjaman"
    assert group.members == (0, 1, 2)


def test_twins_say_the_same_of_the_same_subject():
    copy = with_step(loan("Proyektor"), 3, text="Menyetujui peminjaman barang")
    assert are_twins(profile_of(LOANS[0]), profile_of(copy))
    assert not are_twins(profile_of(LOANS[0]), profile_of(LOANS[1]))


def elsewhere(sop: Sop) -> Sop:
    """Return an SOP as another city would have it, about something else."""
    words = {
        "Serang": "Muara Baru",
        "SERANG": "MUARA BARU",
        "Tangerang": "Bukit Lama",
        "TANGERANG": "BUKIT LAMA",
        "SPM": "Peta Jabatan",
        "FKP": "Arsip Vital",
        "Budaya Kerja": "Keamanan Informasi",
        "IKU": "Risalah",
        "BKPSDM": "DISKOMINFO",
    }
    text = json.dumps(to_json(sop), ensure_ascii=False)
    for old, new in words.items():
        text = text.replace(old, new)
    return from_json(json.loads(text))
