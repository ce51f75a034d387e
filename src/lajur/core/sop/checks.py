"""Can this SOP be run? Findings, each naming its place.

Only what would stop or mislead a running case is told here; the rules of style
of Permenpan RB 35/2012 are another matter.
"""

from collections.abc import Iterator

from lajur.core.sop.model import ActorKind, Duration, Finding, Sop, Step
from lajur.core.sop.said import said
from lajur.core.sop.totals import same_total


def check(sop: Sop) -> tuple[Finding, ...]:
    """Return what keeps this SOP from running well, worst first."""
    found = [
        *_shape(sop),
        *_references(sop),
        *_reach(sop),
        *_lanes(sop),
        *_times(sop),
        *_regions(sop),
    ]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.severity]))


def _shape(sop: Sop) -> Iterator[Finding]:
    if not sop.steps:
        yield Finding(
            "no_steps",
            "/steps",
            "error",
            said("Tidak ada langkah. Periksa apakah tabel prosedurnya ikut terkirim."),
        )
    seen: set[str] = set()
    for index, step in enumerate(sop.steps):
        if step.id in seen:
            yield Finding(
                "step_twice",
                f"/steps/{index}/id",
                "error",
                said(
                    "Dua langkah memakai tanda {id}. Beri tanda yang berbeda.",
                    id=step.id,
                ),
            )
        seen.add(step.id)


def _references(sop: Sop) -> Iterator[Finding]:
    actors = {actor.id for actor in sop.actors}
    steps = {step.id for step in sop.steps}
    for index, step in enumerate(sop.steps):
        if step.actor is None:
            yield Finding(
                "actor_missing",
                f"/steps/{index}/actor",
                "error",
                said(
                    "Langkah {number} belum punya pelaksana. Pilih pelaksananya.",
                    number=_name(step),
                ),
            )
        for actor in {step.actor, *step.with_} - actors - {None}:
            yield Finding(
                "actor_unknown",
                f"/steps/{index}/actor",
                "error",
                said(
                    "Langkah {number} menunjuk pelaksana yang tidak ada ({lane}).",
                    number=_name(step),
                    lane=actor,
                ),
            )
        for number, exit_ in enumerate(step.exits):
            if exit_.to is not None and exit_.to not in steps:
                yield Finding(
                    "exit_unknown",
                    f"/steps/{index}/exits/{number}",
                    "error",
                    said(
                        "Langkah {number} menuju langkah yang tidak ada.",
                        number=_name(step),
                    ),
                )


def _reach(sop: Sop) -> Iterator[Finding]:
    if not sop.steps:
        return
    targets = {step.id: [e.to for e in step.exits] for step in sop.steps}
    seen: set[str] = set()
    ends = False
    ahead = [sop.steps[0].id]
    while ahead:
        here = ahead.pop()
        if here in seen:
            continue
        seen.add(here)
        ends = ends or None in targets[here]
        ahead.extend(to for to in targets[here] if to in targets)
    for index, step in enumerate(sop.steps):
        if step.id not in seen:
            yield Finding(
                "step_unreachable",
                f"/steps/{index}",
                "error",
                said(
                    "Langkah {number} tidak pernah dicapai dari langkah pertama.",
                    number=_name(step),
                ),
            )
    if not ends:
        yield Finding(
            "no_end",
            "/steps",
            "error",
            said("Tidak ada jalan keluar dari alur ini. Tentukan langkah terakhirnya."),
        )


def _lanes(sop: Sop) -> Iterator[Finding]:
    used = {name for step in sop.steps for name in (step.actor, *step.with_)}
    for index, actor in enumerate(sop.actors):
        if actor.id not in used:
            yield Finding(
                "lane_unused",
                f"/actors/{index}",
                "note",
                said(
                    "{lane} tercantum sebagai pelaksana, tetapi tidak punya langkah.",
                    lane=actor.name,
                ),
            )


def _times(sop: Sop) -> Iterator[Finding]:
    durations: list[Duration] = []
    for index, step in enumerate(sop.steps):
        if step.duration is None or step.duration.unit is None:
            yield Finding(
                "duration_missing",
                f"/steps/{index}/duration",
                "warning",
                said("Langkah {number} tidak punya waktu baku.", number=_name(step)),
            )
        else:
            durations.append(step.duration)
    if sop.stated_total and not same_total(sop.stated_total, durations):
        yield Finding(
            "total_differs",
            "/stated_total",
            "warning",
            said(
                "Jumlah waktu tercetak {printed} tidak sama dengan jumlah waktu "
                "semua langkah.",
                printed=sop.stated_total,
            ),
        )


def _regions(sop: Sop) -> Iterator[Finding]:
    each = {a.id for a in sop.actors if a.kind is ActorKind.EACH_UNIT}
    inside = {step for region in sop.regions for step in region.steps}
    for index, step in enumerate(sop.steps):
        if step.actor in each and step.id not in inside:
            yield Finding(
                "each_unit_outside_region",
                f"/steps/{index}/region",
                "error",
                said(
                    "Langkah {number} dikerjakan tiap unit, tetapi tidak berada dalam "
                    "bagian yang berulang per unit.",
                    number=_name(step),
                ),
            )


def _name(step: Step) -> str:
    return step.number or step.id
