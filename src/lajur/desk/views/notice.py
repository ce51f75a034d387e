"""What the application has to tell somebody."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lajur.office import queries as office_queries
from lajur.office.services import read_notice

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest


def notice_list(request: "OfficeRequest") -> HttpResponse:
    """Show the latest notices, unread ones marked."""
    office = request.office
    rows = office_queries.notices_of(
        office.government_id, office.person_id, office.queues
    )
    return render(request, "desk/notice_list.html", {"rows": rows})


@require_POST
def notice_read(request: "OfficeRequest", notice_id: int) -> HttpResponse:
    """Mark a notice as read."""
    office = request.office
    read_notice(
        government_id=office.government_id,
        notice_id=notice_id,
        person_id=office.person_id,
        queues=office.queues,
        at=office.at,
    )
    return redirect("desk:notice-list")
