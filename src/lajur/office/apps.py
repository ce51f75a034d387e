"""Django's registration of this package."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Registers lajur.office under the label `office`."""

    name = "lajur.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
