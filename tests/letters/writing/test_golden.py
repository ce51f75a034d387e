"""Pictures of finished papers, kept small; drawn again they must look the same.

After a wanted change: look at the new pictures, then `LAJUR_NEW_GOLDEN=1 pytest …`.
"""

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from tests.letters.facts import AT, page

from lajur.letters.writing.pdf import write_pdf

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
#: Mean difference of a grey pixel (0 to 255) that antialiasing may make.
TOLERANCE = 1.5


def _picture(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    picture = document[0].render(scale=0.75, grayscale=True).to_pil().convert("L")
    document.close()
    return picture.quantize(16).convert("L")


@pytest.mark.parametrize(
    "code", ["surat_dinas", "surat_tugas", "disposisi", "nota_dinas", "laporan"]
)
def test_looks_as_it_was_looked_at(code: str) -> None:
    drawn = _picture(write_pdf(page(code), AT))
    kept = GOLDEN / f"{code}.png"
    if os.environ.get("LAJUR_NEW_GOLDEN") == "1":
        kept.parent.mkdir(exist_ok=True)
        drawn.save(kept, optimize=True)

    wanted = Image.open(io.BytesIO(kept.read_bytes())).convert("L")

    assert drawn.size == wanted.size
    difference = ImageChops.difference(drawn, wanted).histogram()
    mean = sum(n * count for n, count in enumerate(difference)) / sum(difference)
    assert mean < TOLERANCE
