"""Django's registration of this package."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers lajur.cases under the label `cases`."""

    name = "lajur.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
