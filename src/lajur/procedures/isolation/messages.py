"""What goes over the pipes between the server and a reader: lengths and JSON.

Nothing that could run code when it is unpacked: the reader may be in the hands of
the file it reads.
"""

import json
from collections.abc import Mapping
from typing import IO, Any

from lajur.core.paper import Refused
from lajur.core.reading import Reading
from lajur.core.sop.codec import finding_from_kept, from_json, kept_finding, to_json

#: More is no answer of ours.
MAX_ANSWER = 200_000_000
_LENGTH = 8


class Ended(Exception):
    """The other end said nothing more, or nothing that makes sense."""


def send(pipe: IO[bytes], content: bytes) -> None:
    """Write one message."""
    pipe.write(len(content).to_bytes(_LENGTH, "big"))
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes], most: int = MAX_ANSWER) -> bytes:
    """Read one message; raises Ended."""
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > most:
        raise Ended
    content = pipe.read(length)
    if len(content) < length:
        raise Ended
    return content


def reading_as_bytes(reading: Reading, blocks: list[dict[str, Any]]) -> bytes:
    """Return the answer for a file that was read."""
    return _packed(
        {
            "sops": [to_json(sop) for sop in reading.sops],
            "findings": [kept_finding(finding) for finding in reading.findings],
            "blocks": blocks,
        }
    )


def refusal_as_bytes(refusal: Refused) -> bytes:
    """Return the answer for a file that was refused."""
    return _packed({"code": refusal.code, "refused": str(refusal)})


def answer_of(content: bytes) -> tuple[Reading, list[dict[str, Any]]]:
    """Return what a reader found; raises Refused as it did, or Ended."""
    try:
        told = json.loads(content)
        if "refused" in told:
            refusal = Refused(str(told["code"]), str(told["refused"]))
        else:
            sops = tuple(from_json(sop) for sop in told["sops"])
            findings = tuple(map(finding_from_kept, told["findings"]))
            return Reading(sops, findings), list(told["blocks"])
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise Ended from error
    raise refusal


def _packed(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
