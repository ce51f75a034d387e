"""The same SOP in another format is the same SOP."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.core.paper.printing import as_docx, as_html, as_xlsx

from lajur.core.paper import blocks_of_text
from lajur.core.reading import read_file
from lajur.core.sop import Sop

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def bare(sop: Sop) -> Sop:
    """Return an SOP without where its values were found."""
    kept = {
        place: replace(certainty, from_={})
        for place, certainty in sop.certainty.items()
    }
    return replace(sop, source=None, certainty=kept)


@pytest.mark.parametrize("print_as", [as_docx, as_xlsx, as_html])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/source.txt")), ids=str)
def test_an_example_reads_the_same_in_every_format(path: Path, print_as) -> None:
    data = path.read_bytes()
    (expected,) = read_file("source.txt", data).sops
    (read,) = read_file("other", print_as(blocks_of_text(data))).sops
    assert bare(read).certainty.keys() == bare(expected).certainty.keys()
    assert bare(read) == bare(expected)


def test_rows_without_numbers_under_a_header_of_one_row_are_steps() -> None:
    page = (
        "<html><table><tr><td>No<td>Kegiatan<td>Pelaksana<td>Waktu<td>Output"
        "<tr><td><td>Menyusun surat<td>Staf<td>30 menit<td>Konsep"
        "<tr><td><td>Menandatangani surat<td>Kepala<td>1 hari<td>Surat</table>"
    )
    (sop,) = read_file("sop.html", page.encode()).sops
    assert [step.text for step in sop.steps] == [
        "Menyusun surat",
        "Menandatangani surat",
    ]
