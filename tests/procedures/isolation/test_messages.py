"""Messages between server and reader arrive whole or not at all."""

import io
import json

import pytest
from tests.factories.procedures import sop_text

from lajur.core.paper import Refused
from lajur.core.reading import read_file
from lajur.procedures.isolation.messages import (
    Ended,
    answer_of,
    reading_as_bytes,
    receive,
    refusal_as_bytes,
    send,
)


def test_what_was_sent_is_received() -> None:
    pipe = io.BytesIO()
    send(pipe, b"one")
    send(pipe, b"")
    pipe.seek(0)
    assert [receive(pipe), receive(pipe)] == [b"one", b""]


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b"\0" * 7 + b"\x09cut", b"\xff" * 8 + b"huge"]
)
def test_a_message_cut_short_or_without_measure_ends_the_talk(content: bytes) -> None:
    with pytest.raises(Ended):
        receive(io.BytesIO(content))


def test_a_reading_comes_back_the_same() -> None:
    reading = read_file("sop.txt", sop_text("Penyusunan Nota").encode())
    same, blocks = answer_of(reading_as_bytes(reading, [{"text": "a"}]))
    assert same.sops == reading.sops
    assert [f.code for f in same.findings] == [f.code for f in reading.findings]
    assert blocks == [{"text": "a"}]


def test_a_refusal_comes_back_the_same() -> None:
    with pytest.raises(Refused, match="Kosong") as refused:
        answer_of(refusal_as_bytes(Refused("empty", "Kosong.")))
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    "told", [[], {}, {"sops": [{}], "findings": [], "blocks": []}, {"refused": "x"}]
)
def test_an_answer_that_makes_no_sense_is_none(told: object) -> None:
    with pytest.raises(Ended):
        answer_of(json.dumps(told).encode())
