"""The demo office as every chapter fills it: people, calendar, number series."""

from datetime import datetime

from lajur.ledger.actor import SYSTEM
from lajur.letters.services.number import make_standard_series
from lajur.office.services import load_demo_office


def load_demo(*, at: datetime) -> int:
    """Set up "Kota Contoh" where it is missing; return its government's id.

    Running it again changes nothing.
    """
    government_id = load_demo_office(at=at)
    make_standard_series(government_id=government_id, by=SYSTEM, at=at)
    return government_id
