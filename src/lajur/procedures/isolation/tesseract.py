"""Tesseract, where it is installed: pictures of pages in, tables of words out."""

import shutil
import subprocess
from functools import cache

from lajur.core.paper.files import ReadImage
from lajur.core.paper.refusals import refused

#: One page; a picture that takes longer is not print.
SECONDS = 40
_LANGUAGE = "ind"


@cache
def program() -> str | None:
    """Return where Tesseract with Indonesian data is, None where it is not."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    listed = subprocess.run(  # noqa: S603 - the path is found, not given
        [path, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
    )
    return path if _LANGUAGE in listed.stdout.split() else None


def reader() -> ReadImage | None:
    """Return the function that reads a picture, None without the program."""
    return _read if program() else None


def _read(picture: bytes) -> str:
    command = [
        *(str(program()), "stdin", "stdout", "-l", _LANGUAGE, "--psm", "4"),
        *("-c", "tessedit_create_tsv=1"),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - every argument is our own
            command, input=picture, capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise refused("ocr_failed") from error
    return done.stdout.decode("utf-8", errors="replace")
