"""`lajur check`: how well SOPs are written, with what would put it right."""

import argparse
import json
import shutil
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lajur.core.sop.said import told
from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.language import pgettext
from lajur.project.output import say, whisper

if TYPE_CHECKING:
    from lajur.core.checking import Diagnosis
    from lajur.core.sop import Finding, Sop
    from lajur.project.play.scripts import Script

HELP = _("Memeriksa apakah SOP ditulis dengan baik, beserta cara memperbaikinya.")
EPILOG = _(
    """\
Contoh:
  lajur check lkpj                SOP dari katalog
  lajur check sop.docx lain.pdf   dokumen sendiri, diperiksa berdampingan
  lajur check sop.json --json     SOP tersimpan; temuan dicetak sebagai JSON

Kode keluar: 0 tanpa temuan, 1 ada temuan, 2 ada yang tidak terbaca."""
)
_COUNTED = ("error", "warning")
#: What `core.sop.checks` tells is told again by the rules, with reason and mend.
_TOLD_AGAIN = frozenset(
    {
        "no_steps",
        "step_twice",
        "actor_missing",
        "actor_unknown",
        "exit_unknown",
        "step_unreachable",
        "no_end",
        "lane_unused",
        "duration_missing",
        "total_differs",
        "each_unit_outside_region",
    }
)


@dataclass(frozen=True)
class _File:
    """One document, the SOPs of it that are looked at, and the reader's remarks."""

    name: str
    sops: "tuple[Sop, ...]"
    #: The other SOPs of the document.
    beside: "tuple[Sop, ...]"
    remarks: "tuple[Finding, ...]"
    told: "tuple[tuple[Diagnosis, ...], ...]" = ()

    @property
    def severities(self) -> list[str]:
        """The severity of everything told of this file."""
        of_rules = [d.severity for told in self.told for d in told]
        return [*of_rules, *(remark.severity for remark in self.remarks)]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument("sops", nargs="+", metavar=_("SOP|BERKAS"))
    parser.add_argument(
        "--json", action="store_true", help=_("cetak JSON ke keluaran baku")
    )
    parser.add_argument(
        "--questions",
        action="store_true",
        help=_("tampilkan pula pertanyaan yang hanya dapat dijawab orang"),
    )


def run(args: argparse.Namespace) -> int:
    """Check every SOP named; 1 when something is to be put right."""
    read = [_read(name) for name in args.sops]
    files = _checked([file for file in read if file])
    if args.json:
        say(json.dumps({"files": [_as_json(file) for file in files]}, indent=1))
    else:
        for file in files:
            _show(file, with_questions=args.questions)
        _summarise(files)
    if len(files) < len(args.sops):
        return 2
    found = any(s in _COUNTED for file in files for s in file.severities)
    return 1 if found else 0


def _read(name: str) -> _File | None:
    from lajur.core.paper import Refused
    from lajur.core.reading import answers
    from lajur.core.sop.codec import UnreadableSop
    from lajur.procedures.isolation import read_apart
    from lajur.project.play.scripts import scripts_for

    try:
        (script,) = scripts_for([name])
        if script.name.lower().endswith(".json"):
            return _file(name, script, _stored(script.content), ())
        reading, _blocks = read_apart(script.name, script.content)
        kept = answers.parse(script.answers) if script.answers else ()
        sops = tuple(answers.apply(sop, kept) for sop in reading.sops)
        return _file(name, script, sops, reading.findings)
    except UnreadableSop:
        reason = _("JSON ini bukan SOP yang dikenal; kirim SOP dari aplikasi ini.")
    except Refused as refusal:
        reason = _(str(refusal))
    except (CannotRun, OSError) as error:
        reason = str(error)
    whisper(_("{file}: {reason}").format(file=name, reason=reason))
    return None


def _file(
    name: str, script: "Script", sops: "Sequence[Sop]", remarks: "Sequence[Finding]"
) -> _File:
    chosen = tuple(s for s in sops if not script.only or s.slug in script.only)
    own = tuple(
        remark
        for remark in remarks
        if remark.code not in _TOLD_AGAIN and not script.only
    )
    return _File(name, chosen, tuple(s for s in sops if s not in chosen), own)


