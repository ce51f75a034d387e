"""Pictures are read where Tesseract knows Indonesian."""

import shutil
import subprocess

import pytest

from lajur.core.paper import Refused
from lajur.procedures.isolation import tesseract

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
