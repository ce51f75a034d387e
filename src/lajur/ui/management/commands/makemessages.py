"""Collect the sentences to translate, those of the core among them."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own command; the core marks its sentences by `said`, not gettext."""

    xgettext_options: list[str] = [  # noqa: RUF012
        *makemessages.Command.xgettext_options,
        "--keyword=said",
    ]
