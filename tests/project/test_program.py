"""A child that is a Python module."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.project.processes import wait_for

from lajur.project.errors import CannotRun
from lajur.project.logs import rotate
from lajur.project.program import Program


@pytest.fixture
def write_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give modules that a child can run."""

    def write(text: str) -> Program:
        (tmp_path / "child.py").write_text(text)
        return Program(
            name="Child",
            module="child",
            log=tmp_path / "log" / "child.log",
            environment={"PYTHONPATH": str(tmp_path)},
        )

    return write


def test_passes_on_all_words_but_the_outcome(write_module) -> None:
    program = write_module("print('one'); print('two'); print('{}'); print('on')")
    told: list[str] = []
    program.start()

    outcome = program.wait_for_outcome(tell=told.append)
    program.stop()

    assert told == ["one", "two"]
    assert outcome == "{}"


def test_a_child_that_runs_is_not_started_again(write_module) -> None:
    program = write_module("import time; print('{}', flush=True); time.sleep(60)")
    program.start()
    program.wait_for_outcome()
    first = program.process

    program.start()

    assert program.process is first
    program.stop(patience=1)


def test_says_the_last_words_of_a_child_that_failed(write_module) -> None:
    program = write_module("raise SystemExit('the shelf broke')")
    program.start()

    with pytest.raises(CannotRun, match="Child berhenti: the shelf broke"):
        program.wait_for_outcome()


def test_ends_a_stubborn_child_and_all_it_has_started(write_module) -> None:
    program = write_module(
        "import os, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(os.fork(), flush=True)\n"
        "time.sleep(60)\n"
    )
    program.start()
    wait_for(lambda: len(program.words()) == 2, 10)
    pids = {program.process.pid, *map(int, program.words())} - {0}

    program.stop(patience=0.2)

    assert len(pids) == 2
    assert wait_for(lambda: not any(Path(f"/proc/{p}").exists() for p in pids), 5)


def test_reads_only_the_words_of_the_latest_start(write_module) -> None:
    program = write_module("print('again')")
    for _ in range(2):
        program.start()
        program.process.wait()

    assert program.words() == ["again"]
    assert program.log.read_text() == "again\nagain\n"


def test_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text("import time; time.sleep(60)")
    script = (
        "import sys; from pathlib import Path\n"
        "from lajur.project.program import Program\n"
        "p = Program('S', 'sleeper', Path(sys.argv[1]) / 's.log')\n"
        "p.start(); print(p.process.pid, flush=True); p.process.wait()"
    )
    paths = os.pathsep.join([str(tmp_path), *(path for path in sys.path if path)])
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    child = Path("/proc") / parent.stdout.readline().strip()
    parent.stdout.close()

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert wait_for(lambda: not child.exists(), 5)


def test_puts_a_large_log_aside(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    log.write_bytes(b"x" * (5 * 1024 * 1024 + 1))

    rotate(log)

    assert not log.exists()
    assert (tmp_path / "web.log.1").exists()
