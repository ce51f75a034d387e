"""A BPMN file passes through the reader apart like any other document."""

from tests.core.drawing.sops import sop_of

from lajur.core.bpmn import bpmn_of
from lajur.procedures.isolation import read_apart


def test_a_bpmn_file_is_read_apart() -> None:
    sop = sop_of(0, 1, back={2: 1})

    reading, _blocks = read_apart("alur.bpmn", bpmn_of(sop))

    assert [read.steps for read in reading.sops] == [sop.steps]
