"""What the pages of cases ask for; only the shape of the input is checked here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

#: Attachments beyond this size belong on the office's file server.
MAX_FILE = 10 * 1024 * 1024
#: Value and name of an option; a group has options instead of a name.
Option = tuple[str, str]
Choices = Sequence[tuple[str, "str | Sequence[Option]"]]


class StartForm(forms.Form):
    """Period, subject, legal date and units of a new case."""

    period = forms.CharField(
        label=_("Periode"),
        max_length=60,
        help_text=_("Misalnya: 2025, Triwulan IV 2025."),
        error_messages={"required": _("Periode belum diisi.")},
    )
    subject = forms.CharField(
        label=_("Perihal"),
        max_length=200,
        help_text=_("Nama kasus yang dikenali semua orang."),
        error_messages={"required": _("Perihal belum diisi.")},
    )
    legal_date = forms.DateField(
        label=_("Batas menurut peraturan"),
        required=False,
        help_text=_("Rencana dihitung mundur dari tanggal ini."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tulis tanggal seperti 31/03/2026.")},
    )
    backdated = forms.BooleanField(
        label=_("Sudah berjalan di atas kertas; langkahnya dicatat mundur"),
        required=False,
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Unit yang diminta"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu unit.")},
    )

    def __init__(
        self, *args: Any, units: Sequence[tuple[int, str]] = (), **kwargs: Any
    ) -> None:
        """Offer the units an SOP asks; without any the question is left out."""
        super().__init__(*args, **kwargs)
        if not units:
            del self.fields["units"]
            return
        field = self.fields["units"]
        field.choices = list(units)  # type: ignore[attr-defined]
        self.initial.setdefault("units", [number for number, _name in units])


class ReasonForm(forms.Form):
    """Why something is done that history must explain."""

    reason = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Alasan belum diisi.")},
    )


class TargetForm(ReasonForm):
    """Where a task goes, or which unit is meant, and why."""

    target = forms.ChoiceField(
        error_messages={
            "required": _("Pilih dahulu salah satu."),
            "invalid_choice": _("Pilihan itu tidak ada. Pilih yang lain."),
        },
    )
    field_order = ("target", "reason")

    def __init__(self, *args: Any, label: str, choices: Choices, **kwargs: Any) -> None:
        """Offer these targets, in groups where they have any."""
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        field.label = label
        field.choices = [("", _("Pilih …")), *choices]  # type: ignore[attr-defined]


class VersionForm(ReasonForm):
    """Which version the dry run was shown for, and why the case moves to it."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=10**18
    )


class RecomputeForm(forms.Form):
    """The edition of the calendar whose effect was shown."""

    version = forms.IntegerField(min_value=1, max_value=10**9)


class CommentForm(forms.Form):
    """A remark everybody at the case can read."""

    text = forms.CharField(
        label=_("Catatan untuk semua pelaksana"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": _("Catatan belum diisi.")},
    )


class AttachForm(forms.Form):
    """A file for the case."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("Paling besar 10 MB."),
        error_messages={"required": _("Pilih berkas dahulu.")},
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what is too large to keep with a case."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size and file.size > MAX_FILE:
            raise forms.ValidationError(
                _("Berkas lebih besar dari 10 MB. Perkecil dahulu, lalu lampirkan.")
            )
        return file
