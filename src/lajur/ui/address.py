"""Addresses no page of ours makes: such a request finds nothing."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls.converters import IntConverter

#: More digits than this do not fit the number of a row.
DIGITS = 18


class RowNumber(IntConverter):
    """A row's number in an address: `<row:case_id>`."""

    regex = rf"[0-9]{{1,{DIGITS}}}"


def row_number(text: str | None) -> int | None:
    """Return the row's number in a query, or None where there is none."""
    if text and text.isascii() and text.isdecimal() and len(text) <= DIGITS:
        return int(text)
    return None


class AddressMiddleware:
    """Find nothing where an address or its query holds a zero byte.

    The database keeps no zero byte in a text, so that no row can match it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _named: object
    ) -> None:
        """Look at the address before its page does; raises Http404."""
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            raise Http404
