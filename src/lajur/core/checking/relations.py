"""Related SOPs: they exist, are not the SOP itself (L14), and form no circle."""

from lajur.core.checking.catalogue import Catalogue, Entry, process_of
from lajur.core.checking.identity import is_sop_name
from lajur.core.checking.model import Diagnoses, Diagnosis, removing
from lajur.core.checking.words import content, word_set
from lajur.core.sop import Sop
from lajur.core.sop.said import said

_REASON = said("Keterkaitan menunjuk SOP yang ada, bukan SOP itu sendiri (L14).")
_EMPTY = word_set("sop standar operasional prosedur mekanisme kegiatan daerah tentang")


def related(sop: Sop, catalogue: Catalogue) -> Diagnoses:
    """L14: every related name means a known SOP, never this one."""
    own, others = Entry.of(sop), catalogue.others(sop)
    for index, name in enumerate(sop.related_sops):
        where = f"/related_sops/{index}"
        if not is_sop_name(name) or name.strip() == "-":
            continue
        if is_named(name, own):
            yield Diagnosis(
                "L14",
                where,
                "warning",
                said("Keterkaitan “{name}” menunjuk SOP ini sendiri.", name=name),
                _REASON,
                removing(said("Hapus dari Keterkaitan"), where),
            )
        elif others and resolve(name, own, own, catalogue) is None:
            yield Diagnosis(
                "L14",
                where,
                "note",
                said("Keterkaitan “{name}” tidak ditemukan di katalog.", name=name),
                _REASON,
            )
    if others:
        yield from _linked(sop, own, catalogue)


def _linked(sop: Sop, own: Entry, catalogue: Catalogue) -> Diagnoses:
    """Find SOPs a step links to that are neither related nor known."""
    for index, step in enumerate(sop.steps):
        for at, link in enumerate(step.links):
            known = resolve(link.sop, own, own, catalogue) or is_named(link.sop, own)
            listed = any(content(link.sop) <= content(r) for r in sop.related_sops)
            if not known and not listed:
                yield Diagnosis(
                    "L14",
                    f"/steps/{index}/links/{at}",
                    "note",
                    said(
                        "“{name}” disebut di langkah, tetapi tidak ada di Keterkaitan "
                        "maupun di katalog.",
                        name=link.sop,
                    ),
                    _REASON,
                )


def circle(sop: Sop, catalogue: Catalogue) -> Diagnoses:
    """Find the circle of related SOPs this one stands in."""
    start = Entry.of(sop)
    way = _way_back(start, catalogue)
    if way:
        names = " → ".join(entry.title for entry in (start, *way, start))
        yield Diagnosis(
            "related_cycle",
            "/related_sops",
            "note",
            said("Keterkaitan berputar: {names}.", names=names),
            said(
                "SOP yang saling menunggu tidak dapat dimulai; nyatakan mana yang "
                "lebih dahulu."
            ),
        )


def _way_back(start: Entry, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the shortest way over related SOPs from one back to itself."""
    ways: list[tuple[Entry, ...]] = [()]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        here = way[-1] if way else start
        for target in targets(here, start, catalogue):
            if target.slug == start.slug:
                return way
            if target.slug not in seen:
                seen.add(target.slug)
                ways.append((*way, target))
    return ()


def targets(here: Entry, own: Entry, catalogue: Catalogue) -> list[Entry]:
    """Return the SOPs one names as related; `own` stands for its older text."""
    names = [name for name in here.related if is_sop_name(name)]
    found = [resolve(name, here, own, catalogue) for name in names]
    return [entry for entry in found if entry]


def resolve(name: str, near: Entry, own: Entry, catalogue: Catalogue) -> Entry | None:
    """Return the SOP a printed name means, never the one that names it.

    One of the same office first, then the one closest in words. `own` is the SOP
    that is looked at: it stands in the place of its entry in the catalogue.
    """
    known = [e for e in could_mean(name, catalogue) if e.slug != own.slug]
    found = [e for e in (*known, own) if e.slug != near.slug and is_named(name, e)]
    wanted, process = content(name), process_of(name)

    def distance(entry: Entry) -> tuple[bool, int, int, str]:
        return (
            entry.office != near.office,
            len(entry.process ^ process),
            len(content(entry.title) ^ wanted),
            entry.slug,
        )

    return min(found, key=distance, default=None)


def could_mean(name: str, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the few entries a name can mean, by the words of their titles."""
    process = process_of(name)
    return catalogue.with_words(content(name) - process - _EMPTY or process)


def is_named(name: str, entry: Entry) -> bool:
    """Whether a printed name can mean this SOP."""
    process = process_of(name)
    subject = content(name) - process - _EMPTY
    if not subject and not process:
        return False
    title = content(entry.title)
    if not subject:
        return process <= title and not entry.subject - _EMPTY
    return subject <= title and (not process or bool(process & entry.process))
