"""Django's registration of this package."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers lajur.ui under the label `ui`."""

    name = "lajur.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
