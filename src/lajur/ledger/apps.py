"""Django's registration of this package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers lajur.ledger under the label `ledger`."""

    name = "lajur.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
