"""Is this SOP well written? The drafting rules and slips, each with its mend.

`core.sop.checks` tells whether an SOP can run; here stands what makes it a good
one: the rules of Permenpan RB 35/2012 and the slips that copied tables bring.
"""

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.changes import DoesNotFit, apply
from lajur.core.checking.doctor import QUESTIONS, check_sop, questions
from lajur.core.checking.laws import Law, Register, register
from lajur.core.checking.model import SEVERITIES, Change, Diagnosis, Mend
from lajur.core.checking.place import place_of

__all__ = [
    "QUESTIONS",
    "SEVERITIES",
    "Catalogue",
    "Change",
    "Diagnosis",
    "DoesNotFit",
    "Entry",
    "Law",
    "Mend",
    "Register",
    "apply",
    "check_sop",
    "place_of",
    "questions",
    "register",
]
