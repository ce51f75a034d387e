"""Small SOPs for the engine's tests, and a generator of strange ones."""

from hypothesis import strategies as st

from lajur.core.sop import (
    Actor,
    ActorKind,
    Exit,
    How,
    Join,
    Paper,
    Region,
    Sop,
    Step,
    Verb,
    Work,
)

ACTORS = (
    Actor("staf", "Staf"),
    Actor("kasubag", "Kepala Subbagian"),
    Actor("kabag", "Kepala Bagian"),
    Actor("opd", "Perangkat Daerah", ActorKind.EACH_UNIT),
)
PAPERS = (Paper("surat", "Surat"), Paper("laporan", "Laporan"))


def step(
    number: int,
    actor: str = "staf",
    verb: Verb = Verb.PREPARE,
    *,
    paper: str | None = "surat",
    exits: tuple[Exit, ...] = (),
    region: str | None = None,
) -> Step:
    return Step(
        id=f"s{number}",
        number=str(number),
        text=f"Langkah {number}",
        actor=actor,
        works=(Work(verb, paper),),
        kind=verb,
        exits=exits,
        region=region,
    )


def yes_no(forward: str | None, back: str | None) -> tuple[Exit, ...]:
    return (Exit("Setuju", forward), Exit("Tidak", back, How.RETURN))


def sop_of(*steps: Step, regions: tuple[Region, ...] = ()) -> Sop:
    return Sop(
        slug="uji",
        title="Uji",
        actors=ACTORS,
        papers=PAPERS,
        steps=steps,
        regions=regions,
    )


def letter_sop() -> Sop:
    """Draft, check, sign, number, send: two decisions, returns one step back."""
    return sop_of(
        step(1, "staf"),
        step(2, "kasubag", Verb.CHECK, exits=yes_no("s3", "s1")),
        step(3, "kabag", Verb.SIGN, exits=yes_no("s4", "s2")),
        step(4, "staf", Verb.NUMBER),
        step(5, "staf", Verb.SEND),
    )


def region_sop(join: Join = Join.ALL) -> Sop:
    """Ask, then each unit submits and is checked, then compile."""
    return sop_of(
        step(1, "kasubag", Verb.SEND),
        step(2, "opd", Verb.SUBMIT, region="r"),
        step(3, "kasubag", Verb.CHECK, exits=yes_no("s4", "s2"), region="r"),
        step(4, "staf", Verb.COLLECT),
        step(5, "kabag", Verb.SIGN),
        regions=(Region("r", ("s2", "s3"), "opd", join),),
    )


@st.composite
def strange_sops(draw: st.DrawFn) -> Sop:
    """SOPs with moved decisions, forward skips, loops and a region anywhere."""
    count = draw(st.integers(2, 8))
    span = draw(st.sampled_from(["none", "some"]))
    first = draw(st.integers(1, count)) if span == "some" else 0
    last = draw(st.integers(first, min(count, first + 2))) if first else -1
    steps = []
    for number in range(1, count + 1):
        inside = first <= number <= last
        actor = draw(st.sampled_from(["staf", "kasubag", "kabag"]))
        steps.append(
            step(
                number,
                "opd" if inside and number == first else actor,
                draw(st.sampled_from([Verb.PREPARE, Verb.CHECK, Verb.SIGN])),
                exits=draw(_exits(number, count, (first, last))),
                region="r" if inside else None,
            )
        )
    regions = ()
    if first:
        inside_ids = tuple(f"s{n}" for n in range(first, last + 1))
        regions = (Region("r", inside_ids, "opd"),)
    return sop_of(*steps, regions=regions)


@st.composite
def _exits(draw: st.DrawFn, number: int, count: int, span: tuple[int, int]):
    onward = f"s{number + 1}" if number < count else None
    shape = draw(st.sampled_from(["line", "none", "return", "skip", "loop", "three"]))
    later = [f"s{n}" for n in range(number + 1, count + 1)]
    earlier = [f"s{n}" for n in range(1, number + 1)]
    skip = draw(st.sampled_from([*later, None]))
    back = draw(st.sampled_from(earlier))
    return {
        "line": (Exit(None, onward),),
        "none": (),
        "return": yes_no(onward, back),
        "skip": (Exit("Ya", onward), Exit("Lewati", skip, How.ROUTE)),
        "loop": (Exit("Cukup", onward), Exit("Ulang", back, How.FORWARD)),
        "three": (
            Exit("Ya", onward),
            Exit("Ya", skip),
            Exit("Tidak", back, How.RETURN),
        ),
    }[shape]