def _stored(content: bytes) -> "list[Sop]":
    from lajur.core.sop.codec import UnreadableSop

    try:
        return _sops_in(json.loads(content))
    except (RecursionError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UnreadableSop(str(error)) from error


def _sops_in(data: Any) -> "list[Sop]":
    """Return the SOPs of one SOP, a list of them, or an import's output."""
    from lajur.core.sop.codec import UnreadableSop, from_json

    if isinstance(data, list):
        return [sop for item in data for sop in _sops_in(item)]
    if not isinstance(data, dict):
        raise UnreadableSop("SOP")
    for name in ("files", "sops"):
        if name in data:
            return _sops_in(data[name])
    return [from_json(data)]


def _checked(files: list[_File]) -> list[_File]:
    """Look at every SOP beside all others that were named with it."""
    from lajur.core.checking import Catalogue, Entry, check_sop

    every = [sop for file in files for sop in (*file.sops, *file.beside)]
    catalogue = Catalogue(tuple(Entry.of(sop) for sop in every))
    return [
        replace(file, told=tuple(check_sop(sop, catalogue) for sop in file.sops))
        for file in files
    ]


def _as_json(file: _File) -> dict[str, Any]:
    from lajur.core.sop.codec import to_json

    of_rules = [
        {**told.to_json(), "where": f"/sops/{index}{told.where}"}
        for index, diagnoses in enumerate(file.told)
        for told in diagnoses
    ]
    of_reader = [{**vars(remark), "reason": ""} for remark in file.remarks]
    return {
        "file": file.name,
        "sops": [to_json(sop) for sop in file.sops],
        "findings": [*of_reader, *of_rules],
    }


def _show(file: _File, *, with_questions: bool) -> None:
    for number, (sop, told_of_it) in enumerate(zip(file.sops, file.told, strict=True)):
        if number:
            say("")
        say(f"{file.name}: {sop.title or sop.slug}")
        _show_sop(sop, told_of_it)
        if with_questions:
            _show_questions(sop)
    if file.remarks:
        say(f"{file.name}: " + _("catatan tentang berkasnya"))
    for remark in file.remarks:
        _wrapped(f"- {told(remark.text, _)}", 2, 4)


def _show_sop(sop: "Sop", told_of_it: "Sequence[Diagnosis]") -> None:
    for severity, words in _headings().items():
        of_it = [d for d in told_of_it if d.severity == severity]
        if of_it:
            say(f"  {words} ({len(of_it)})")
        for group in _by_rule(of_it):
            _show_rule(sop, group)
    if not told_of_it:
        say("  " + _("Tidak ada temuan."))


def _show_questions(sop: "Sop") -> None:
    from lajur.core.checking import questions

    say("  " + _("Pertanyaan untuk Anda"))
    for question in questions(sop):
        _wrapped(f"{question.code}  {told(question.text, _)}", 4, 9)


def _by_rule(diagnoses: "list[Diagnosis]") -> "list[list[Diagnosis]]":
    """Return diagnoses of one rule and reason together, in their order."""
    rules: dict[tuple[str, str], list[Diagnosis]] = {}
    for diagnosis in diagnoses:
        rules.setdefault((diagnosis.code, diagnosis.reason), []).append(diagnosis)
    return list(rules.values())


def _show_rule(sop: "Sop", group: "list[Diagnosis]") -> None:
    from lajur.core.checking import place_of

    _wrapped(f"[{group[0].code}] {told(group[0].reason, _)}", 4, 4)
    for diagnosis in group:
        place = told(place_of(sop, diagnosis.where), _)
        _wrapped(f"- {place}: {told(diagnosis.text, _)}", 6, 8)
        if diagnosis.mend:
            mend = _("Perbaikan: {mend}").format(mend=told(diagnosis.mend.text, _))
            _wrapped(mend, 8, 10)


def _wrapped(text: str, first: int, rest: int) -> None:
    """Say a text in lines of the terminal, indented."""
    wide = max(40, shutil.get_terminal_size((96, 24)).columns)
    for line in textwrap.wrap(
        text,
        wide,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        say(line)


def _summarise(files: list[_File]) -> None:
    counts = Counter(s for file in files for s in file.severities)
    say(
        _(
            "{sops} SOP: {errors} harus diperbaiki, {warnings} perlu diperiksa, "
            "{notes} catatan."
        ).format(
            sops=sum(len(file.sops) for file in files),
            errors=counts["error"],
            warnings=counts["warning"],
            notes=counts["note"],
        )
    )


def _headings() -> dict[str, str]:
    return {
        "error": _("Harus diperbaiki"),
        "warning": _("Perlu diperiksa"),
        "note": pgettext("findings", "Catatan"),
    }
