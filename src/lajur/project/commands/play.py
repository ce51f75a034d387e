"""`lajur play`: an SOP run from start to end, to see that it runs."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lajur.project.language import gettext as _
from lajur.project.output import say, whisper

if TYPE_CHECKING:
    from lajur.project.play.run import Play, Tell
    from lajur.project.play.stage import Staged

HELP = _("Menjalankan SOP dari awal sampai akhir dengan jam tiruan.")
EPILOG = _(
    """\
Contoh:
  lajur play lkpj                       SOP dari katalog, tanpa pengembalian
  lajur play lkpj --returns --out out/  setiap keputusan menolak satu kali
  lajur play sop.txt --accept-guesses   dokumen sendiri; dugaan pembaca diterima

Dipakai basis data tersendiri yang dihapus sesudahnya (simpan dengan --keep). Semua
perbuatan lewat layanan yang sama dengan halaman; tugas latar ikut jam tiruan.

Kode keluar: 0 selesai, 1 ada kasus yang tidak selesai atau temuan, 2 tidak dapat."""
)
#: a Monday with a whole working year before it
_OPENING = datetime(2026, 1, 5, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument("sops", nargs="*", metavar=_("SOP|BERKAS"))
    parser.add_argument("--all", action="store_true", help=_("seluruh katalog"))
    parser.add_argument(
        "--returns",
        action="store_true",
        help=_("setiap keputusan mengembalikan satu kali"),
    )
    parser.add_argument(
        "--units",
        type=_count,
        default=1,
        metavar="N",
        help=_("jumlah unit yang diminta datanya (bawaan: 1)"),
    )
    parser.add_argument(
        "--accept-guesses",
        action="store_true",
        help=_("terima semua dugaan pembaca dokumen"),
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help=_("tulis naskah dan case.json ke DIR")
    )
    parser.add_argument(
        "--keep", action="store_true", help=_("simpan basis datanya sesudah selesai")
    )
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Play every SOP named; 1 when one did not finish or verify found something."""
    from lajur.project.play.place import own_place
    from lajur.project.play.scripts import scripts_for

    if not args.sops and not args.all:
        args.parser.error(_("sebutkan SOP atau berkas, atau --all"))
    scripts = scripts_for(args.sops, every=args.all)
    out = args.out.resolve() if args.out else None
    whisper(_("Menyiapkan kantor contoh …"))
    with own_place(keep=args.keep, tell=whisper) as address:
        from lajur.project.demo import load_demo
        from lajur.project.play.stage import stage

        government_id = load_demo(at=_OPENING)
        staged = [
            sop
            for script in scripts
            for sop in stage(
                script,
                government_id=government_id,
                at=_OPENING,
                accept_guesses=args.accept_guesses,
            )
        ]
        finished = [_play(sop, args, _folder(out, sop, staged)) for sop in staged]
        intact = _verify(government_id)
    if args.keep:
        say(_("Basis data disimpan: {address} lajur verify").format(address=address))
    return 0 if all(finished) and intact else 1


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("paling sedikit 1"))
    return number


def _folder(out: Path | None, one: "Staged", played: "list[Staged]") -> Path | None:
    """Return where a play's record goes: a folder of its own where there are many."""
    return out / one.slug if out and len(played) > 1 else out


def _play(staged: "Staged", args: argparse.Namespace, folder: Path | None) -> bool:
    from lajur.project.play.record import acts_of, papers_of, write_record
    from lajur.project.play.run import Play

    with _progress(staged) as tell:
        play = Play(staged, _OPENING, args.returns, args.units, tell)
        finished = play.to_the_end()
    if folder:
        write_record(play, finished=finished, folder=folder)
    say(
        _("{sop}: {state}, {acts} perbuatan, {papers} naskah, selesai {when}").format(
            sop=staged.slug,
            state=_("selesai") if finished else _("TIDAK SELESAI"),
            acts=len(acts_of(play)),
            papers=len(papers_of(play)),
            when=_day(play),
        )
    )
    return finished


def _day(play: "Play") -> str:
    return play.now.astimezone(_OPENING.tzinfo).strftime("%Y-%m-%d %H:%M")


@contextmanager
def _progress(staged: "Staged") -> Iterator["Tell"]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    steps = {step.number: n for n, step in enumerate(staged.sop.steps, start=1)}
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(_("langkah {task.completed:.0f} dari {task.total:.0f}")),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not os.isatty(2),
    )
    with bar:
        line = bar.add_task(staged.slug, total=len(steps))
        yield lambda _acts, number: bar.update(line, completed=steps.get(number, 0))


def _verify(government_id: int) -> bool:
    from lajur.project.verification import harms_of, seal

    seal(government_id, at=_OPENING)
    harms = harms_of(government_id)
    for harm in harms:
        say(f"{harm.code}: {harm.where}: {harm.text}")
    say(_("Catatan utuh.") if not harms else _("Catatan TIDAK utuh."))
    return not harms
