"""The command line `lajur`: finds the command, runs it, says failures in a sentence."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.output import whisper
from lajur.project.postgres.server import disk_full
from lajur.project.running import var_folder

#: exit codes: done, finished with findings, could not
DONE, FINDINGS, COULD_NOT = 0, 1, 2

_COMMANDS = {
    "serve": "serve",
    "import": "import_files",
    "check": "check",
    "verify": "verify",
    "play": "play",
    "export": "export",
    "bench": "bench",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = _parser().parse_args(arguments)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except CannotRun as reason:
        whisper(str(reason))
        return COULD_NOT
    except KeyboardInterrupt:
        return COULD_NOT
    except OSError as error:
        whisper(_system_refused(error))
        return COULD_NOT
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lajur",
        description=_(
            "Lajur menjalankan SOP kantor pemerintah: membaca dokumennya, "
            "menggambarnya, dan mengantar setiap perkara dari meja ke meja."
        ),
        epilog=_(
            "Setiap perintah punya penjelasan sendiri: lajur serve --help. Kode "
            "keluar: 0 selesai, 1 selesai dengan temuan, 2 tidak dapat dikerjakan."
        ),
    )
    commands = parser.add_subparsers(
        title=_("perintah"), dest="command", required=True, metavar=_("PERINTAH")
    )
    for name, module_name in _COMMANDS.items():
        module = import_module(f"lajur.project.commands.{module_name}")
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=getattr(module, "EPILOG", None),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _system_refused(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(var_folder())
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _(
            "Tidak boleh memakai {path}; periksa hak akun ini atau pakai folder lain "
            "dengan LAJUR_VAR."
        ).format(path=error.filename or var_folder())
    return _("Sistem menolak: {reason}").format(reason=error)


if __name__ == "__main__":
    sys.exit(main())
