"""Faults of lanes, flow and order."""

from dataclasses import replace

from bench.faults.model import Planted, fault, is_plain, step

from lajur.core.sop import Actor, Exit, How, Sop, Verb


@fault("L02")
def columns_by_rank(sop: Sop, at: int) -> Planted:
    used = list(dict.fromkeys(s.actor for s in sop.steps if s.actor))
    order = [a.id for a in sop.actors]
    if at or len(used) < 2 or order[: len(used)] != used:
        return None
    return sop.with_changes(actors=sop.actors[::-1]), "/actors"


@fault("L02")
def first_column_last(sop: Sop, at: int) -> Planted:
    used = list(dict.fromkeys(s.actor for s in sop.steps if s.actor))
    order = [a.id for a in sop.actors]
    if at or len(used) < 2 or order[: len(used)] != used:
        return None
    return sop.with_changes(actors=(*sop.actors[1:], sop.actors[0])), "/actors"


@fault("L03", "L01", "L02", "lane_unused", "outsider_without_lane")
def without_owner(sop: Sop, at: int) -> Planted:
    return step(sop, at, actor=None), f"/steps/{at}/actor"


@fault("L03")
def two_deciders(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    others = [a.id for a in sop.actors if a.id != here.actor]
    seen = {s.actor for s in sop.steps[: at + 1]}
    known = [o for o in others if o in seen]
    if here.kind not in (Verb.SIGN, Verb.CHECK, Verb.INITIAL) or not known:
        return None
    return step(sop, at, with_=(known[0],)), f"/steps/{at}/actor"


@fault("L03", "L01", "outsider_without_lane")
def lane_of_two_posts(sop: Sop, at: int) -> Planted:
    if at >= len(sop.actors):
        return None
    lane = sop.actors[at]
    if lane.kind.value != "post":
        return None
    twice = replace(lane, name="Sekretaris dan Kepala Bidang")
    actors = (*sop.actors[:at], twice, *sop.actors[at + 1 :])
    return sop.with_changes(actors=actors), f"/actors/{at}"


@fault("L04", "approval_without_return", "condition_without_branch")
def leads_nowhere(sop: Sop, at: int) -> Planted:
    ways = (Exit(None, "tidak-ada"),)
    return step(sop, at, exits=ways), f"/steps/{at}/exits/0"


@fault("L04")
def never_reached(sop: Sop, at: int) -> Planted:
    if at + 2 >= len(sop.steps) or any(
        e.to == sop.steps[at + 1].id
        for s in (*sop.steps[:at], *sop.steps[at + 1 :])
        for e in s.exits
    ):
        return None
    ways = tuple(
        replace(e, to=sop.steps[at + 2].id) if e.how is not How.RETURN else e
        for e in sop.steps[at].exits
    )
    return step(sop, at, exits=ways), f"/steps/{at + 1}"


@fault("L04")
def loop_without_exit(sop: Sop, at: int) -> Planted:
    last = len(sop.steps) - 1
    if at or len(sop.steps) < 3:
        return None
    ways = (Exit(None, sop.steps[last - 1].id),)
    return step(sop, last, exits=ways), "/steps"


@fault("L04")
def decision_without_labels(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    if not here.is_decision:
        return None
    ways = tuple(replace(e, label=None) for e in here.exits)
    return step(sop, at, exits=ways), f"/steps/{at}/exits"


@fault("L04")
def decision_to_one_place(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    if not is_plain(here):
        return None
    to = here.exits[0].to
    ways = (Exit("Ya", to), Exit("Tidak", to))
    return step(sop, at, exits=ways), f"/steps/{at}/exits"


@fault("number_gap")
def number_left_out(sop: Sop, at: int) -> Planted:
    numbers = [s.number for s in sop.steps]
    if at == 0 or numbers != [str(n + 1) for n in range(len(numbers))]:
        return None
    steps = tuple(
        replace(s, number=str(int(s.number) + (index >= at)))
        for index, s in enumerate(sop.steps)
    )
    return sop.with_changes(steps=steps), f"/steps/{at}/number"


@fault("lane_unused")
def column_without_step(sop: Sop, at: int) -> Planted:
    if at > 1:
        return None
    names = ("Kepala Biro", "Sekretaris Camat")
    actors = (*sop.actors, Actor("kosong", names[at]))
    return sop.with_changes(actors=actors), f"/actors/{len(sop.actors)}"


@fault("approval_without_return", "step_not_an_act", "L01", "outsider_without_lane",
       "checked_before_made", "condition_without_branch", "input_is_result",
       "duration_unusual", "words_glued", "copied_from_other",
       "input_unproduced")  # fmt: skip
def approval_that_cannot_fail(sop: Sop, at: int) -> Planted:
    here = sop.steps[at]
    if here.is_decision:
        return None
    spoilt = step(sop, at, text="Persetujuan usulan", kind=Verb.CHECK)
    return spoilt, f"/steps/{at}/exits"


@fault("checked_before_made", "L01", "outsider_without_lane", "input_is_result",
       "approval_without_return", "condition_without_branch", "step_not_an_act",
       "duration_unusual", "words_glued", "copied_from_other",
       "input_unproduced", "made_but_not_listed")  # fmt: skip
def checks_what_is_not_made(sop: Sop, at: int) -> Planted:
    if at + 1 >= len(sop.steps):
        return None
    spoilt = step(sop, at, text="Memeriksa draft piagam", kind=Verb.CHECK)
    spoilt = step(spoilt, at + 1, text="Menyusun draft piagam", kind=Verb.PREPARE)
    return spoilt, f"/steps/{at}"
