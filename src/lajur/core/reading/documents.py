"""A file read from its bytes to its SOPs."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lajur.core.bpmn import is_bpmn, read_bpmn
from lajur.core.paper import Block, Refused
from lajur.core.paper.files import ReadImage, blocks_of_file
from lajur.core.reading.actors import find_doers
from lajur.core.reading.assembly import Assembly
from lajur.core.reading.cells import is_symbol, mark_of
from lajur.core.reading.drawn import drawn_flow, without_labels, without_words
from lajur.core.reading.exits import find_ways
from lajur.core.reading.flow import Marked, decisions_marked
from lajur.core.reading.identity import read_identity
from lajur.core.reading.joint import together
from lajur.core.reading.lanes import actors_of, read_lanes
from lajur.core.reading.layout import resolved
from lajur.core.reading.named import with_doers
from lajur.core.reading.parts import Line, find_parts
from lajur.core.reading.routes import find_routes
from lajur.core.reading.rows import understand
from lajur.core.reading.table import RawStep, StepTable, read_table
from lajur.core.reading.words import mended, printed_variants
from lajur.core.sop import Finding, Sop, Source
from lajur.core.sop.checks import check
from lajur.core.sop.said import said

#: No official SOP comes near; what is longer is no SOP.
MAX_STEPS = 500
_NO_SOP = Finding(
    "no_sop",
    "/sops",
    "error",
    said(
        "Berkas ini terbaca, tetapi tidak ada SOP di dalamnya. Periksa "
        "apakah berkasnya benar."
    ),
)


@dataclass(frozen=True)
class Reading:
    """The SOPs of a file and what a person should know about them."""

    sops: tuple[Sop, ...]
    findings: tuple[Finding, ...]


def read_file(name: str, data: bytes, read_image: ReadImage | None = None) -> Reading:
    """Return the SOPs a file holds; `read_image` reads the pictures of pages.

    Raises lajur.core.paper.Refused when the file cannot be read at all.
    """
    if is_bpmn(data):
        return _read_process(name, data)
    return read_blocks(name, data, blocks_of_file(data, read_image))


def _read_process(name: str, data: bytes) -> Reading:
    source = Source(name, hashlib.sha256(data).hexdigest())
    sops: list[Sop] = []
    for sop in read_bpmn(data):
        sops.append(_apart(replace(sop, source=sop.source or source), sops))
    findings = [
        replace(finding, where=f"/sops/{index}{finding.where}")
        for index, sop in enumerate(sops)
        for finding in check(sop)
    ]
    return Reading(tuple(sops), tuple(findings if sops else [_NO_SOP]))


def read_blocks(name: str, data: bytes, blocks: Sequence[Block]) -> Reading:
    """Return the SOPs that stand in the blocks of a file; raises Refused."""
    source = Source(name, hashlib.sha256(data).hexdigest())
    sops: list[Sop] = []
    findings: list[Finding] = []
    for part in find_parts(resolved(blocks)):
        table = read_table(part)
        if len(table.rows) > MAX_STEPS:
            raise Refused(
                "too_many_steps",
                f"Ada tabel berisi {len(table.rows)} langkah; paling banyak "
                f"{MAX_STEPS}. Periksa apakah berkasnya memang SOP.",
            )
        sop = _read_part(part, table, source)
        if sop.steps or sop.number or sop.title:
            findings += _findings(sop, table, len(sops))
            sops.append(_apart(sop, sops))
    if not sops:
        findings.append(_NO_SOP)
    return Reading(tuple(sops), tuple(findings))


def _read_part(part: Sequence[Line], table: StepTable, source: Source) -> Sop:
    rest = [line for index, line in enumerate(part) if index not in table.used]
    printed = table.steps
    flows = drawn_flow(printed)
    steps = _mended(printed, "\n".join(line.text for line in part))
    if any(flows):
        steps = without_labels(steps)
    else:
        steps = without_words(steps, spaced=table.spaced)
    steps, names = with_doers(steps, table.lanes, rest)
    lanes = read_lanes(names)
    rows = understand(steps, lanes)
    marked = decisions_marked([step.lanes for step in steps])
    if table.spaced:
        marked = tuple(Marked(mark.step, None) for mark in marked)
    doers = together(find_doers(rows, lanes, marked, flows), rows, lanes)
    identity = read_identity(rest)
    own = [identity.plain.get("title", ""), *identity.levels]
    return Assembly(
        identity=identity,
        actors=actors_of(lanes),
        rows=rows,
        doers=doers,
        ways=find_ways(rows, doers, marked, flows),
        flows=flows,
        routes=find_routes(rows, doers, own),
        stated_total=table.stated_total,
        garbled={
            index: raw.text
            for index, (raw, step) in enumerate(zip(printed, steps, strict=True))
            if raw.text != step.text
        },
    ).sop(source)


def _mended(steps: Sequence[RawStep], text: str) -> tuple[RawStep, ...]:
    variants = printed_variants(text)
    return tuple(
        replace(
            step,
            text=mended(step.text, variants),
            inputs=mended(step.inputs, variants),
            output=mended(step.output, variants),
        )
        for step in steps
    )


def _apart(sop: Sop, others: Sequence[Sop]) -> Sop:
    """Give an SOP a slug no other of the file has."""
    used = {other.slug for other in others}
    slug, twin = sop.slug, 2
    while slug in used:
        slug, twin = f"{sop.slug}-{twin}", twin + 1
    return replace(sop, slug=slug)


def _findings(sop: Sop, table: StepTable, index: int) -> list[Finding]:
    found = [*check(sop), *_unread_marks(table)]
    if not table.lines_up:
        found.insert(
            0,
            Finding(
                "quality_rows_differ",
                "/steps",
                "error",
                said(
                    "Tabel mutu baku berisi {qualities} baris untuk {steps} langkah. "
                    "Periksa pasangan waktu dan outputnya.",
                    qualities=len(table.quality),
                    steps=len(table.rows),
                ),
            ),
        )
    return [replace(f, where=f"/sops/{index}{f.where}") for f in found]


def _unread_marks(table: StepTable) -> Iterator[Finding]:
    for index, row in enumerate(table.steps):
        unread = [
            cell
            for cell in row.lanes
            if cell and mark_of(cell) is None and not is_symbol(cell)
        ]
        if unread:
            yield Finding(
                "mark_unread",
                f"/steps/{index}",
                "note",
                said(
                    "Tanda {marks} di lajur langkah {number} tidak dapat dibaca.",
                    marks=", ".join(unread),
                    number=row.number or index + 1,
                ),
            )
