"""What the web server leaves behind when it has prepared its database."""

import os
import subprocess
import sys

APART = """
import signal
from pathlib import Path
from lajur.project import web
from lajur.project.errors import CannotRun
from lajur.project.prepare import Prepared

source = Path({folder!r}) / "a.typ"
source.write_text("= Satu\\n#lorem(300)\\n#pagebreak()\\n#lorem(300)")

def set_type():
    import typst
    return len(typst.compile(source))

def prepare():
    assert set_type()
    return Prepared(is_demo=True, has_office=True)

def refuse():
    raise CannotRun("Basis data tidak menjawab.")

def fail():
    raise ValueError("rusak")

web.prepare = {act}
signal.alarm(60)
try:
    print(web.prepare_apart())
    worker = web.os.fork()
    if worker == 0:
        signal.alarm(30)
        web.os._exit(0 if set_type() else 1)
    print("worker", web.os.waitpid(worker, 0)[1])
except CannotRun as refusal:
    print("refused", refusal)
"""


def run(folder: object, act: str) -> subprocess.CompletedProcess[str]:
    script = APART.format(folder=str(folder), act=act)
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lajur.project.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_workers_set_type_after_the_preparation_did(tmp_path: object) -> None:
    done = run(tmp_path, "prepare")

    assert "Prepared(is_demo=True, has_office=True)" in done.stdout
    assert "worker 0" in done.stdout, done.stderr


def test_a_refusal_of_the_preparation_comes_through(tmp_path: object) -> None:
    assert "refused Basis data tidak menjawab." in run(tmp_path, "refuse").stdout


def test_an_error_of_the_preparation_is_told_and_nothing_is_prepared(
    tmp_path: object,
) -> None:
    done = run(tmp_path, "fail")

    assert "ValueError: rusak" in done.stderr
    assert "None" in done.stdout
