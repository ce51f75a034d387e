"""How pages look and listen on this browser; kept in cookies, not in the office."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from lajur.desk.forms import SettingsForm

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

YEAR = 365 * 24 * 3600


def settings_edit(request: "OfficeRequest") -> HttpResponse:
    """Switch single keys off, or keep the screen light."""
    now = {
        "keys": request.COOKIES.get("lajur_keys") != "off",
        "theme": request.COOKIES.get("lajur_theme", "auto"),
    }
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/settings_edit.html", {"form": form})
    response = redirect("desk:settings-edit")
    keys = "on" if form.cleaned_data["keys"] else "off"
    for name, value in (
        ("lajur_keys", keys),
        ("lajur_theme", form.cleaned_data["theme"]),
    ):
        response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="Lax")
    messages.success(request, _("Pengaturan tersimpan untuk peramban ini."))
    return response


@login_not_required
def language_choose(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on."""
    return set_language(request)
