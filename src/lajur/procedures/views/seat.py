"""Who asks for a page: every signed-in person reads, the administrator changes."""

from datetime import date, datetime
from typing import Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext

from lajur.ledger.actor import ActingAs


class Seat(Protocol):
    """The part of a person at work that these pages use."""

    is_steward: bool
    at: datetime

    @property
    def government_id(self) -> int:
        """The government every query is bound to."""

    @property
    def acting(self) -> ActingAs:
        """Who acts, as the services want to know it."""

    @property
    def queues(self) -> tuple[str, ...]:
        """Every desk the person may work at today."""

    @property
    def today(self) -> date:
        """The day at the office."""


def seat_of(request: HttpRequest) -> Seat:
    """Return who is at work; raises PermissionDenied for an account of nobody."""
    seat = getattr(request, "office", None)
    if seat is None:
        raise PermissionDenied(
            gettext(
                "Akun ini belum terhubung dengan pegawai. Hubungi pengelola kantor."
            )
        )
    return cast(Seat, seat)


def steward_of(request: HttpRequest) -> Seat:
    """Return who is at work if he keeps the SOPs; raises PermissionDenied."""
    seat = seat_of(request)
    if not seat.is_steward:
        raise PermissionDenied(
            gettext(
                "Hanya pengelola yang dapat mengubah SOP. "
                "Hubungi pengelola kantor Anda."
            )
        )
    return seat
