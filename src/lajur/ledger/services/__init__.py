"""What changes the ledger: events, files, effects done, the daily seal."""

from lajur.ledger.services.anchor import seal_day
from lajur.ledger.services.append import Appended, append
from lajur.ledger.services.effects import Drained, drain_effects, withdraw_effects
from lajur.ledger.services.files import store_file

__all__ = [
    "Appended",
    "Drained",
    "append",
    "drain_effects",
    "seal_day",
    "store_file",
    "withdraw_effects",
]
