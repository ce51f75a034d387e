"""Which database a process talks to."""

from pathlib import Path

import pytest

from lajur.project.database import BadDatabaseUrl, database_settings
from lajur.project.secrets import secret_key


def test_takes_every_part_of_an_address() -> None:
    found = database_settings(
        "postgresql://us%40er:p%2Fw@db.example:6432/na%20me?sslmode=require", Path("/v")
    )

    assert (found["USER"], found["PASSWORD"]) == ("us@er", "p/w")
    assert (found["HOST"], found["PORT"], found["NAME"]) == (
        "db.example",
        "6432",
        "na me",
    )
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "nonsense"])
def test_refuses_what_is_no_postgresql_address(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="postgresql://"):
        database_settings(url, Path("/v"))


def test_without_an_address_talks_to_the_server_in_the_folder(tmp_path: Path) -> None:
    password = secret_key(tmp_path, "database-password")

    found = database_settings(None, tmp_path)

    assert found["PASSWORD"] == password
    assert found["NAME"] == "lajur"
