"""Pictures are read where Tesseract knows Indonesian."""

import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont

from lajur.core.paper import Refused
from lajur.procedures.isolation import read_apart, tesseract

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr-ind is not installed"
)


@pytest.fixture(autouse=True)
def fresh():
    tesseract.program.cache_clear()
    yield
    tesseract.program.cache_clear()


def test_without_the_program_there_is_no_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert tesseract.reader() is None


@needs_tesseract
def test_without_indonesian_there_is_no_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tesseract, "_LANGUAGE", "xyz")
    assert tesseract.reader() is None


@needs_tesseract
def test_a_picture_that_is_none_is_refused() -> None:
    read = tesseract.reader()
    assert read is not None
    with pytest.raises(Refused) as refused:
        read(b"no picture")
    assert refused.value.code == "ocr_failed"


@needs_tesseract
def test_a_picture_that_takes_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = tesseract.reader()
    assert read is not None

    def late(*args: object, **named: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(Refused):
        read(b"picture")


COLUMNS = (100, 200, 1000, 1300, 1700, 2100)
ROWS = (200, 300, 450, 600, 750)
TEXTS = (
    ("No", "Kegiatan", "Pelaksana", "Waktu", "Output"),
    ("1", "Menyusun konsep surat tugas", "Staf", "30 menit", "Konsep surat"),
    ("2", "Menandatangani surat tugas", "Kepala", "1 hari", "Surat tugas"),
    ("3", "Mengarsipkan surat tugas", "Staf", "10 menit", "Arsip surat"),
)


def scan() -> bytes:
    """Make a picture of a printed form, laid a little askew."""
    image = Image.new("L", (2340, 1000), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size=34)
    pen.text((700, 100), "SOP Penerbitan Surat Tugas", fill=0, font=font)
    for y in ROWS:
        pen.line((COLUMNS[0], y, COLUMNS[-1], y), fill=0, width=3)
    for x in COLUMNS:
        pen.line((x, ROWS[0], x, ROWS[-1]), fill=0, width=3)
    for y, texts in zip(ROWS, TEXTS, strict=False):
        for x, text in zip(COLUMNS, texts, strict=False):
            pen.text((x + 20, y + 25), text, fill=0, font=font)
    held = io.BytesIO()
    image.rotate(0.4, fillcolor=255).save(held, "png")
    return held.getvalue()


@needs_tesseract
def test_a_scanned_form_is_read_apart_with_its_steps() -> None:
    reading, blocks = read_apart("pindai.png", scan())
    (sop,) = reading.sops
    assert [step.text for step in sop.steps] == [texts[1] for texts in TEXTS[1:]]
    assert [step.duration.text for step in sop.steps if step.duration] == [
        texts[3] for texts in TEXTS[1:]
    ]
    assert blocks
