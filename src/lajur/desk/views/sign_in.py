"""Signing in and out, and choosing the post to act as."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lajur.desk.forms import SignInForm
from lajur.desk.frame import CHOSEN_POST, demo_choices
from lajur.office import queries as office_queries
from lajur.office.errors import OfficeError
from lajur.office.services import sign_in_as_demo
from lajur.ui.address import row_number

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@sensitive_post_parameters()
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password, or for a post when the demo is open."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return redirect(_next(request))
    return _page(request, form)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave the desk."""
    logout(request)
    return redirect("desk:sign-in")


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sit down at another post of the demo office; refused outside the demo."""
    number = row_number(request.POST.get("person"))
    try:
        user = sign_in_as_demo(person_id=number or 0)
    except OfficeError as refusal:
        return render(request, "403.html", {"reason": str(refusal)}, status=403)
    logout(request)
    login(request, user, backend=BACKEND)
    return redirect(_next(request))


@require_POST
def post_choose(request: "OfficeRequest") -> HttpResponse:
    """Act as another of one's own posts from now on."""
    wanted = request.POST.get("post", "")
    if wanted in {str(row.post_id) for row in request.office.posts}:
        request.session[CHOSEN_POST] = int(wanted)
    return redirect(_next(request))


def locked_out(
    request: HttpRequest, *_response: object, **_credentials: object
) -> HttpResponse:
    """Tell in one sentence that too many attempts failed, and what to do."""
    locked = _(
        "Terlalu banyak percobaan masuk yang gagal. Coba lagi setelah 15 menit,"
        " atau minta pengelola kantor mengatur ulang kata sandi Anda."
    )
    return _page(request, SignInForm(request), locked=locked, status=429)


def _page(
    request: HttpRequest, form: SignInForm, *, locked: str = "", status: int = 200
) -> HttpResponse:
    governments = office_queries.governments()
    context = {
        "form": form,
        "locked": locked,
        "next": _next(request),
        "office_name": governments[0].name if len(governments) == 1 else "",
        "demo_posts": demo_choices(None),
    }
    return render(request, "desk/sign_in.html", context, status=status)


def _next(request: HttpRequest) -> str:
    """Give where to go on; only addresses of this site count."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)
