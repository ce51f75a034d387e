"""Slips in real documents: written out, read again, and looked at."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from bench.clean import CLEAN
from bench.offices import OFFICES
from bench.planting import Score
from bench.slips import DRAWN, SLIPS, Slip, made
from bench.written import KINDS

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.checking.prints import check_prints
from lajur.core.paper.files import blocks_of_file
from lajur.core.reading import read_blocks
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json

Told = set[tuple[str, str]]
EXAMPLES = Path(__file__).resolve().parents[1] / "tests" / "examples"


def strangers() -> tuple[Sop, ...]:
    """Return the SOPs of other offices the reader's tests use, those in full form.

    A page from the web without letterhead, outputs or legal bases has nothing to
    spoil there.
    """
    files = sorted(EXAMPLES.glob("*/sop.json"))
    sops = [from_json(json.loads(file.read_text("utf-8"))) for file in files]
    whole = [sop for sop in sops if sop.government and sop.legal_bases]
    return tuple(sop for sop in whole if all(step.outputs for step in sop.steps))


def bases() -> tuple[Sop, ...]:
    """Return every SOP slips are made in."""
    return (*OFFICES, *strangers(), *CLEAN)


class Desk:
    """Reads documents and tells what is odd, beside the same catalogue."""

    def __init__(self, sops: tuple[Sop, ...]) -> None:
        self.catalogue = Catalogue(tuple(Entry.of(sop) for sop in sops))
        self._before: dict[tuple[str, str], Told] = {}

    def told(self, sop: Sop, kind: str) -> Told:
        """Return what is told of an SOP that comes in as a document."""
        return self.of(KINDS[kind](sop), sop.slug, kind)

    def of(self, data: bytes, slug: str, kind: str) -> Told:
        blocks = blocks_of_file(data)
        sops = read_blocks(f"{slug}.{kind}", data, blocks).sops
        named = [sop.with_changes(slug=slug) for sop in sops[:1]]
        found = [d for sop in named for d in check_sop(sop, self.catalogue)]
        return {(d.code, d.where) for d in (*found, *check_prints(sops, blocks))}

    def before(self, sop: Sop, kind: str) -> Told:
        """Return what is told of the SOP without the slip."""
        key = (sop.slug, kind)
        if key not in self._before:
            self._before[key] = self.told(sop, kind)
        return self._before[key]


def measure_documents(most: int | None = None) -> tuple[Score, Counter[str]]:
    """Make every slip in documents of its kinds; also count the documents by kind."""
    sops, score, written = bases(), Score(), Counter[str]()
    desk = Desk(sops)
    for slip in SLIPS:
        for base, spoilt, where, n in list(made(slip, sops))[:most]:
            kind = slip.kinds[n % len(slip.kinds)]
            before = desk.before(base, kind)
            if any(c == slip.code and w.startswith(where) for c, w in before):
                continue
            written[kind] += 1
            fresh = desk.told(spoilt, kind) - before
            _count(score, slip, where, fresh, f"{base.slug} {slip.make.__name__} {n}")
    _twins(score, desk, sops)
    _symbols(score, desk, sops)
    _prints(score, desk, sops)
    return score, written


def _count(score: Score, slip: Slip, where: str, fresh: Told, said: str) -> None:
    score.planted[slip.code] += 1
    hits = {t for t in fresh if t[0] == slip.code and t[1].startswith(where)}
    if hits:
        score.found[slip.code] += 1
    else:
        score.notes.append(f"missed {slip.code} {where}: {said}")
    for code, place in sorted(fresh - hits):
        if code not in slip.also and code != slip.code:
            score.extra[code] += 1
            score.notes.append(f"extra {code} {place}: {said}")


def _twins(score: Score, desk: Desk, sops: tuple[Sop, ...]) -> None:
    """L08: the same activity once more, under another number and as another file."""
    slip = Slip("L08", lambda *_: None, also=frozenset({"L14", "related_cycle"}))
    for n, base in enumerate(sops):
        kind = tuple(KINDS)[n % len(KINDS)]
        before = desk.before(base, kind)
        twin = base.with_changes(slug="kembar", number="77/2026")
        beside = Desk(())
        beside.catalogue = Catalogue((*desk.catalogue.entries, Entry.of(twin)))
        _count(score, slip, "/title", beside.told(base, kind) - before, base.slug)


def _symbols(score: Score, desk: Desk, sops: tuple[Sop, ...]) -> None:
    """L05: one box of the Word document drawn as a cloud, star, heart or hexagon."""
    slip = Slip("L05", lambda *_: None, also=frozenset({"L02", "L03", "L04"}))
    for n, base in enumerate(sops):
        data = KINDS["docx"](base)
        odd = _redrawn(data, ("cloud", "star5", "heart", "hexagon")[n % 4])
        if odd is None:
            continue
        fresh = desk.of(odd, base.slug, "docx") - desk.before(base, "docx")
        _count(score, slip, "/lines", fresh, base.slug)


def _prints(score: Score, desk: Desk, sops: tuple[Sop, ...]) -> None:
    """What only the print shows: glued, left over, of two styles, torn in two."""
    for n, base in enumerate(sops):
        kind = ("txt", "html")[n % 2]
        data, before = KINDS[kind](base).decode(), desk.before(base, kind)
        for code, spoilt in _misprinted(data, base, kind, n):
            if spoilt == data:
                continue
            slip = Slip(code, lambda *_: None, also=_ODD_PRINT)
            fresh = desk.of(spoilt.encode(), base.slug, kind) - before
            place = "/sops" if code == "print_torn" else "/lines"
            _count(score, slip, place, fresh, f"{base.slug}.{kind}")


#: What may follow where a line is printed otherwise.
_ODD_PRINT = frozenset({"words_glued", "L13", "identity_missing", "number_gap"})


def _misprinted(data: str, sop: Sop, kind: str, n: int) -> Iterator[tuple[str, str]]:
    """Give the document with each kind of misprint."""
    labels = ("Tanggal Pembuatan", "Dasar Hukum", "Kualifikasi Pelaksana")
    label = labels[n % len(labels)]
    yield "print_glued", data.replace(label, label.replace(" ", ""))
    text = sop.steps[1].text
    mark = ("[image: ]", "`", "[image: paraf]")[n % 3]
    yield "print_left_over", data.replace(text, f"{text} {mark}", 1)
    cell = ("| {} |", "<td>{}</td>")[kind == "html"]
    here = sop.steps[n % len(sop.steps)].number
    yield (
        "print_number_style",
        data.replace(cell.format(here), cell.format(f"{here}."), 1),
    )
    law = sop.legal_bases[0]
    first, about, second = law.partition(" tentang ")
    if len(sop.legal_bases) == 1 and about:
        below = ("| {} | |\n| {} |", "<td>{}</td><td></td></tr><tr><td>{}</td>")
        rows = below[kind == "html"].format(first, f"tentang {second}")
        yield "print_torn", data.replace(cell.format(law), rows, 1)


def _redrawn(data: bytes, shape: str) -> bytes | None:
    """Return a Word document with its first box drawn as another shape."""
    plain, other = b'prst="flowChartProcess"', f'prst="{shape}"'.encode()
    out = BytesIO()
    changed = False
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml" and plain in part:
                part, changed = part.replace(plain, other, 1), True
            new.writestr(name, part)
    return out.getvalue() if changed else None


def clean_documents() -> Iterator[tuple[str, str, Told]]:
    """Give what is told of clean SOPs in every kind of document; nothing should be.

    A decision is only written out where it can be drawn; a dash is no relation to
    the reader, so an SOP without one is left out.
    """
    desk = Desk(bases())
    for sop in (one for one in (*OFFICES, *CLEAN) if one.related_sops != ("-",)):
        has_decision = any(step.is_decision for step in sop.steps)
        for kind in DRAWN if has_decision else KINDS:
            yield sop.slug, kind, desk.told(sop, kind)
