"""How fast a flowchart is drawn again: `python -m bench.drawing [--json]`.

The SOP has 19 steps in 6 lanes and 8 decisions, as long ones have. The floor is the
same drawing only written: its finished figure turned into SVG text. Every figure is
the median of interleaved slices in one run, as a ratio to that floor.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

from lajur.core.drawing import live_svg, official_form
from lajur.core.drawing.form import METRICS
from lajur.core.drawing.lanes import arrange
from lajur.core.drawing.placing import place
from lajur.core.drawing.routes import route
from lajur.core.drawing.svg import form_drawing
from lajur.core.sop.model import Actor, Duration, Exit, How, Sop, Step

SLICES = 15
FLOOR = "write the finished figure as SVG (floor)"
LANES = (0, 1, 0, 2, 3, 4, 0, 1, 0, 2, 4, 0, 1, 5, 1, 0, 2, 3, 1)
BACK = {3: 2, 4: 3, 5: 4, 9: 8, 10: 9, 16: 15, 17: 16, 18: 17}
TEXT = "Memeriksa draf surat; jika tidak disetujui dikembalikan untuk diperbaiki"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    medians = measure(works(sop()))
    rows = [
        {"what": name, "ms": round(ms, 2), "ratio": round(ms / medians[FLOOR], 1)}
        for name, ms in medians.items()
    ]
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print(f"{row['ms']:8.2f} ms {row['ratio']:7.1f} x  {row['what']}")
    return 0


def sop() -> Sop:
    """Return the SOP that is drawn."""
    steps = []
    for number, lane in enumerate(LANES, 1):
        exits = [Exit(None, f"s{number + 1}" if number < len(LANES) else None)]
        if number in BACK:
            exits.append(Exit("Tidak", f"s{BACK[number]}", How.RETURN))
        steps.append(
            Step(
                f"s{number}",
                str(number),
                TEXT,
                f"a{lane}",
                duration=Duration("60 menit", 60, "minutes"),
                exits=tuple(exits),
            )
        )
    actors = tuple(Actor(f"a{lane}", f"Pejabat {lane}") for lane in range(6))
    return Sop("contoh", "Contoh", actors=actors, steps=tuple(steps))


def works(drawn: Sop) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name; the floor is the first."""
    plan = arrange(drawn)
    routes = route(plan)
    rows, lanes = [66.0] * len(plan.rows), [72.0] * len(plan.lanes)
    figure = place(routes, METRICS, rows=rows, lanes=lanes)

    def write() -> str:
        return form_drawing(figure, title="a", description="b", prefix="c")

    return {
        FLOOR: write,
        "route the lines of one sheet": lambda: route(plan),
        "live chart of a case, as SVG": lambda: live_svg(drawn, {}),
        "official form: pages, texts, lines": lambda: official_form(drawn),
    }


def measure(done: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median milliseconds of each work, slices interleaved."""
    times: dict[str, list[float]] = {name: [] for name in done}
    for work in done.values():
        work()
    for _ in range(SLICES):
        for name, work in done.items():
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


if __name__ == "__main__":
    sys.exit(main())
