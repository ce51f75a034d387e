"""SpiffWorkflow runs an exported file beside our engine, act by act."""

import io
from collections.abc import Sequence
from pathlib import Path

import SpiffWorkflow.bpmn.parser as parsing
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from lajur.core.bpmn import bpmn_of, names_of_ways
from lajur.core.bpmn.write import CHOICE, UNITS
from lajur.core.engine import CaseState, compile_sop, return_ways
from lajur.core.engine.flow import Way
from lajur.core.engine.moves import Position
from lajur.core.sop import How, Sop

SCHEMA = Path(parsing.__file__).parent / "schema" / "BPMN20.xsd"


class Run:
    """One case in both engines; every act is done in both."""

    def __init__(self, sop: Sop, units: Sequence[int]) -> None:
        self.sop = sop
        self.state = CaseState.started(compile_sop(sop), units)
        self.path: list[str] = []
        self._refused: set[str] = set()
        parser = BpmnParser()
        parser.add_bpmn_io(io.BytesIO(bpmn_of(sop)))
        spec = parser.get_spec("proses")
        self.workflow = BpmnWorkflow(spec, parser.get_subprocess_specs("proses"))
        self.workflow.data[UNITS] = len(units)
        for task in self.workflow.get_tasks(state=TaskState.READY):
            task.data[UNITS] = len(units)
        self._settle()

    @property
    def is_over(self) -> bool:
        """Whether both have ended; they must end together."""
        over = not self.state.tasks
        assert self.workflow.is_completed() == over
        return over

    def act(self, *, returns: bool) -> None:
        """Do the next act in both, and see that the same steps are open."""
        unit, task = next(iter(self.state.tasks.items()))
        outer = self.state.join.outer if self.state.join else None
        position = Position(task.step, task.memory, unit, outer)
        flow = self.state.flow.step(task.step)
        drawn = [w for w in return_ways(self.state.flow, position) if w.drawn]
        if returns and drawn and task.step not in self._refused:
            self._refused.add(task.step)
            way = drawn[0]
            self.state = self.state.returned(unit, way.to)
        else:
            order = list(self.state.flow.steps)
            way = max(
                flow.forward, key=lambda w: order.index(w.to) if w.to else len(order)
            )
            self.state = self.state.completed(unit, way.outcome)
        self.path.append(task.step)
        self._choose(task.step, way)
        assert self._open_there() == self._open_here()

    def _choose(self, step_id: str, way: Way) -> None:
        ready = next(t for t in self._ready() if self._step(t) == step_id)
        step = self.sop.step(step_id)
        exits = [(e.to, e.how is How.RETURN) for e in step.exits]
        wanted = (way.to, way.how is How.RETURN)
        if wanted in exits:
            names = names_of_ways(self.sop, step_id)
            ready.data[CHOICE] = names[exits.index(wanted)]
        elif exits:
            ready.data[CHOICE] = names_of_ways(self.sop, step_id)[-1]
        ready.run()
        self._settle()

    def _settle(self) -> None:
        self.workflow.do_engine_steps()

    def _ready(self) -> list[Task]:
        return list(self.workflow.get_tasks(state=TaskState.READY, manual=True))

    def _step(self, task: Task) -> str:
        number = task.task_spec.name.partition("_")[2].split(" ")[0]
        return self.sop.steps[int(number) - 1].id

    def _open_there(self) -> list[str]:
        return sorted(self._step(task) for task in self._ready())

    def _open_here(self) -> list[str]:
        return sorted(task.step for task in self.state.tasks.values())


def schema() -> etree.XMLSchema:
    """Return OMG's schema of BPMN 2.0, as SpiffWorkflow ships it."""
    return etree.XMLSchema(etree.parse(SCHEMA))
