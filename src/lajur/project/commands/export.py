"""`lajur export`: SOPs out, as the official form and as data for other tools."""

import argparse
import json
import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.output import say, whisper

if TYPE_CHECKING:
    from lajur.core.sop import Sop
    from lajur.project.play.scripts import Script

HELP = _("Menulis SOP sebagai berkas: lembar resmi, gambar atau data.")
EPILOG = _(
    """\
Contoh:
  lajur export lkpj --format pdf -o lkpj.pdf        SOP dari katalog, siap cetak (F4)
  lajur export sop.docx --format json -o sop.json   dokumen sendiri, sebagai data
  lajur export organisasi --format svg -o gambar/   beberapa SOP: satu folder
  lajur export --all --format pdf -o buku.pdf       seluruh katalog: satu buku

Tidak memakai basis data. Kode keluar 1 berarti berkas tertulis, tetapi ada isian yang
masih berupa dugaan pembaca; 2 berarti tidak dapat dikerjakan."""
)
FORMATS = ("pdf", "docx", "xlsx", "svg", "bpmn", "json")


#: What does not belong into the name of a file.
_STRANGE = re.compile(r"[^\w-]+")
_LONGEST = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument("sops", nargs="*", metavar=_("SOP|BERKAS"))
    parser.add_argument("--all", action="store_true", help=_("seluruh katalog"))
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="PATH",
        help=_("berkas tujuan; beberapa SOP: folder, atau satu buku bila .pdf"),
    )
    parser.add_argument(
        "--paper",
        default="F4",
        choices=("F4", "A4"),
        help=_("ukuran kertas, mendatar (bawaan: F4)"),
    )
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Write every SOP named; 1 when a value in one is only the reader's guess."""
    from lajur.project.play.scripts import scripts_for

    if not args.sops and not args.all:
        args.parser.error(_("sebutkan SOP atau berkas, atau --all"))
    scripts = scripts_for(args.sops, every=args.all)
    sops = [sop for script in scripts for sop in _sops(script)]
    if not sops:
        raise CannotRun(
            _("Tidak ada SOP di dalam berkas itu; periksa apakah berkasnya benar.")
        )
    if _is_book(args, len(sops)):
        _write_book(sops, args)
        return _told(sops)
    places = _places(args.out, _names(sops), args.format)
    at = datetime.now(UTC)
    for sop, place in _shown(sops, places):
        _write(sop, place, args, at)
    return _told(sops)


def _told(sops: "Sequence[Sop]") -> int:
    """Tell which SOPs hold guesses, and return the exit code."""
    guessed = [sop for sop in sops if sop.guesses()]
    for sop in guessed:
        whisper(
            _(
                "{slug}: {count} isian masih dugaan; jawab pertanyaannya di halaman "
                "tinjauan sebelum dipakai."
            ).format(slug=sop.slug, count=len(sop.guesses()))
        )
    return 1 if guessed else 0


def _is_book(args: argparse.Namespace, count: int) -> bool:
    """Tell whether several SOPs go into one file."""
    is_one = args.out.suffix.lower() == ".pdf" and not args.out.is_dir()
    return count > 1 and args.format == "pdf" and is_one


def _write_book(sops: "Sequence[Sop]", args: argparse.Namespace) -> None:
    from lajur.core.drawing import official_form
    from lajur.procedures.export.pdf import book_pdf

    (place,) = _places(args.out, ["buku"], "pdf")
    whisper(_("Menyusun buku {count} SOP …").format(count=len(sops)))
    forms = [official_form(sop, args.paper) for sop in sops]
    place.write_bytes(book_pdf(forms, datetime.now(UTC), _("Kumpulan SOP")))
    say(str(place))


def _write(sop: "Sop", place: Path, args: argparse.Namespace, at: datetime) -> None:
    from lajur.core.bpmn import NotDrawable
    from lajur.procedures.export import written

    try:
        content = written(sop, args.format, at, args.paper)
    except NotDrawable as reason:
        raise CannotRun(
            _("{file}: {reason}").format(file=sop.slug, reason=reason)
        ) from reason
    place.write_bytes(content)
    say(str(place))


def _sops(script: "Script") -> "tuple[Sop, ...]":
    """Return the SOPs of a document with the answers kept for it."""
    from lajur.core.paper import Refused
    from lajur.core.reading import answers
    from lajur.core.sop.codec import UnreadableSop, sops_in
    from lajur.procedures.isolation import read_apart

    try:
        if script.name.lower().endswith(".json"):
            read = sops_in(json.loads(script.content))
        else:
            read = read_apart(script.name, script.content)[0].sops
    except Refused as refusal:
        raise _unreadable(script, _(str(refusal))) from refusal
    except (UnreadableSop, ValueError, RecursionError) as error:
        reason = _("ini bukan SOP yang diekspor dari aplikasi ini.")
        raise _unreadable(script, reason) from error
    kept = answers.parse(script.answers) if script.answers else ()
    return tuple(
        answers.apply(sop, kept)
        for sop in read
        if not script.only or sop.slug in script.only
    )


def _unreadable(script: "Script", reason: str) -> CannotRun:
    return CannotRun(_("{file}: {reason}").format(file=script.name, reason=reason))


def _names(sops: "Sequence[Sop]") -> list[str]:
    """Return a name of a file for each SOP, no two alike and none a path."""
    seen: dict[str, int] = {}
    names = []
    for sop in sops:
        name = _STRANGE.sub("-", sop.slug).strip("-")[:_LONGEST] or "sop"
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name}-{seen[name]}" if seen[name] > 1 else name)
    return names


def _places(out: Path, slugs: list[str], ending: str) -> list[Path]:
    """Return where each SOP goes; a folder is made where there are several."""
    if len(slugs) == 1 and not out.is_dir():
        if not out.parent.is_dir():
            raise CannotRun(
                _("Folder {path} tidak ada; buat dahulu atau pilih yang lain.").format(
                    path=out.parent
                )
            )
        return [out]
    if out.exists() and not out.is_dir():
        raise CannotRun(
            _("{path} adalah berkas; sebutkan folder untuk {count} SOP.").format(
                path=out, count=len(slugs)
            )
        )
    out.mkdir(parents=True, exist_ok=True)
    return [out / f"{slug}.{ending}" for slug in slugs]


def _shown(
    sops: "Sequence[Sop]", places: Sequence[Path]
) -> "Iterator[tuple[Sop, Path]]":
    """Yield each SOP and its place with a bar of progress beside them."""
    from rich.console import Console
    from rich.progress import track

    yield from track(
        zip(sops, places, strict=True),
        description=_("Menulis"),
        total=len(sops),
        console=Console(stderr=True),
        transient=True,
        disable=not os.isatty(2) or len(sops) == 1,
    )
