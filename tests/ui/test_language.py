import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from lajur.ui.language import LanguageMiddleware


def spoken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_language())


@pytest.mark.parametrize(
    ("cookie", "language"), [("", "id"), ("en", "en"), ("xx", "id")]
)
def test_speaks_the_chosen_language_else_indonesian(cookie, language) -> None:
    request = RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE="en-GB,en")
    if cookie:
        request.COOKIES["django_language"] = cookie

    response = LanguageMiddleware(spoken)(request)

    assert response.content.decode() == language
    assert response["Content-Language"] == language
