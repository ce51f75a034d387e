"""An SOP as BPMN 2.0, drawn, and read again without loss."""

from lajur.core.bpmn.plan import NotDrawable, names_of_ways
from lajur.core.bpmn.read import is_bpmn, read_bpmn
from lajur.core.bpmn.write import bpmn_of

__all__ = ["NotDrawable", "bpmn_of", "is_bpmn", "names_of_ways", "read_bpmn"]
