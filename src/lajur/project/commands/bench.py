"""`lajur bench`: how quick the work is, against the least it can cost."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.output import say, whisper

HELP = _("Mengukur kecepatan kerja terhadap pernyataan SQL paling sederhana.")
EPILOG = _(
    """\
Contoh:
  lajur bench           tabel ukuran, beberapa menit
  lajur bench --json    ukuran yang sama sebagai JSON
  lajur bench --full    sepuluh kali lebih banyak kasus dan tugas, lebih lama

Setiap ukuran adalah perbandingan: pekerjaan kita dan pembandingnya bergantian dalam
satu kali jalan, dan nilai tengahnya yang dipakai, sebab kecepatan mesin naik turun.
Dipakai basis data tersendiri yang dihapus sesudahnya: pada server DATABASE_URL, atau
pada server bawaan yang menulis secermat server kantor.

Kode keluar: 0 semua di dalam batas, 1 ada yang melewatinya, 2 tidak dapat diukur."""
)
#: the tree this program was installed from; measurements are not part of a package
_TREE = Path(__file__).resolve().parents[4]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument(
        "--json", action="store_true", help=_("cetak JSON ke keluaran baku")
    )
    parser.add_argument(
        "--full", action="store_true", help=_("ukur pada jumlah yang penuh")
    )


def run(args: argparse.Namespace) -> int:
    """Print every figure with its bound; 1 when one is beyond it."""
    if not (_TREE / "bench" / "figures.py").exists():
        raise CannotRun(
            _(
                "Ukuran hanya ada pada pohon sumber Lajur; jalankan dari sana "
                "(make run, lalu .venv/bin/lajur bench)."
            )
        )
    whisper(_("Mengukur; beberapa menit …"))
    told = _measured(full=args.full)
    if args.json:
        say(json.dumps(told, indent=2))
    else:
        _show(told)
    return 1 if any(figure["ok"] is False for figure in told["figures"]) else 0


def _measured(*, full: bool) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.figures", *(["--full"] if full else [])],
        cwd=_TREE,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotRun(_("Pengukuran tidak selesai; sebabnya tertulis di atas."))
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _show(told: dict[str, Any]) -> None:
    figures = told["figures"]
    width = max(len(figure["name"]) for figure in figures)
    for figure in figures:
        bound = figure["bound"]
        if bound is None:
            mark, limit = " ", ""
        else:
            mark = "✓" if figure["ok"] else "✗"
            limit = f"≤ {bound:g}"
        say(f"{mark} {figure['name']:<{width}}  {figure['value']:>9g}  {limit}")
    say(
        _("Mesin: {cores} inti, beban {load}, fsync {fsync}.").format(**told["machine"])
    )
