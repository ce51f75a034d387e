"""Two SOPs for one activity."""

from dataclasses import replace

from tests.core.checking.sops import last, sop, step

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.duplicates import same_activity

HERE = sop(
    step(1, "Menyusun SK Tim"),
    last(2),
    title="Penerbitan SK Tim pada Subbag Umum",
    office="Setda",
)
TWIN = replace(Entry.of(HERE), slug="kembar", title="Penerbitan SK Tim Subbag Aset")


def told(other: Entry) -> list[str]:
    return [d.text for d in same_activity(HERE, Catalogue((other,)))]


def test_the_same_steps_for_another_unit_are_one_activity() -> None:
    twin = replace(TWIN, title="Penerbitan SK Tim pada Subbag Aset")

    assert "Penerbitan SK Tim pada Subbag Aset" in told(twin)[0]


def test_nearly_the_same_title_and_steps_are_one_activity() -> None:
    title = "Mekanisme Usulan Penerbitan SK Tim Kerja"

    assert told(replace(TWIN, title=title))


def test_other_steps_or_another_subject_are_another_activity() -> None:
    title = "Penerbitan SK Tim Kerja"

    assert not told(replace(TWIN, title=title, steps=("lain",)))
    assert not told(replace(TWIN, title="Penerbitan Piagam"))
    assert not told(replace(TWIN, title="SOP"))


def test_another_office_has_its_own() -> None:
    assert not told(replace(TWIN, title=HERE.title or "", office="dinas lain"))
