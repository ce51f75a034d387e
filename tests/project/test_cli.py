"""The command line teaches, and fails in one sentence."""

import subprocess

import pytest
from tests.project.processes import LAJUR

from lajur.project import cli


@pytest.mark.parametrize("command", list(cli._COMMANDS))
def test_every_command_teaches_with_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--help"])

    assert ended.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 8


def test_names_the_commands_in_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])

    words = capsys.readouterr().out
    assert all(command in words for command in cli._COMMANDS)


def test_ends_with_two_on_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["dance"])

    assert ended.value.code == 2


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    with subprocess.Popen(
        [*LAJUR, "check", "organisasi"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == ""
        assert command.wait(60) == 0
