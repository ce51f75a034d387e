"""Django's registration of this package."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Registers lajur.procedures under the label `procedures`."""

    name = "lajur.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"
