"""`lajur import`: SOP documents in, as data or as drafts of an office."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.output import say, whisper

if TYPE_CHECKING:
    from lajur.core.reading import Reading

HELP = _("Membaca dokumen SOP: menampilkannya sebagai data atau menyimpannya.")
EPILOG = _(
    """\
Contoh:
  lajur import sop.docx              baca, simpan sebagai rancangan, tampilkan ringkasan
  lajur import sop.txt --json        tampilkan isinya sebagai JSON; tanpa basis data
  lajur import *.txt --publish       terbitkan pula yang tidak menyisakan pertanyaan

Kode keluar 1 berarti ada temuan pada SOP; 2 berarti ada berkas yang tidak terbaca."""
)
_COUNTED = ("error", "warning")


@dataclass(frozen=True)
class _File:
    name: str
    content: bytes
    reading: "Reading"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument("files", nargs="+", metavar=_("BERKAS"))
    parser.add_argument(
        "--json", action="store_true", help=_("cetak JSON ke keluaran baku")
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help=_("terbitkan dan berlakukan SOP yang sudah lengkap"),
    )


def run(args: argparse.Namespace) -> int:
    """Read the files; store them too unless only their JSON is wanted."""
    files = [file for name in args.files if (file := _read(name))]
    if args.json:
        say(json.dumps({"files": [_as_json(file) for file in files]}, indent=1))
    else:
        for file in files:
            _summarise(file)
    waiting = _store(files, args) if args.publish or not args.json else 0
    if len(files) < len(args.files):
        return 2
    has_findings = any(
        finding.severity in _COUNTED
        for file in files
        for finding in file.reading.findings
    )
    return 1 if waiting or has_findings else 0


def _read(name: str) -> _File | None:
    from lajur.core.paper import Refused
    from lajur.core.paper.files import MAX_BYTES
    from lajur.procedures.isolation import read_apart

    try:
        with Path(name).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        reading, _blocks = read_apart(name, content)
        return _File(name, content, reading)
    except (OSError, Refused) as reason:
        whisper(_("{file}: {reason}").format(file=name, reason=_said(reason)))
        return None


def _said(reason: Exception) -> str:
    if isinstance(reason, FileNotFoundError):
        return _("berkas tidak ada; periksa nama dan foldernya.")
    if isinstance(reason, IsADirectoryError):
        return _("ini folder; sebutkan berkas di dalamnya.")
    if isinstance(reason, OSError):
        return _("tidak dapat dibuka ({reason}).").format(reason=reason.strerror)
    return _(str(reason))


def _as_json(file: _File) -> dict[str, Any]:
    from lajur.core.sop.codec import finding_to_json, to_json

    return {
        "file": file.name,
        "sops": [to_json(sop) for sop in file.reading.sops],
        "findings": [finding_to_json(finding) for finding in file.reading.findings],
    }


def _summarise(file: _File) -> None:
    from lajur.core.reading import questions

    for sop in file.reading.sops:
        say(
            _("{file}: {title}: {steps} langkah, {questions} pertanyaan").format(
                file=file.name,
                title=sop.title,
                steps=len(sop.steps),
                questions=len(questions(sop)),
            )
        )
    for finding in file.reading.findings:
        say(f"  {finding.severity}: {finding.where} {finding.text}")


def _store(files: list[_File], args: argparse.Namespace) -> int:
    """Keep the documents as drafts and tell what waits for a person."""
    from lajur.project.running import database

    with database(whisper):
        from django.utils import timezone

        from lajur.ledger.actor import SYSTEM
        from lajur.office import queries
        from lajur.procedures import services

        offices = queries.governments()
        if len(offices) != 1:
            raise CannotRun(
                _(
                    "Perintah ini menyimpan untuk satu kantor, sedangkan di sini ada "
                    "{count}; jalankan `lajur serve` dahulu atau unggah lewat halaman."
                ).format(count=len(offices))
            )
        waiting = 0
        for file in files:
            received = services.receive_document(
                government_id=offices[0].id,
                name=Path(file.name).name,
                content=file.content,
                by=SYSTEM,
                at=timezone.now(),
            )
            if args.publish:
                waiting += _publish(offices[0].id, received.drafts)
    return waiting


def _publish(government_id: int, drafts: Any) -> int:
    from django.utils import timezone

    from lajur.ledger.actor import SYSTEM
    from lajur.procedures import services

    waiting = 0
    for draft in drafts:
        reason = services.publish_by_itself(
            government_id=government_id,
            draft_id=draft.draft_id,
            by=SYSTEM,
            at=timezone.now(),
        )
        if reason:
            waiting += 1
            say(_("{slug}: menunggu: {reason}").format(slug=draft.slug, reason=reason))
        else:
            say(_("{slug}: berlaku").format(slug=draft.slug))
    return waiting
