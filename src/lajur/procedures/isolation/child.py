"""The reader itself: `python -m lajur.procedures.isolation.child`.

It knows no settings, no database and no secret; a file comes in by one pipe, what
was found in it goes out by another.
"""

import argparse
import json
import logging
import select
import sys
import warnings
from dataclasses import replace
from typing import IO

from lajur.core.bpmn import is_bpmn
from lajur.core.checking.prints import check_prints
from lajur.core.paper import Refused
from lajur.core.paper.files import blocks_of_file
from lajur.core.paper.refusals import refused
from lajur.core.reading import Reading, questions, read_blocks, read_file
from lajur.core.sop import Finding
from lajur.core.sop.codec import sops_in
from lajur.procedures.blocks import stored
from lajur.procedures.isolation.limits import allow_seconds, confine
from lajur.procedures.isolation.messages import (
    Ended,
    reading_as_bytes,
    receive,
    refusal_as_bytes,
    send,
)
from lajur.procedures.isolation.tesseract import program, reader

#: A reader nobody asks anything gives its memory back.
IDLE = 120.0


def main(arguments: list[str]) -> None:
    """Give up what is not needed, then read files until there are none."""
    given = argparse.ArgumentParser()
    given.add_argument("--memory", type=int, required=True)
    given.add_argument("--seconds", type=int, required=True)
    options = given.parse_args(arguments)
    logging.disable()
    warnings.simplefilter("ignore")
    confine(memory=options.memory, programs={program() or ""})
    serve(sys.stdin.buffer, sys.stdout.buffer, options.seconds)


def serve(source: IO[bytes], sink: IO[bytes], seconds: int) -> None:
    """Answer for one file after the other; end when idle or told nothing more."""
    while _is_asked(source):
        try:
            name = receive(source).decode()
            data = receive(source)
        except Ended:
            return
        allow_seconds(seconds)
        send(sink, answer(name, data))


def answer(name: str, data: bytes) -> bytes:
    """Return what stands in this file, or why it is not read."""
    try:
        if name.lower().endswith(".json"):
            return reading_as_bytes(_kept(data), [])
        if is_bpmn(data):
            return reading_as_bytes(read_file(name, data), [])
        blocks = blocks_of_file(data, reader())
        reading = read_blocks(name, data, blocks)
    except Refused as refusal:
        return refusal_as_bytes(refusal)
    odd = tuple(
        Finding(told.code, told.where, told.severity, told.text)
        for told in check_prints(reading.sops, blocks)
    )
    read = replace(reading, findings=(*reading.findings, *odd))
    return reading_as_bytes(read, stored(blocks))


def _kept(data: bytes) -> Reading:
    """Return the SOPs that were stored as JSON; raises Refused for other JSON."""
    try:
        sops = sops_in(json.loads(data))
        for sop in sops:
            questions(sop)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise refused("unknown_json") from error
    return Reading(sops, ())


def _is_asked(source: IO[bytes]) -> bool:
    return bool(select.select([source], [], [], IDLE)[0])


if __name__ == "__main__":
    main(sys.argv[1:])
