"""How the command line speaks: results on standard output, the rest beside it."""

import sys


def say(line: str) -> None:
    """Print one line of result at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def whisper(line: str) -> None:
    """Print one line about the work itself, out of the way of results."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
