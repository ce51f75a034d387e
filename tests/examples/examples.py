"""One folder per SOP: what is read from its text, the path it takes, its chart.

    source.txt   the document
    sop.json     the SOP in it (looked at by eye, then kept)
    path.txt     every act from start to end, straight and with each return once
    chart.svg    the flowchart after the fourth act of the path with returns

`python tests/examples/examples.py FOLDER …` writes the last three anew.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lajur.core.drawing import NodeState, Stage, live_svg
from lajur.core.engine import compile_sop
from lajur.core.engine.moves import Position, return_ways
from lajur.core.engine.state import CaseState
from lajur.core.reading import read_file
from lajur.core.sop import How, Sop
from lajur.core.sop.codec import to_json

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/source.*"))
#: The unit a region runs for; the path of one unit is the path of all.
UNIT = 1
#: The chart shows the case after so many acts.
SHOWN = 4


def read(folder: Path) -> Sop:
    """Return the only SOP of a folder's document."""
    source = next(folder.glob("source.*"))
    (sop,) = read_file(source.name, source.read_bytes()).sops
    return sop


def sop_text(sop: Sop) -> str:
    """Return an SOP as its golden file keeps it."""
    return json.dumps(to_json(sop), ensure_ascii=False, indent=1) + "\n"


def path_text(sop: Sop) -> str:
    """Return both paths, one act a line: step, what was done, by which lane."""
    straight = "\n".join(_line(sop, *act) for act in path(sop, is_refused=False))
    returned = "\n".join(_line(sop, *act) for act in path(sop, is_refused=True))
    return f"straight\n{straight}\n\nevery return once\n{returned}\n"


def path(sop: Sop, *, is_refused: bool) -> Iterator[tuple[str, str]]:
    """Yield step and act until the case has ended."""
    state, refused = CaseState.started(compile_sop(sop), (UNIT,)), set[str]()
    while state.tasks:
        state, step, act = _act(state, refused if is_refused else None)
        yield step, act


def chart_text(sop: Sop) -> str:
    """Return the picture of the case after a few acts, one symbol a line."""
    state, refused = CaseState.started(compile_sop(sop), (UNIT,)), set[str]()
    seen: dict[str, NodeState] = {}
    act = ""
    for _ in range(SHOWN):
        state, step, act = _act(state, refused)
        times = seen[step].returned if step in seen else 0
        seen[step] = NodeState(Stage.DONE, returned=times + act.startswith("back to"))
    for task in state.tasks.values():
        times = seen[task.step].returned if task.step in seen else 0
        stage = Stage.REPAIR if act.startswith("back to") else Stage.CURRENT
        seen[task.step] = NodeState(stage, returned=times)
    return str(live_svg(sop, seen)).replace("><", ">\n<") + "\n"


def _act(state: CaseState, refused: set[str] | None) -> tuple[CaseState, str, str]:
    unit, task = next(iter(state.tasks.items()))
    outer = state.join.outer if state.join else None
    position = Position(task.step, task.memory, unit, outer)
    drawn = [way for way in return_ways(state.flow, position) if way.drawn]
    if refused is not None and drawn and task.step not in refused:
        refused.add(task.step)
        target = state.flow.step(drawn[0].to or "").step.number
        return state.returned(unit), task.step, f"back to {target}"
    ways = state.flow.step(task.step).forward
    order = list(state.flow.steps)
    way = max(
        ways,
        key=lambda w: (
            w.how is How.FORWARD,
            order.index(w.to) if w.to else len(order),
        ),
    )
    words = way.outcome or "done"
    return state.completed(unit, way.outcome), task.step, words


def _line(sop: Sop, step_id: str, act: str) -> str:
    step = sop.step(step_id)
    lane = sop.actor(step.actor).name if step.actor else "?"
    return f"{step.number:>3}  {act:<24}  {lane}".rstrip()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        place = Path(name)
        example = read(place)
        (place / "sop.json").write_text(sop_text(example), "utf-8")
        (place / "path.txt").write_text(path_text(example), "utf-8")
        (place / "chart.svg").write_text(chart_text(example), "utf-8")
