"""Posts and their holders, and the calendar of the office."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lajur.office import queries, services
from lajur.office.errors import OfficeError
from lajur.office.forms import (
    KINDS_OF_HOLIDAYS,
    ActingForm,
    HolidayForm,
    HolidayRemovalForm,
)
from lajur.office.queries import PostRow
from lajur.ui.address import row_number
from lajur.ui.templatetags.lajur import Tab

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork, OfficeRequest

ALL = "semua"
FILLINGS = {"lowong": "vacant", "plt-plh": "acting"}


@require_GET
def post_list(request: "OfficeRequest") -> HttpResponse:
    """Show who stands in which post, by unit or by what wants a look."""
    office = request.office
    filling = request.GET.get("keadaan", "")
    unit_id = None if filling in FILLINGS else _chosen_unit(request, office)
    page = queries.posts_page(
        office.government_id,
        office.today,
        unit_id=unit_id,
        filling=FILLINGS.get(filling, ""),  # type: ignore[arg-type]
    )
    agencies = [
        row for row in queries.units_of(office.government_id) if row.parent_id is None
    ]
    return render(
        request,
        "office/post_list.html",
        {
            "page": page,
            "tabs": _tabs(page, filling),
            "agencies": agencies,
            "unit_id": unit_id,
            "filling": filling,
            "is_steward": office.is_steward,
        },
    )


def holder_set(request: "OfficeRequest", post_id: int) -> HttpResponse:
    """Show the history of a post; the office administrator names who acts."""
    office = request.office
    post = _post(office, post_id)
    form = ActingForm(
        request.POST or None,
        people=_people(office) if office.is_steward or request.POST else (),
        initial={"first_day": office.today, "capacity": _likely(office, post)},
    )
    if request.method == "POST" and form.is_valid() and _appoint(request, post, form):
        return redirect("office:holder-set", post_id=post.id)
    return render(
        request,
        "office/holder_set.html",
        {
            "post": post,
            "label": queries.describe_queue(
                office.government_id, f"post:{post.id}", office.today
            ),
            "holdings": queries.holdings_of(
                office.government_id, post.id, office.today
            ),
            "form": form,
            "is_steward": office.is_steward,
        },
        status=422 if form.errors else 200,
    )


@require_POST
def holding_end(
    request: "OfficeRequest", post_id: int, holding_id: int
) -> HttpResponse:
    """Let today be the last day of an acting official."""
    office = request.office
    _post(office, post_id)
    try:
        services.end_holding(
            government_id=office.government_id,
            holding_id=holding_id,
            valid_until=office.today + timedelta(days=1),
            by=office.acting,
            at=office.at,
        )
    except OfficeError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Penunjukan berakhir hari ini."))
    return redirect("office:holder-set", post_id=post_id)


def calendar_show(request: "OfficeRequest") -> HttpResponse:
    """Show the days off of a year; the office administrator adds one."""
    office = request.office
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set_holiday(request, form):
        return _to_deadlines()
    year = _year(request, office)
    context = {
        "year": year,
        "days": queries.holidays_of(office.government_id, year),
        "kinds": KINDS_OF_HOLIDAYS,
        "form": form,
        "removal": HolidayRemovalForm(),
        "is_steward": office.is_steward,
        "version": office.government.calendar_version,
    }
    status = 422 if form.errors else 200
    return render(request, "office/calendar_show.html", context, status=status)


@require_POST
def holiday_remove(request: "OfficeRequest") -> HttpResponse:
    """Make a day off a working day again, with the reason."""
    office = request.office
    form = HolidayRemovalForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("office:calendar-show")
    given = form.cleaned_data
    try:
        services.remove_holiday(
            government_id=office.government_id,
            day=given["day"],
            kind=services.HolidayKind(given["kind"]),
            reason=given["reason"],
            by=office.acting,
            at=office.at,
        )
    except OfficeError as error:
        messages.error(request, str(error))
        return redirect("office:calendar-show")
    messages.success(request, _("Hari itu kembali menjadi hari kerja."))
    return _to_deadlines()


def _set_holiday(request: "OfficeRequest", form: HolidayForm) -> bool:
    office, given = request.office, form.cleaned_data
    try:
        services.set_holiday(
            government_id=office.government_id,
            day=given["day"],
            name=given["name"],
            kind=services.HolidayKind(given["kind"]),
            decree=given["decree"],
            by=office.acting,
            at=office.at,
        )
    except OfficeError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Hari libur dicatat dalam kalender."))
    return True


def _to_deadlines() -> HttpResponse:
    # A page of a later chapter is named, not imported.
    return redirect("cases:deadline-recompute")


def _year(request: HttpRequest, office: "AtWork") -> int:
    asked = row_number(request.GET.get("tahun", "")) or office.today.year
    return asked if 1900 < asked < 2200 else office.today.year


def _appoint(request: "OfficeRequest", post: PostRow, form: ActingForm) -> bool:
    office = request.office
    try:
        services.set_acting(
            government_id=office.government_id,
            post_id=post.id,
            appointment=form.appointment(),
            by=office.acting,
            at=office.at,
        )
    except OfficeError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Penunjukan dicatat dan berlaku sesuai tanggalnya."))
    return True


def _chosen_unit(request: HttpRequest, office: "AtWork") -> int | None:
    """Return the unit asked for; at first the agency of whoever looks."""
    asked = request.GET.get("unit", "")
    if asked == ALL:
        return None
    if number := row_number(asked):
        return number
    own = office.seat and office.seat.post_id
    post = queries.post(office.government_id, own) if own else None
    return post.unit_path[0] if post else None


def _tabs(page: queries.PostsPage, filling: str) -> list[Tab]:
    here = reverse("office:post-list")
    return [
        Tab(_("Semua jabatan"), here, page.total, filling not in FILLINGS),
        Tab(_("Lowong"), f"{here}?keadaan=lowong", page.vacant, filling == "lowong"),
        Tab(
            _("Plt. dan Plh."),
            f"{here}?keadaan=plt-plh",
            page.acting,
            filling == "plt-plh",
        ),
    ]


def _post(office: "AtWork", post_id: int) -> PostRow:
    post = queries.post(office.government_id, post_id)
    if post is None:
        raise Http404
    return post


def _people(office: "AtWork") -> list[tuple[int, str]]:
    return [(row.id, row.name) for row in queries.people_of(office.government_id)]


def _likely(office: "AtWork", post: PostRow) -> str:
    """A held post takes a Plh., a vacant one a Plt."""
    holdings = queries.holdings_of(office.government_id, post.id, office.today)
    is_held = any(row.is_current and not row.capacity_word for row in holdings)
    return services.Capacity.PLH if is_held else services.Capacity.PLT
