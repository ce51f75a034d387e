"""What a paper costs to draw, beside the least its library can do, in one run.

    python -m bench.papers [--rounds 9] [--json]

Controls: a page with one line through typst with the same standards, and an
empty Word file through python-docx. Ours and the control take turns; medians of
their ratios count, because the machine's speed moves by a factor of two.
"""

import argparse
import io
import itertools
import json
import statistics
import time
from collections.abc import Callable

import typst
from docx import Document
from tests.letters.facts import AT, facts, page, seal

from lajur.letters.writing import compose
from lajur.letters.writing.difference import changes
from lajur.letters.writing.kind import kind_of
from lajur.letters.writing.pdf import write_pdf
from lajur.letters.writing.word import write_docx

KIND = "surat_dinas"


#: typst keeps what it has laid out before; every drawing here is a new one.
_fresh = itertools.count(1)


def _our_pdf() -> None:
    write_pdf(page(KIND, sealed=seal(number=f"000.8/{next(_fresh)}/UM")), AT)


def _least_pdf() -> None:
    source = f'#set document(title: "x")\n#set text(lang: "id")\n{next(_fresh)} baris.'
    typst.compile(
        source.encode(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
    )


def _least_docx() -> None:
    Document().save(io.BytesIO())


def _compose() -> None:
    kind = kind_of(KIND)
    row = facts(KIND)
    fields = compose.first_fields(kind, row)
    compose.content_hash(compose.content_of(kind, row, fields))


#: Name to ours and its control; the cheap ones are measured in hundreds.
PAIRS: dict[str, tuple[Callable[[], object], Callable[[], object], int]] = {
    "pdf": (_our_pdf, _least_pdf, 5),
    "docx": (lambda: write_docx(page(KIND), AT), _least_docx, 5),
    "compose / least pdf": (_compose, _least_pdf, 5),
    "page / least pdf": (lambda: page(KIND), _least_pdf, 5),
    "changes / least pdf": (lambda: changes(_OLD, _NEW), _least_pdf, 5),
}
_OLD, _NEW = page(KIND), page(KIND, fields={"hal": "Hal lain"})


def _seconds(work: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def measure(rounds: int) -> dict[str, float]:
    """Return how many times the control's cost each work has."""
    found = {}
    for name, (ours, control, times) in PAIRS.items():
        ours(), control()
        ratios = [
            _seconds(ours, times) / _seconds(control, times) for _ in range(rounds)
        ]
        found[name] = round(statistics.median(ratios), 2)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.rounds)
    if given.json:
        print(json.dumps(found))
        return
    for name, ratio in found.items():
        print(f"{name:24} {ratio:6.2f} x")


if __name__ == "__main__":
    main()
