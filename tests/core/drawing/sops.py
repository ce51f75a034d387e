"""SOPs to draw: by hand, at random, and those of the catalogue."""

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from lajur.core.reading import answers, read_file
from lajur.core.sop.model import (
    Actor,
    Duration,
    Exit,
    How,
    Sop,
    Step,
)

CATALOGUE = Path(__file__).parents[3] / "src" / "lajur" / "procedures" / "catalogue"


def sop_of(
    *lanes: int,
    back: dict[int, int] | None = None,
    routes: dict[int, int] | None = None,
    actors: int | None = None,
    **fields: Any,
) -> Sop:
    """Return an SOP whose steps stand in these lanes, with returns and routes."""
    count = len(lanes)
    steps = []
    for at, lane in enumerate(lanes):
        following = f"s{at + 2}" if at + 1 < count else None
        exits = [Exit(None, following)]
        if at + 1 in (back or {}):
            exits = [Exit("Setuju", following)]
            exits.append(Exit(None, f"s{(back or {})[at + 1]}", How.RETURN))
        if at + 1 in (routes or {}):
            exits.append(Exit("Langsung", f"s{(routes or {})[at + 1]}", How.ROUTE))
        steps.append(
            Step(
                f"s{at + 1}",
                str(at + 1),
                f"Memeriksa berkas {at + 1}",
                f"a{lane}",
                duration=Duration("30 menit", 30, "minutes"),
                exits=tuple(exits),
            )
        )
    wide = max([-1, *lanes]) + 1 if actors is None else actors
    people = tuple(Actor(f"a{lane}", f"Pejabat {lane}") for lane in range(wide))
    return Sop("contoh", "Contoh", actors=people, steps=tuple(steps), **fields)


@st.composite
def sops(draw: st.DrawFn, most: int = 9) -> Sop:
    """Return an SOP with any exits to anywhere, the end and itself included."""
    count = draw(st.integers(1, most))
    wide = draw(st.integers(1, 6))
    ids = [f"s{at}" for at in range(count)]
    lane = st.integers(0, wide - 1).map("a{}".format)
    label = st.sampled_from((None, "Ya", "Tidak", "Dikembalikan untuk diperbaiki"))
    steps = []
    for at, id_ in enumerate(ids):
        following = ids[at + 1] if at + 1 < count else None
        exits = [Exit(draw(label), following)]
        targets = st.sampled_from((*ids, None))
        for to in draw(st.lists(targets, max_size=3 if draw(st.booleans()) else 0)):
            how = draw(st.sampled_from(How))
            exits.append(Exit(draw(label), to, how))
        beside = draw(st.lists(lane, max_size=1))
        steps.append(
            Step(
                id_,
                str(at + 1),
                "Kegiatan",
                draw(lane),
                tuple(beside),
                exits=tuple(exits),
            )
        )
    actors = tuple(Actor(f"a{at}", f"Pejabat {at}") for at in range(wide))
    return Sop("acak", "Acak", actors=actors, steps=tuple(steps))


@cache
def catalogue_sops() -> tuple[Sop, ...]:
    """Return the SOPs of the catalogue, 45 of offices and 3 of ours."""
    found: list[Sop] = []
    for source in sorted(CATALOGUE.glob("*/source.txt")):
        kept = answers.parse((source.parent / "answers.yaml").read_text("utf-8"))
        read = read_file(source.name, source.read_bytes()).sops
        found += [answers.apply(sop, kept) for sop in read]
    return tuple(found)
