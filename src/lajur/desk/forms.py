"""What the front door asks for."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Name and password of an account."""

    error_messages = {  # noqa: RUF012  # the base class says how it is typed
        "invalid_login": _(
            "Nama pengguna dan kata sandi tidak cocok. Periksa huruf besar dan kecil."
        ),
        "inactive": _("Akun ini tidak aktif. Hubungi pengelola kantor Anda."),
    }
    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
        error_messages={"required": _("Nama pengguna belum diisi.")},
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Kata sandi belum diisi.")},
    )


class SettingsForm(forms.Form):
    """How pages look and listen on this browser."""

    keys = forms.BooleanField(
        label=_("Pintasan satu huruf (j, k, p, t, r, /)"), required=False
    )
    theme = forms.ChoiceField(
        label=_("Warna layar"),
        choices=[
            ("auto", _("Ikut perangkat: terang atau gelap")),
            ("light", _("Selalu terang")),
        ],
        widget=forms.RadioSelect,
    )
