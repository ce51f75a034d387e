"""How an SOP at work did in a stretch of time, for its monitoring sheet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from lajur.cases.models import Case, Task
from lajur.core.engine import Flow
from lajur.procedures import queries as procedures

#: How many steps are named as late or often sent back.
NAMED = 3


@dataclass(frozen=True)
class SopFigures:
    """What the log tells of the cases of one adoption."""

    begun: int
    finished: int
    #: Visits of steps that were over in this stretch, back-dated work left out.
    steps: int
    late: int
    returns: int
    #: Printed numbers of the steps most often late, and most often sent back.
    late_steps: tuple[str, ...]
    returned_steps: tuple[str, ...]

    @property
    def on_time(self) -> int:
        """Per cent of the steps within their standard time."""
        return round(100 * (self.steps - self.late) / self.steps) if self.steps else 0


def sop_figures(
    government_id: int, adoption_id: int, since: date, until: date
) -> SopFigures | None:
    """Return the figures of a stretch, its last day included; None without cases."""
    cases = Case.objects.filter(government_id=government_id, adoption_id=adoption_id)
    counts = cases.aggregate(
        begun=Count("pk", filter=Q(started_at__date__range=(since, until))),
        finished=Count(
            "pk", filter=Q(state="finished", finished_at__date__range=(since, until))
        ),
    )
    over = (
        Task.objects.filter(
            government_id=government_id,
            case__in=cases.filter(is_backdated=False),
            done_at__date__range=(since, until),
            state__in=(Task.State.DONE, Task.State.RETURNED),
        )
        .values("step")
        .annotate(
            n=Count("pk"),
            late=Count("pk", filter=Q(done_at__gt=F("due_at"))),
            back=Count("pk", filter=Q(state=Task.State.RETURNED)),
        )
    )
    rows = list(over)
    if not (counts["begun"] or counts["finished"] or rows):
        return None
    version_id = procedures.adoption(government_id, adoption_id).version_id
    flow = procedures.version(government_id, version_id).table
    return SopFigures(
        begun=counts["begun"],
        finished=counts["finished"],
        steps=sum(row["n"] for row in rows),
        late=sum(row["late"] for row in rows),
        returns=sum(row["back"] for row in rows),
        late_steps=_worst(flow, {row["step"]: row["late"] for row in rows}),
        returned_steps=_worst(flow, {row["step"]: row["back"] for row in rows}),
    )


def _worst(flow: Flow, counts: dict[str, int]) -> tuple[str, ...]:
    ranked = Counter({step: n for step, n in counts.items() if n}).most_common(NAMED)
    known = [step for step, _count in ranked if step in flow.steps]
    return tuple(flow.step(step).step.number for step in known)
