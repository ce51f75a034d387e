"""Django's registration of this package."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers lajur.desk under the label `desk`."""

    name = "lajur.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
