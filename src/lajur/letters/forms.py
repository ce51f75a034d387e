"""What the task page asks for; only the shape of the input is checked here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]


class WorkForm(forms.Form):
    """How a task is done: which way on, how signed, with what remark."""

    outcome = forms.ChoiceField(
        label=_("Keputusan"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu keputusan.")},
    )
    way = forms.ChoiceField(label=_("Cara tanda tangan"), widget=forms.RadioSelect)
    passphrase = forms.CharField(
        label=_("Passphrase"),
        required=False,
        strip=False,
        help_text=_("Hanya untuk cara elektronik; tidak disimpan."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    scan = forms.FileField(
        label=_("Hasil pindai"),
        required=False,
        help_text=_("Hanya untuk cara basah: PDF surat yang sudah ditandatangani."),
    )
    note = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 1}),
    )

    def __init__(
        self, *args: Any, outcomes: Choices = (), ways: Choices = (), **kwargs: Any
    ) -> None:
        """Ask only what the step leaves open."""
        super().__init__(*args, **kwargs)
        self._offer("outcome", outcomes if len(outcomes) > 1 else ())
        self._offer("way", ways)
        codes = {code for code, _name in ways}
        if "gateway" not in codes:
            del self.fields["passphrase"]
        if "wet" not in codes:
            del self.fields["scan"]

    def _offer(self, name: str, choices: Choices) -> None:
        if not choices:
            del self.fields[name]
            return
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        if name == "way":
            self.initial.setdefault(name, choices[0][0])


class ReturnForm(forms.Form):
    """Why a paper goes back, and to which desk where there is a choice."""

    to = forms.ChoiceField(label=_("Kembalikan ke"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Dibaca utuh oleh penerimanya."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Alasan pengembalian belum diisi.")},
    )

    def __init__(self, *args: Any, targets: Choices = (), **kwargs: Any) -> None:
        """Offer the desks the step may go back to."""
        super().__init__(*args, **kwargs)
        if len(targets) < 2:
            del self.fields["to"]
            return
        self.fields["to"].choices = list(targets)  # type: ignore[attr-defined]
        self.initial.setdefault("to", targets[0][0])
