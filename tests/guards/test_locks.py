"""What is installed: hashed, without addresses, without licences we cannot carry."""

import importlib.util
import re

import pytest
from tests.guards.sources import ROOT

LOCKS = ("requirements.lock", "dev.lock")
#: AGPL, or bringing it along
FORBIDDEN = ("rinohtype", "rinoh", "pymupdf", "fitz", "pm4py", "viewflow")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_package_by_hash(lock: str) -> None:
    text = (ROOT / lock).read_text().replace("\\\n", " ")
    pins = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]

    assert pins
    assert [line for line in pins if "==" not in line or "--hash=" not in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_no_forbidden_package(lock: str) -> None:
    names = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(), re.MULTILINE))

    assert names.isdisjoint(FORBIDDEN)


def test_development_installs_what_runs() -> None:
    runtime, development = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in LOCKS
    )

    assert runtime <= development


@pytest.mark.parametrize("package", [name for name in FORBIDDEN if name != "rinoh"])
def test_forbidden_package_cannot_be_imported(package: str) -> None:
    assert importlib.util.find_spec(package) is None
