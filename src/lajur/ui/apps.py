"""Django's registration of this package."""

from django.apps import AppConfig
from django.urls import register_converter


class UiConfig(AppConfig):
    """Registers lajur.ui under the label `ui`."""

    name = "lajur.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let addresses name rows: `<row:case_id>`."""
        from lajur.ui.address import RowNumber

        register_converter(RowNumber, "row")
