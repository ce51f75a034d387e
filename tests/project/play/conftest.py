"""The server plays are run on, and the plays several tests look at."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.project.accounts import open_folder
from tests.project.play.plays import Played, play


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> str:
    """The server of this test run: a second one for each play would cost time."""
    return os.environ["DATABASE_URL"]


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A folder for the plays more than one test looks at."""
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def straight(server: str, place: Path) -> Played:
    """LKPJ without a return."""
    return play(place / "straight", "lkpj", DATABASE_URL=server)


@pytest.fixture(scope="session")
def returned(server: str, place: Path) -> Played:
    """LKPJ with each decision refusing once."""
    return play(place / "returned", "lkpj", "--returns", DATABASE_URL=server)
