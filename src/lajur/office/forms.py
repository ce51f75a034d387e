"""What the pages of the office ask for; only the shape is checked here."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lajur.office.services import Appointment, Capacity, HolidayKind

#: How each kind of holiday is called on a page.
KINDS_OF_HOLIDAYS = {
    HolidayKind.NATIONAL.value: _("Libur nasional"),
    HolidayKind.COLLECTIVE.value: _("Cuti bersama"),
    HolidayKind.LOCAL.value: _("Libur daerah"),
}

CAPACITIES = (
    (Capacity.PLH.value, _("Plh. (pejabatnya berhalangan sementara)")),
    (Capacity.PLT.value, _("Plt. (jabatannya lowong)")),
    (Capacity.PJ.value, _("Pj. (penjabat yang ditetapkan)")),
    (Capacity.DELEGATE.value, _("Delegasi (membantu pejabatnya)")),
)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ActingForm(forms.Form):
    """Who acts in a post, in what capacity, from when to when, by what letter."""

    person = forms.TypedChoiceField(
        label=_("Pejabat yang ditunjuk"),
        coerce=int,
        empty_value=None,
        error_messages={"required": _("Pilih pejabat yang ditunjuk.")},
    )
    capacity = forms.ChoiceField(
        label=_("Kedudukan"),
        choices=CAPACITIES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih kedudukannya.")},
    )
    first_day = forms.DateField(
        label=_("Mulai tanggal"),
        widget=_day(),
        error_messages={
            "required": _("Tanggal mulai belum diisi."),
            "invalid": _("Tulis tanggal seperti 31/03/2026."),
        },
    )
    last_day = forms.DateField(
        label=_("Sampai dengan tanggal"),
        widget=_day(),
        help_text=_("Hari terakhir ia bertindak dalam jabatan ini."),
        error_messages={
            "required": _("Tanggal selesai belum diisi."),
            "invalid": _("Tulis tanggal seperti 31/03/2026."),
        },
    )
    warrant = forms.CharField(
        label=_("Nomor surat perintah"),
        max_length=120,
        error_messages={"required": _("Isi nomor surat perintah penunjukan.")},
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        """Offer the people of the government."""
        super().__init__(*args, **kwargs)
        choices = [("", _("Pilih pejabat")), *people]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    def appointment(self) -> Appointment:
        """Return what was filled in; the last day becomes an exclusive end."""
        given = self.cleaned_data
        last_day: date = given["last_day"]
        return Appointment(
            person_id=given["person"],
            capacity=Capacity(given["capacity"]),
            valid_from=given["first_day"],
            valid_until=last_day + timedelta(days=1),
            warrant=given["warrant"],
        )


class HolidayForm(forms.Form):
    """One day off: when, what for, who gave it, and by which decree."""

    day = forms.DateField(
        label=_("Tanggal"),
        widget=_day(),
        error_messages={
            "required": _("Tanggal belum diisi."),
            "invalid": _("Tulis tanggal seperti 31/03/2026."),
        },
    )
    name = forms.CharField(
        label=_("Nama hari libur"),
        max_length=200,
        error_messages={"required": _("Nama hari libur belum diisi.")},
    )
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=list(KINDS_OF_HOLIDAYS.items()),
        initial=HolidayKind.LOCAL,
    )
    decree = forms.CharField(
        label=_("Dasar penetapan"),
        max_length=160,
        required=False,
        help_text=_("Nomor keputusan; kosongkan selama masih perkiraan."),
    )


class HolidayRemovalForm(forms.Form):
    """Which day becomes a working day again, and why."""

    day = forms.DateField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=list(KINDS_OF_HOLIDAYS.items()),
        widget=forms.HiddenInput,
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=200,
        error_messages={"required": _("Alasan belum diisi.")},
    )
