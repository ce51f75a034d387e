"""SpiffWorkflow on the same work in the same run, its state as JSON per click.

    python -m bench.peers [--seconds 2] [--slices 3]

Each commit of the peer does what its users do: read the state of the case, load
it, run the one task that was clicked, write the state back, commit. Ours does the
whole act with permission, log, deadline and effects. Prints commits per second and
how many times slower than the raw control each is.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator
from typing import Any

from bench import acts
from bench.stage import DECISIONS, PATH, STEPS, collection_stage, letter_stage

_HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="b">'
)
TABLE = """
DROP TABLE IF EXISTS spiff_case;
CREATE TABLE spiff_case (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text)
"""


def flow(start: str, end: str, condition: str = "") -> str:
    inside = (
        f'<conditionExpression xsi:type="tFormalExpression">{condition}'
        "</conditionExpression>"
        if condition
        else ""
    )
    return (
        f'<sequenceFlow id="f_{start}_{end}" sourceRef="{start}" targetRef="{end}">'
        f"{inside}</sequenceFlow>"
    )


def checked(step: str, onward: str, back: str) -> str:
    """A task whose answer goes on or back."""
    gate = f"g_{step}"
    return (
        f'<userTask id="{step}" name="{step}"/>'
        f'<exclusiveGateway id="{gate}" default="f_{gate}_{onward}"/>'
        + flow(step, gate)
        + flow(gate, onward)
        + flow(gate, back, "not ok")
    )


def plain(step: str, onward: str) -> str:
    return f'<userTask id="{step}" name="{step}"/>' + flow(step, onward)


def process(body: str, first: str) -> bytes:
    return (
        f'{_HEAD}<process id="p" isExecutable="true"><startEvent id="a"/>'
        f'{flow("a", first)}{body}<endEvent id="z"/></process></definitions>'
    ).encode()


def lkpj_bpmn() -> bytes:
    parts = []
    for number in range(1, STEPS + 1):
        onward = f"s{number + 1}" if number < STEPS else "z"
        if number in DECISIONS:
            parts.append(checked(f"s{number}", onward, f"s{number - 1}"))
        else:
            parts.append(plain(f"s{number}", onward))
    return process("".join(parts), "s1")


def collection_bpmn(units: int) -> bytes:
    inside = (
        '<startEvent id="ra"/>'
        + flow("ra", "s2")
        + plain("s2", "s3")
        + checked("s3", "s4", "s2")
        + plain("s4", "s5")
        + checked("s5", "rz", "s4")
        + '<endEvent id="rz"/>'
    )
    body = (
        plain("s1", "r")
        + '<subProcess id="r"><multiInstanceLoopCharacteristics isSequential="false">'
        f"<loopCardinality>{units}</loopCardinality>"
        f"</multiInstanceLoopCharacteristics>{inside}</subProcess>"
        + flow("r", "s6")
        + plain("s6", "s7")
        + plain("s7", "z")
    )
    return process(body, "s1")


class Spiff:
    """One process definition, its serializer and its table."""

    def __init__(self, bpmn: bytes) -> None:
        from SpiffWorkflow.bpmn.parser import BpmnParser
        from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

        parser = BpmnParser()
        parser.add_bpmn_str(bpmn)
        self.spec = parser.get_spec("p")
        self.parts = parser.get_subprocess_specs("p")
        self.serializer = BpmnWorkflowSerializer()

    def start(self) -> int:
        from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

        workflow = BpmnWorkflow(self.spec, self.parts)
        workflow.do_engine_steps()
        row = acts.raw_db().execute(
            "INSERT INTO spiff_case (state) VALUES (%s) RETURNING id",
            (self.serializer.serialize_json(workflow),),
        )
        return int(row.fetchone()[0])

    def click(self, case: int, place: int, *, ok: bool) -> None:
        """Do the n-th of the tasks that lie open."""
        from SpiffWorkflow.util.task import TaskState

        db = acts.raw_db()
        (text,) = db.execute(
            "SELECT state FROM spiff_case WHERE id = %s", (case,)
        ).fetchone()
        workflow = self.serializer.deserialize_json(text)
        task = workflow.get_tasks(state=TaskState.READY, manual=True)[place]
        task.data["ok"] = ok
        task.run()
        workflow.do_engine_steps()
        db.execute(
            "UPDATE spiff_case SET state = %s WHERE id = %s",
            (self.serializer.serialize_json(workflow), case),
        )


def spiff_lkpj(peer: Spiff) -> Iterator[None]:
    case = peer.start()
    yield
    for _step, back in PATH:
        peer.click(case, 0, ok=not back)
        yield


def spiff_collection(peer: Spiff, units: int) -> Iterator[None]:
    case = peer.start()
    yield
    peer.click(case, 0, ok=True)
    yield
    for _unit in range(units):
        for ok in (True, False, True, True, True, True):
            peer.click(case, 0, ok=ok)
            yield
    for _ in range(2):
        peer.click(case, 0, ok=True)
        yield


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--slices", type=int, default=3)
    options = parser.parse_args()
    with acts.place():
        compare(options)
    return 0


def compare(options: argparse.Namespace) -> None:
    acts.raw_db().execute(TABLE)
    letters, collection = letter_stage(), collection_stage(acts.UNITS)
    lkpj, wide = Spiff(lkpj_bpmn()), Spiff(collection_bpmn(acts.UNITS))
    told(
        "LKPJ",
        options,
        acts.raw_lkpj,
        lambda: acts.our_lkpj(letters),
        lambda: spiff_lkpj(lkpj),
    )
    told(
        "Penghimpunan(40)",
        options,
        acts.raw_collection,
        lambda: acts.our_collection(collection),
        lambda: spiff_collection(wide, acts.UNITS),
    )


def told(
    name: str, options: argparse.Namespace, *works: Callable[[], Iterator[Any]]
) -> None:
    for work in works[:2]:
        acts.run(work, 0.3)
    slices = [
        [acts.run(work, options.seconds) for work in works]
        for _ in range(options.slices)
    ]
    raw, ours, spiff = (
        statistics.median(slice.each for slice in each)
        for each in zip(*slices, strict=True)
    )
    raw_cpu, our_cpu, spiff_cpu = (
        statistics.median(slice.cpu_each for slice in each)
        for each in zip(*slices, strict=True)
    )
    print(
        f"{name}: raw {1 / raw:.0f}/s; ours {1 / ours:.0f}/s ({ours / raw:.1f} x raw);"
        f" SpiffWorkflow {1 / spiff:.0f}/s ({spiff / raw:.1f} x raw);"
        f" ours is {spiff / ours:.1f} x as quick, and takes {our_cpu / raw_cpu:.1f} x"
        f" raw and 1/{spiff_cpu / our_cpu:.1f} of its processor time"
    )


if __name__ == "__main__":
    sys.exit(main())
