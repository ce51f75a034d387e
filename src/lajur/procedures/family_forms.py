"""The shapes of what people send to the pages of families."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lajur.procedures.family_words import Named

_LONGEST = 200
_HINTS = {"wording": _("Kosongkan bila sama dengan pokoknya.")}


class PatternForm(forms.Form):
    """The values of a new SOP: one field for each parameter of the pattern."""

    def __init__(
        self, parameters: Sequence[Named], *args: Any, hint: str = "", **kwargs: Any
    ) -> None:
        """Make the fields; only the subject must be filled in."""
        super().__init__(*args, **kwargs)
        for parameter in parameters:
            is_subject = parameter.kind == "subject"
            field = forms.CharField(
                label=parameter.label,
                max_length=_LONGEST,
                required=is_subject,
                initial=parameter.default,
                help_text=hint if is_subject else _HINTS.get(parameter.kind, ""),
                error_messages={"required": _("Isi pokok SOP yang akan dibuat.")},
            )
            if is_subject:
                field.widget.attrs["autofocus"] = True
            field.widget.attrs["autocomplete"] = "off"
            self.fields[field_name(parameter.id)] = field
        self.ids = {field_name(p.id): p.id for p in parameters}
        self.shared = {
            field_name(p.id)
            for p in parameters
            if p.kind in {"identity", "lane"} and p.id != "number"
        }

    def asked(self) -> list[forms.BoundField]:
        """Return the fields of what is this SOP's own, the subject first."""
        return [self[name] for name in self.ids if name not in self.shared]

    def given(self) -> list[forms.BoundField]:
        """Return the fields that are filled in as most of the family have them."""
        return [self[name] for name in self.ids if name in self.shared]

    def values(self) -> dict[str, str]:
        """Return what was typed, by parameter; what was not sent is the default."""
        return {
            self.ids[name]: self.data[name] for name in self.ids if name in self.data
        }


def field_name(parameter: str) -> str:
    """Return the name a parameter has in a form."""
    return "p-" + parameter.replace(":", "-")
