import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from lajur.ui.address import AddressMiddleware, row_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("9" * 18, int("9" * 18)), ("9" * 19, None), ("-1", None), ("²", None)],
)
def test_a_row_number_is_what_the_database_can_hold(text, number) -> None:
    assert row_number(text) == number


@pytest.mark.parametrize("text", ["", None, "x", "٣"])
def test_anything_else_is_no_row_number(text) -> None:
    assert row_number(text) is None


def test_a_zero_byte_finds_nothing() -> None:
    middleware = AddressMiddleware(lambda request: HttpResponse("x"))

    with pytest.raises(Http404):
        middleware.process_view(RequestFactory().get("/cari/?q=%00"), None, (), {})
