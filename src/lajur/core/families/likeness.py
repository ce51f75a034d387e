"""How like two SOPs are, by what is done in them."""

from lajur.core.families.profile import Profile, StepProfile

#: What each part of a step weighs.
_WORDS, _OUTPUTS, _LANE, _STAGES = 0.5, 0.2, 0.1, 0.2


def wording(a: Profile, b: Profile) -> float:
    """Return how like the steps of two SOPs are, from 0 to 1, in their order."""
    if not a.steps or not b.steps:
        return 0.0
    row = [0.0] * (len(b.steps) + 1)
    for mine in a.steps:
        diagonal = 0.0
        for place, theirs in enumerate(b.steps, 1):
            above = row[place]
            row[place] = max(above, row[place - 1], diagonal + _alike(mine, theirs))
            diagonal = above
    return 2 * row[-1] / (len(a.steps) + len(b.steps))


def course(a: Profile, b: Profile) -> float:
    """Return how like the stages are that the work passes, from 0 to 1."""
    mine, theirs = a.stages, b.stages
    if not mine or not theirs:
        return 0.0
    row = [0] * (len(theirs) + 1)
    for stage in mine:
        diagonal = 0
        for place, other in enumerate(theirs, 1):
            above = row[place]
            row[place] = max(above, row[place - 1], diagonal + (stage == other))
            diagonal = above
    return row[-1] / min(len(mine), len(theirs))


def _alike(a: StepProfile, b: StepProfile) -> float:
    return (
        _WORDS * shared(a.words, b.words)
        + _OUTPUTS * shared(a.outputs, b.outputs)
        + _LANE * shared(a.lane, b.lane)
        + _STAGES * shared(a.stages, b.stages)
    )


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of words two sets have in common; 1 for two empty ones."""
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b))
