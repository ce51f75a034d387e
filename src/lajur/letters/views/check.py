"""The page on which everybody may check a paper, open without signing in.

It tells what the asker already holds in his hands, and whether it still holds.
"""

import hashlib
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lajur.letters import queries
from lajur.letters.forms import CodeForm, CompareForm
from lajur.letters.queries.check import CODE
from lajur.letters.words import CAPACITIES, CHECKS

#: So many questions from one address within the window; a person needs few.
MOST, WINDOW = 30, timedelta(minutes=1)
LARGEST = 20 * 1024 * 1024
REFUSED, TOO_MANY = 422, 429
#: How each state is coloured.
TONES = {"valid": "done", "void": "cancelled", "superseded": "returned"}


@never_cache
@login_not_required
def check_begin(request: HttpRequest) -> HttpResponse:
    """Ask for the code that stands on a paper."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, status=REFUSED if form.errors else 200)
    code = form.cleaned_data["code"].strip().upper()
    if not re.fullmatch(CODE, code, re.ASCII):
        form.add_error("code", _("Kode ini tidak lengkap. Ketik seperti tercetak."))
        return _ask(request, form, status=REFUSED)
    return redirect("letters:check-show", code)


@never_cache
@login_not_required
def check_show(request: HttpRequest, code: str) -> HttpResponse:
    """Say what a code stands for, and compare a file with what was signed."""
    asked = CodeForm(initial={"code": code})
    if _is_too_many(request):
        text = _("Terlalu banyak pemeriksaan. Coba lagi satu menit lagi.")
        return _ask(request, asked, text, status=TOO_MANY)
    found = queries.check(code)
    if found is None:
        text = _("Tidak ada surat dengan kode ini. Periksa huruf dan angkanya.")
        return _ask(request, asked, text, status=404)
    is_asked = request.method == "POST"
    form = CompareForm(request.POST, request.FILES) if is_asked else CompareForm()
    same = _is_same(found.code, form) if is_asked and form.is_valid() else None
    word, why = CHECKS[found.state]
    context = {
        "found": found,
        "capacity": CAPACITIES.get(found.capacity, ""),
        "tone": TONES[found.state],
        "word": _(word),
        "text": _(why),
        "form": form,
        "same": same,
    }
    status = REFUSED if form.errors else 200
    with timezone.override(ZoneInfo(found.zone)):
        return render(request, "letters/check_show.html", context, status=status)


def _ask(
    request: HttpRequest, form: CodeForm, problem: str = "", *, status: int
) -> HttpResponse:
    context = {"form": form, "problem": problem}
    return render(request, "letters/check_begin.html", context, status=status)


def _is_same(code: str, form: CompareForm) -> bool | None:
    """Compare the file by its checksum; None where it is too large to be one."""
    file = form.cleaned_data["file"]
    if file.size > LARGEST:
        form.add_error("file", _("Berkas lebih besar dari 20 MB."))
        return None
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return queries.is_known_file(code, digest.hexdigest())


def _is_too_many(request: HttpRequest) -> bool:
    """Count the questions of an address, so that nobody tries all codes."""
    key = f"check:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, WINDOW.total_seconds())
    try:
        return cache.incr(key) > MOST
    except ValueError:  # the window ended between the two lines
        return False
