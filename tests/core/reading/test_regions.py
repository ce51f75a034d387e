"""Steps of many units at once are a region that happens once per unit."""

from lajur.core.reading.regions import regions_of, with_regions
from lajur.core.sop import Actor, ActorKind, Region, Sop, Step

ACTORS = (
    Actor("tim", "Tim", ActorKind.TEAM),
    Actor("opd", "OPD", ActorKind.EACH_UNIT),
    Actor("desa", "Tiap Desa", ActorKind.EACH_UNIT),
)


def sop(*doers: str) -> Sop:
    steps = tuple(
        Step(f"s{n}", str(n), "Bekerja", doer) for n, doer in enumerate(doers, 1)
    )
    return Sop("sop", "Sop", actors=ACTORS, steps=steps)


def runs(*doers: str) -> list[tuple[str, ...]]:
    return [region.steps for region in regions_of(sop(*doers))]


def test_two_steps_of_others_between_belong_to_the_run() -> None:
    assert runs("opd", "tim", "tim", "opd", "tim") == [("s1", "s2", "s3", "s4")]


def test_three_steps_of_others_part_two_runs() -> None:
    assert runs("opd", "tim", "tim", "tim", "opd") == [("s1",), ("s5",)]


def test_each_kind_of_unit_has_regions_of_its_own() -> None:
    assert regions_of(sop("desa", "tim", "tim", "tim", "opd")) == (
        Region("r1", ("s5",), "opd"),
        Region("r2", ("s1",), "desa"),
    )


def test_an_office_of_its_own_desks_has_no_regions() -> None:
    assert runs("tim", "tim") == []


def test_steps_point_to_their_region_and_old_pointers_go() -> None:
    whole = with_regions(sop("opd", "tim"), (Region("r1", ("s1",), "opd"),))

    assert [step.region for step in whole.steps] == ["r1", None]
    assert with_regions(whole, ()) == sop("opd", "tim")
