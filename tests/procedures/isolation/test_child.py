"""The reader answers file after file until nothing more is said."""

import json
import os
import subprocess
import sys

import pytest
from tests.factories.procedures import sop_text

from lajur.core.paper import Refused
from lajur.core.sop.codec import to_json
from lajur.procedures.isolation import child
from lajur.procedures.isolation.messages import answer_of, receive, send

GOOD = sop_text("Penyusunan Nota").encode()


def stored_sop() -> bytes:
    reading, _ = answer_of(child.answer("a.txt", GOOD))
    return json.dumps(to_json(reading.sops[0])).encode()


def test_answers_until_the_pipe_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[int] = []
    monkeypatch.setattr(child, "allow_seconds", allowed.append)
    asked, told = os.pipe()
    answered, said = os.pipe()
    with (
        os.fdopen(asked, "rb") as source,
        os.fdopen(told, "wb") as ask,
        os.fdopen(answered, "rb") as heard,
        os.fdopen(said, "wb") as sink,
    ):
        for data in (GOOD, b" "):
            send(ask, b"a.txt")
            send(ask, data)
        ask.close()
        child.serve(source, sink, 7)
        reading, _ = answer_of(receive(heard))
        with pytest.raises(Refused):
            answer_of(receive(heard))
    assert allowed == [7, 7]
    assert len(reading.sops) == 1


def test_ends_when_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "IDLE", 0.01)
    asked, told = os.pipe()
    with os.fdopen(asked, "rb") as source, os.fdopen(told, "wb"):
        child.serve(source, source, 7)


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
    ],
)
def test_neither_network_nor_programs_are_left(act: str) -> None:
    code = (
        "from lajur.procedures.isolation.limits import confine\n"
        f"confine(memory=2_000_000_000, programs=set())\n{act}"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
    )
    assert "PermissionError" in done.stderr


def test_time_on_the_processor_is_given_file_by_file() -> None:
    code = (
        "from lajur.procedures.isolation.limits import allow_seconds\n"
        "allow_seconds(0)\nallow_seconds(0)\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], check=False, timeout=60)
    assert done.returncode < 0


def test_stored_sops_are_read_apart_too() -> None:
    reading, blocks = answer_of(child.answer("sop.JSON", stored_sop()))
    assert [sop.slug for sop in reading.sops] == ["penyusunan-nota"]
    assert blocks == []


@pytest.mark.parametrize("data", [b"{", b"[1]", b"[" * 100_000, b"\xff\xfe"])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        answer_of(child.answer("sop.json", data))
    assert refusal.value.code == "unknown_json"
