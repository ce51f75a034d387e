"""Sitting down at a desk in front of the pages."""

from django.conf import settings
from django.test import Client
from tests.factories.office import Office


def sit_down(office: Office, key: str) -> Client:
    """Return a browser in which the holder of a post has signed in."""
    client = Client()
    client.force_login(office.people[key].user, settings.AUTHENTICATION_BACKENDS[1])
    return client


def shows(response: object) -> str:
    """Return the page as text, for what it must say."""
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]
