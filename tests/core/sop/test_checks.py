"""What keeps an SOP from running is found, with its place."""

from dataclasses import replace

from lajur.core.sop import Actor, ActorKind, Duration, Exit, How, Region, Sop, Step
from lajur.core.sop.checks import check

DAY = Duration("1 hari", 1, "days")
ACTORS = (Actor("a", "Staf"), Actor("b", "Kepala"))


def runnable() -> Sop:
    return Sop(
        "sop",
        "SOP",
        actors=ACTORS,
        steps=(
            Step("s1", "1", "Menyusun", "a", duration=DAY, exits=(Exit(None, "s2"),)),
            Step(
                "s2",
                "2",
                "Menandatangani",
                "b",
                duration=DAY,
                exits=(Exit("Ya", None), Exit("Tidak", "s1", How.RETURN)),
            ),
        ),
        stated_total="2 hari",
    )


def changed(index: int, **changes: object) -> Sop:
    sop = runnable()
    steps = list(sop.steps)
    steps[index] = replace(steps[index], **changes)  # type: ignore[arg-type]
    return replace(sop, steps=tuple(steps))


def codes(sop: Sop) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in check(sop)]


def test_an_sop_that_runs_has_no_findings() -> None:
    assert check(runnable()) == ()


def test_an_sop_without_steps_is_told() -> None:
    assert codes(Sop("a", None)) == [("no_steps", "/steps")]


def test_two_steps_of_one_id_are_told() -> None:
    assert ("step_twice", "/steps/1/id") in codes(changed(1, id="s1"))


def test_a_step_without_an_actor_is_told() -> None:
    found = codes(changed(0, actor=None))
    assert ("actor_missing", "/steps/0/actor") in found
    assert ("lane_unused", "/actors/0") in found


def test_an_actor_that_is_no_lane_is_told() -> None:
    assert codes(changed(0, with_=("x",))) == [("actor_unknown", "/steps/0/actor")]


def test_an_exit_to_nowhere_is_told() -> None:
    found = codes(changed(0, exits=(Exit(None, "s9"),)))
    assert ("exit_unknown", "/steps/0/exits/0") in found
    assert ("step_unreachable", "/steps/1") in found
    assert ("no_end", "/steps") in found


def test_a_missing_time_and_a_wrong_total_are_told() -> None:
    found = codes(changed(0, duration=None))
    assert found == [
        ("duration_missing", "/steps/0/duration"),
        ("total_differs", "/stated_total"),
    ]
    assert ("duration_missing", "/steps/0/duration") in codes(
        changed(0, duration=Duration("Triwulan"), number="")
    )


def test_a_step_of_each_unit_outside_a_region_is_told() -> None:
    sop = replace(
        runnable(), actors=(replace(ACTORS[0], kind=ActorKind.EACH_UNIT), ACTORS[1])
    )
    assert codes(sop) == [("each_unit_outside_region", "/steps/0/region")]
    inside = replace(sop, regions=(Region("r1", ("s1",), "a"),))
    assert codes(inside) == []


def test_the_worst_is_told_first() -> None:
    severities = [
        finding.severity for finding in check(changed(0, actor=None, duration=None))
    ]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
