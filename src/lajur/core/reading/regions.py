"""The runs of steps that happen once per unit."""

from dataclasses import replace

from lajur.core.sop import ActorKind, Region, Sop

#: Steps of others between two steps of the units that still belong to the run:
#: each unit's paper is looked at and goes back to it.
_BETWEEN = 2


def regions_of(sop: Sop) -> tuple[Region, ...]:
    """Return one region for each run of steps of an `each_unit` actor."""
    regions: list[Region] = []
    for actor in sop.actors:
        if actor.kind is not ActorKind.EACH_UNIT:
            continue
        own = [i for i, step in enumerate(sop.steps) if step.actor == actor.id]
        runs: list[list[int]] = []
        for index in own:
            if runs and index - runs[-1][-1] <= _BETWEEN + 1:
                runs[-1].extend(range(runs[-1][-1] + 1, index + 1))
            else:
                runs.append([index])
        for run in runs:
            steps = tuple(sop.steps[i].id for i in run)
            regions.append(Region(f"r{len(regions) + 1}", steps, actor.id))
    return tuple(regions)


def with_regions(sop: Sop, regions: tuple[Region, ...]) -> Sop:
    """Return the SOP with these regions, its steps pointing to them."""
    inside = {step: region.id for region in regions for step in region.steps}
    steps = tuple(replace(s, region=inside.get(s.id)) for s in sop.steps)
    return replace(sop, regions=regions, steps=steps)
