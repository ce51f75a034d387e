from django.http import HttpResponse
from django.test import RequestFactory

from lajur.ui.policy import ContentPolicyMiddleware


def test_every_answer_forbids_what_this_site_does_not_serve() -> None:
    answer = ContentPolicyMiddleware(lambda request: HttpResponse("x"))

    policy = answer(RequestFactory().get("/"))["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_a_stricter_policy_of_a_view_is_kept() -> None:
    own = HttpResponse("x", headers={"Content-Security-Policy": "default-src 'none'"})
    answer = ContentPolicyMiddleware(lambda request: own)

    policy = answer(RequestFactory().get("/"))["Content-Security-Policy"]

    assert policy == "default-src 'none'"
