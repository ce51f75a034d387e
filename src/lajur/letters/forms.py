"""What the task page asks for; only the shape of the input is checked here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]
#: Which letters share one count.
SCOPES = (
    ("all", _("Satu hitungan untuk semua")),
    ("kind", _("Tiap jenis naskah")),
    ("classification", _("Tiap kode klasifikasi")),
    ("unit", _("Tiap unit kerja")),
    ("kind_unit", _("Tiap jenis naskah dan unit kerja")),
)
RESTARTS = (("yearly", _("Tiap awal tahun")), ("never", _("Tidak pernah")))


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
        help_text=_(
            "Hanya untuk cara basah: PDF, JPG, atau PNG surat yang sudah "
            "ditandatangani. Boleh kosong jika pindaiannya sudah diunggah."
        ),
    )
    note = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    done_at = forms.DateTimeField(
        label=_("Dikerjakan pada"),
        required=False,
        help_text=_(
            "Isi hanya jika langkah ini sudah dikerjakan di atas kertas. Tercatat "
            "mundur dan tidak ikut dihitung dalam waktu kerja."
        ),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        error_messages={"invalid": _("Isi tanggal dan jamnya.")},
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


class ScanForm(forms.Form):
    """A scan of a signed sheet; its code only where it cannot be read from it."""

    scan = forms.FileField(
        label=_("Hasil pindai"),
        help_text=_("PDF, JPG, atau PNG, paling besar 10 MB."),
        error_messages={"required": _("Pilih berkas hasil pindainya.")},
    )
    code = forms.CharField(
        label=_("Kode lembar"),
        help_text=_(
            "Dibaca dari kode QR pada lembarnya. Ketik hanya jika tidak terbaca, "
            "misalnya 34-7F3A91C2."
        ),
        max_length=40,
        required=False,
    )


class SeriesForm(forms.Form):
    """A new number series."""

    name = forms.CharField(
        label=_("Nama deret"),
        max_length=120,
        error_messages={"required": _("Beri nama deretnya.")},
    )
    pattern = forms.CharField(
        label=_("Pola nomor"),
        help_text=_(
            "Bagian yang dikenal: {klas} {urut} {urut:03} {kode_unit} {keamanan} "
            "{MM} {ROMAN} {YY} {YYYY}."
        ),
        max_length=120,
        error_messages={"required": _("Isi pola nomornya.")},
    )
    klas = forms.CharField(
        label=_("Kode klasifikasi"),
        help_text=_("Mengisi {klas}."),
        max_length=40,
        required=False,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Untuk jenis naskah"),
        help_text=_("Tanpa pilihan: semua jenis yang tidak punya deret sendiri."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    scope = forms.ChoiceField(label=_("Hitungan"), choices=SCOPES)
    restart = forms.ChoiceField(label=_("Mulai lagi dari 1"), choices=RESTARTS)

    def __init__(self, *args: Any, kinds: Choices = (), **kwargs: Any) -> None:
        """Offer the kinds of paper."""
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = list(kinds)  # type: ignore[attr-defined]


class VoidForm(forms.Form):
    """Why a reserved number is made void."""

    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Tercatat di buku surat."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Alasan pembatalan belum diisi.")},
    )


class CodeForm(forms.Form):
    """The code on a paper somebody wants to check."""

    code = forms.CharField(
        label=_("Kode periksa"),
        help_text=_("Tercetak di samping tanda tangan, misalnya 1-7F3A-91C2-0B4D."),
        max_length=40,
        error_messages={"required": _("Isi kode yang tercetak pada surat.")},
    )


class CompareForm(forms.Form):
    """A file to compare with the one that was signed."""

    file = forms.FileField(
        label=_("Berkas PDF surat"),
        help_text=_("Hanya dibandingkan, tidak disimpan; paling besar 20 MB."),
        error_messages={"required": _("Pilih berkasnya dahulu.")},
    )


class ReturnForm(forms.Form):
    """Why a paper goes back, and to which desk where there is a choice."""

    to = forms.ChoiceField(
        label=_("Kembalikan ke langkah"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih langkah tujuannya."),
            "invalid_choice": _("Langkah itu bukan tujuan pengembalian."),
        },
    )
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
