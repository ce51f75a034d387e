"""Faults planted into SOPs by code, each with the diagnosis it must raise."""

from bench.faults import flow, papers, sheet, words
from bench.faults.model import FAULTS, Fault, Planted

__all__ = ["FAULTS", "Fault", "Planted", "flow", "papers", "sheet", "words"]
