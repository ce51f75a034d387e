"""L05: an official flowchart uses five symbols only."""

from collections.abc import Iterable

from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.paper.blocks import Block, ShapeKind, Table
from lajur.core.sop.said import said


def five_symbols(blocks: Iterable[Block]) -> Diagnoses:
    """L05: no drawn shape but capsule, box, diamond, arrow and pentagon."""
    for block in blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            odd = [s for s in row.shapes if s.is_odd or s.kind is ShapeKind.OTHER]
            if odd:
                page = said(" (halaman {page})", page=row.page) if row.page else ""
                yield Diagnosis(
                    "L05",
                    f"/lines/{row.line}",
                    "note",
                    said(
                        "Baris {line}{page} memakai simbol di luar lima simbol SOP.",
                        line=row.line,
                        page=page,
                    ),
                    said(
                        "Diagram SOP hanya memakai kapsul, kotak, belah ketupat, anak "
                        "panah, dan segi lima (L05)."
                    ),
                )
