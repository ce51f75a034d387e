"""Filing the scan of a signed sheet by the code printed on it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lajur.letters.errors import LettersError
from lajur.letters.forms import ScanForm
from lajur.letters.services.scan import file_scan

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

REFUSED = 422


def scan_file(request: "OfficeRequest", code: str = "") -> HttpResponse:
    """Ask for a scan and its code, and file it to its case and paper."""
    if request.method != "POST":
        form = ScanForm(initial={"code": code})
        return render(request, "letters/scan_file.html", {"form": form})
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        scan, office = form.cleaned_data["scan"], request.office
        try:
            filed = file_scan(
                government_id=office.government_id,
                code=form.cleaned_data["code"],
                name=scan.name or "pindai",
                content=scan.read(),
                by=office.acting,
                at=office.at,
            )
        except LettersError as refusal:
            form.add_error(None, str(refusal))
        else:
            text = _("Pindaian tersimpan pada %(paper)s.")
            messages.success(request, text % {"paper": filed.title})
            return redirect("letters:paper-show", filed.paper_id)
    return render(request, "letters/scan_file.html", {"form": form}, status=REFUSED)
