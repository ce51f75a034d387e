"""Django's registration of this package."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Registers lajur.letters under the label `letters`."""

    name = "lajur.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
