"""What people send to the pages of an SOP's life."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from lajur.office.queries import UnitRow
from lajur.procedures.schedule import Kind
from lajur.procedures.services import Found

#: The seven statements of Tabel 8 (Permenpan RB 35/2012).
STATEMENTS = (
    gettext_noop("Mampu mendorong peningkatan kinerja"),
    gettext_noop("Mudah dipahami"),
    gettext_noop("Mudah dilaksanakan"),
    gettext_noop("Semua orang dapat menjalankan perannya masing-masing"),
    gettext_noop("Mampu mengatasi permasalahan yang berkaitan dengan proses"),
    gettext_noop("Mampu menjawab kebutuhan peningkatan kinerja organisasi"),
    gettext_noop("Sinergi satu dengan lainnya"),
)
_YES_NO = (("ya", _("Ya")), ("tidak", _("Tidak")))


class WishForm(forms.Form):
    """An SOP that is missing."""

    title = forms.CharField(
        label=_("Nama SOP yang diusulkan"),
        max_length=200,
        help_text=_("Nama kegiatannya, misalnya Pengelolaan Arsip Dinamis."),
        error_messages={"required": _("Tulis nama SOP yang diusulkan.")},
    )
    unit = forms.TypedChoiceField(
        label=_("Unit yang memerlukan"),
        coerce=int,
        error_messages={"required": _("Pilih unit yang memerlukan SOP ini.")},
    )
    reason = forms.CharField(
        label=_("Mengapa SOP ini diperlukan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis alasannya terlebih dahulu.")},
    )

    def __init__(self, *args: Any, units: Iterable[UnitRow], **kwargs: Any) -> None:
        """Offer the units of the office."""
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("Pilih unit"))] + [
                (unit.id, unit.name) for unit in units
            ]


class WithdrawForm(forms.Form):
    """From when an SOP is over, why, and what takes its place."""

    reason = forms.CharField(
        label=_("Alasan pencabutan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya terlebih dahulu.")},
    )
    valid_from = forms.DateField(
        label=_("Tidak berlaku sejak"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Isi tanggal pencabutannya."),
            "invalid": _("Isi tanggal pencabutannya, misalnya 2026-01-05."),
        },
    )
    replaced_by = forms.ChoiceField(
        label=_("SOP penggantinya"),
        required=False,
    )

    def __init__(
        self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer the other SOPs of the register."""
        super().__init__(*args, **kwargs)
        field = self.fields["replaced_by"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Tidak diganti")), *others]


class MonitoringForm(forms.Form):
    """One line of Tabel 7."""

    runs_well = forms.ChoiceField(
        label=_("Penilaian terhadap penerapan"),
        choices=(
            ("ya", _("Berjalan dengan baik")),
            ("tidak", _("Tidak berjalan dengan baik")),
        ),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih dahulu apakah SOP berjalan dengan baik atau tidak.")
        },
    )
    notes = forms.CharField(
        label=_("Catatan hasil penilaian"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    measures = forms.CharField(
        label=_("Tindakan yang harus diambil"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wants_revision = forms.BooleanField(
        label=_("SOP perlu direvisi; buka draf revisinya"), required=False
    )

    def found(self) -> Found:
        """Return what was found."""
        data = self.cleaned_data
        return Found(
            notes=data["notes"],
            measures=data["measures"],
            wants_revision=data["wants_revision"],
            runs_well=data["runs_well"] == "ya",
        )


class EvaluationForm(forms.Form):
    """One column of Tabel 8."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask each statement, then what follows from it."""
        super().__init__(*args, **kwargs)
        for number, statement in enumerate(STATEMENTS, 1):
            self.fields[f"s{number}"] = forms.ChoiceField(
                label=f"{number}. {_(statement)}",
                choices=_YES_NO,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Jawab pernyataan ini dengan ya atau tidak.")
                },
            )
        for name in ("notes", "measures", "wants_revision"):
            self.fields[name] = MonitoringForm.base_fields[name]

    def found(self) -> Found:
        """Return what was found."""
        data = self.cleaned_data
        answers = tuple(data[f"s{n}"] == "ya" for n in range(1, len(STATEMENTS) + 1))
        return Found(
            notes=data["notes"],
            measures=data["measures"],
            wants_revision=data["wants_revision"],
            answers=answers,
        )


FORMS: dict[Kind, type[MonitoringForm] | type[EvaluationForm]] = {
    Kind.MONITORING: MonitoringForm,
    Kind.EVALUATION: EvaluationForm,
}
