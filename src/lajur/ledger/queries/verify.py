"""Is the log as it was written? Chains, anchors and files are computed again."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.ledger import sql
from lajur.ledger.files import path_of
from lajur.ledger.models import Event, File, Stream
from lajur.ledger.seal import anchor_stream, seal_of


@dataclass(frozen=True)
class Finding:
    """One harm: a code, the place, and a sentence."""

    code: str
    where: str
    text: str


@dataclass(frozen=True)
class Chains:
    """The state of all chains: head of each stream, and hash by (stream, seq)."""

    heads: dict[str, tuple[int, bytes]]
    findings: tuple[Finding, ...]


def verify_streams(government_id: int, key: bytes) -> tuple[Finding, ...]:
    """Return the harm found in chains, heads of streams and anchors."""
    chains = read_chains(government_id)
    return (
        *chains.findings,
        *_head_findings(government_id, chains),
        *_anchor_findings(government_id, chains, key),
    )


def read_chains(government_id: int) -> Chains:
    """Return every chain computed again from its first event."""
    heads: dict[str, tuple[int, bytes]] = {}
    findings: list[Finding] = []
    broken: set[str] = set()
    events = Event.objects.filter(government_id=government_id).order_by("stream", "seq")
    for event in events.iterator(chunk_size=1000):
        if event.stream in broken:
            continue
        seq, head = heads.get(event.stream, (0, b""))
        finding = _event_finding(event, seq, head)
        if finding:
            findings.append(finding)
            broken.add(event.stream)
        heads[event.stream] = (event.seq, bytes(event.hash))
    return Chains(heads, tuple(findings))


def _event_finding(event: Event, seq: int, head: bytes) -> Finding | None:
    where = f"{event.stream} {event.seq}"
    if event.seq != seq + 1:
        return Finding(
            "event_removed",
            f"{event.stream} {seq + 1}",
            f"Peristiwa {seq + 1} pada {event.stream} tidak ada.",
        )
    expected = sql.chained(
        head, event.stream, event.seq, event.request_key, event.kind, event.body
    )
    if expected != bytes(event.hash) or _at(event.body) != event.at:
        return Finding(
            "event_changed", where, f"Peristiwa {where} tidak seperti saat dicatat."
        )
    return None


def _at(body: str) -> datetime | None:
    # Older events write a moment longer: the moment counts, the hash the letters.
    try:
        return datetime.fromisoformat(json.loads(body)["at"])
    except (ValueError, TypeError, KeyError):
        return None


def _head_findings(government_id: int, chains: Chains) -> list[Finding]:
    found = []
    for row in Stream.objects.filter(government_id=government_id):
        seq, head = chains.heads.get(row.stream, (0, b""))
        if seq < row.seq:
            found.append(
                Finding(
                    "last_event_removed",
                    f"{row.stream} {row.seq}",
                    f"Peristiwa terakhir {row.stream} tidak ada.",
                )
            )
        elif (seq, head) != (row.seq, bytes(row.head)):
            found.append(
                Finding(
                    "head_differs",
                    row.stream,
                    f"Rantai {row.stream} tidak sama dengan kepalanya.",
                )
            )
    return found


def _anchor_findings(government_id: int, chains: Chains, key: bytes) -> list[Finding]:
    stream = anchor_stream(government_id)
    anchors = Event.objects.filter(government_id=government_id, stream=stream)
    found: list[Finding] = []
    newest: dict[str, tuple[int, str]] = {}
    before: str | None = None
    for event in anchors.order_by("seq"):
        body = json.loads(event.body)
        if not hmac.compare_digest(body.get("seal", ""), seal_of(key, body)) or (
            body["before"] != before
        ):
            found.append(
                Finding(
                    "anchor_forged",
                    f"{stream} {event.seq}",
                    f"Segel harian {event.seq} tidak dibuat dengan kunci ini.",
                )
            )
        newest.update(
            {name: (seq, head) for name, (seq, head) in body["heads"].items()}
        )
        before = bytes(event.hash).hex()
    return [*found, *_against_anchors(newest, chains)]


def _against_anchors(
    newest: dict[str, tuple[int, str]], chains: Chains
) -> list[Finding]:
    found = []
    kept = _hashes_at(newest)
    for stream, (seq, head) in newest.items():
        if stream not in chains.heads:
            found.append(
                Finding("stream_removed", stream, f"Seluruh catatan {stream} hilang.")
            )
        elif chains.heads[stream][0] < seq:
            found.append(
                Finding(
                    "last_event_removed",
                    f"{stream} {seq}",
                    f"Peristiwa {seq} pada {stream} sudah disegel tetapi tidak ada.",
                )
            )
        elif kept.get(stream) != head:
            found.append(
                Finding(
                    "chain_rewritten",
                    f"{stream} {seq}",
                    f"Rantai {stream} ditulis ulang sesudah disegel.",
                )
            )
    return found


def _hashes_at(places: dict[str, tuple[int, str]]) -> dict[str, str]:
    streams = list(places)
    return dict(
        sql.rows(
            "SELECT e.stream, encode(e.hash, 'hex') FROM ledger_event e"
            " JOIN unnest(%s::text[], %s::bigint[]) AS p (stream, seq)"
            " ON p.stream = e.stream AND p.seq = e.seq",
            (streams, [places[name][0] for name in streams]),
        )
    )


def verify_files(government_id: int) -> tuple[Finding, ...]:
    """Return the files that are gone from the disk or changed on it."""
    found = []
    for row in File.objects.filter(government_id=government_id).iterator():
        path = path_of(row.sha256)
        if not path.exists():
            found.append(
                Finding("file_missing", row.sha256, f"Berkas {row.name} tidak ada.")
            )
        elif _checksum(path) != row.sha256:
            found.append(
                Finding("file_changed", row.sha256, f"Berkas {row.name} berubah.")
            )
    return tuple(found)


def _checksum(path: Any) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
