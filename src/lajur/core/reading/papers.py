"""The papers an SOP names: one paper under its many printed names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lajur.core.reading.names import (
    LETTERS,
    Named,
    is_paper,
    names_in,
    status_of,
    take_apart,
)
from lajur.core.reading.words import slug_of, squeeze
from lajur.core.sop import Item, Paper

#: A whole name that says only how far a paper is.
_ONLY_STATUS = re.compile(
    r"(?:draf?ft?|konsep|rancangan)(?: final)?(?: (?:surat|dokumen|naskah))?",
    re.IGNORECASE,
)
#: Where the thing a verb is done to ends.
_OBJECT_ENDS = re.compile(
    r"\s*(?:\b(?:kepada|ke|untuk|dari|oleh|dalam|pada|sesuai|yang|dan|serta|guna|agar|"
    r"melalui|berdasarkan|dengan|sebagai|bagi|setelah|beserta|di|jika|apabila|bila)\b|"
    r"[,.;(/]).*$",
    re.IGNORECASE | re.DOTALL,
)
#: So loose that not even a paper of this noun is meant.
_ANY = re.compile(r"data|berkas|bahan|dokumen", re.IGNORECASE)
_FORM = re.compile(r"(?:form|formulir|format|blangko)\b", re.IGNORECASE)
#: "e-LHKPN" keeps its small letter.
_SMALL = re.compile(r"[a-z]-")
#: A longer phrase is no name.
_LONGEST = 7
#: What several papers become: "disusun menjadi dokumen IKU Kota untuk …".
_BECOMES = re.compile(
    r"\bmenjadi\s+(?:sebuah\s+)?((?:draf?ft?\s+|konsep\s+|rancangan\s+)?(?:dokumen|"
    r"laporan|rekap\w*|buku|naskah|daftar|berkas)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Told:
    """What the words of a step say about papers its cells name only loosely."""

    #: What follows the verbs of writing, and the phrase of the first thing done.
    prepared: str = ""
    done_to: str = ""
    #: Its output is another paper than those it is made of.
    becomes: str = ""
    #: It orders: each order is a paper of its own.
    orders: bool = False
    #: It writes, so that its output is a paper.
    writes: bool = False


def becomes(text: str) -> str:
    """Return the name of the paper others are put together to."""
    match = _BECOMES.search(text)
    return object_in(match[1]) if match else ""


def object_in(after: str) -> str:
    """Return the thing named right behind a verb, "" where it is no short name."""
    phrase = _OBJECT_ENDS.sub("", after.strip()).strip()
    return phrase if 0 < len(phrase.split()) <= _LONGEST else ""


@dataclass
class Papers:
    """The papers met so far, in order; one may be known by several names."""

    #: What the SOP is about: the words of its title after the first.
    product: frozenset[str]
    found: list[tuple[Paper, Named]] = field(default_factory=list)
    #: What steps gave out, by its print.
    given: dict[str, Item] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Paper, ...]:
        """Return each paper once."""
        return tuple(dict.fromkeys(paper for paper, _ in self.found))

    def inputs(self, texts: Sequence[str], told: Told) -> tuple[Item, ...]:
        """Return what a step asks for, with the papers it stands for."""
        return tuple(self._input(text, told) for text in texts)

    def outputs(self, texts: Sequence[str], told: Told) -> tuple[Item, ...]:
        """Return what a step gives out; loose names stand for what its text names."""
        items = tuple(self._output(text, told) for text in texts)
        self.given.update((squeeze(item.text), item) for item in items if item.paper)
        return items

    def _input(self, text: str, told: Told) -> Item:
        if told.becomes and self._is_loose(text) and status_of(text):
            return self._become(text, told.becomes)
        if drafted := self._drafted(text):
            return drafted
        return self._prepared(text, told) or self._item(text, Told())

    def _drafted(self, text: str) -> Item | None:
        """Return a bare "Konsep" as the paper that came out so, else as the latest."""
        if not _ONLY_STATUS.fullmatch(take_apart(text, self.product).name):
            return None
        latest = [*self.given.values()][-1:]
        found = self.given.get(squeeze(text)) or next(iter(latest), None)
        return Item(text, found.paper, status_of(text)) if found else None

    def _output(self, text: str, told: Told) -> Item:
        if told.becomes and self._is_loose(text):
            return self._become(text, told.becomes)
        if prepared := self._prepared(text, told):
            return prepared
        if not told.prepared and (drafted := self._drafted(text)):
            return drafted
        if self._is_loose(text) and told.done_to and not self._knows(text):
            return self._under_object(text, told)
        return self._item(text, told)

    def _prepared(self, text: str, told: Told) -> Item | None:
        """Return a bare "Konsep" as the letter the step says it prepares."""
        if not _ONLY_STATUS.fullmatch(text.strip()):
            return None
        letter = next(self.letters(told.prepared), None)
        return Item(text, letter.id, status_of(text)) if letter else None

    def _is_loose(self, text: str) -> bool:
        """Whether a name says nothing but that there is a paper."""
        if _ONLY_STATUS.fullmatch(text.strip()):
            return True
        named = take_apart(text, self.product)
        return not named.topic and named.kind in (None, "berkas")

    def _knows(self, text: str) -> bool:
        named = take_apart(text, self.product)
        same = any(other.same_as(named) for _, other in self.found)
        return same or self._headed(text) is not None

    def _headed(self, text: str) -> Paper | None:
        """Return the newest paper a bare noun heads: "Buku" for "Buku LKIP".

        A form that is filled in is still that form.
        """
        if status_of(text) == "filled":
            head = _FORM
        elif self._is_loose(text) and not _ANY.fullmatch(text.strip()):
            bare = re.escape(take_apart(text, self.product).name)
            head = re.compile(rf"{bare}\s", re.IGNORECASE)
        else:
            return None
        return next((p for p, n in reversed(self.found) if head.match(n.name)), None)

    def _become(self, text: str, name: str) -> Item:
        """Return the paper others are put together to, apart from each of them."""
        named = take_apart(name, self.product)
        same = (p for p, n in self.found if n.topic == named.topic)
        paper = next(same, None) or self._new(named)
        return Item(text, paper.id, status_of(text))

    def _under_object(self, text: str, told: Told) -> Item:
        """Name a paper by the thing the step is done to, known by both names."""
        named = take_apart(told.done_to, self.product)
        told_of = named.topic or named.kind not in (None, "berkas")
        if not (told_of and is_paper(told.done_to, named, writes=True)):
            return self._item(text, told)
        paper = self._paper(named)
        loose = take_apart(text, self.product)
        if loose.kind:
            self.found.append((paper, loose))
        return Item(text, paper.id, status_of(text))

    def named(self, text: str) -> Paper | None:
        """Return the known paper a stretch of text names, newest first."""
        named = take_apart(text, self.product)
        if named.kind is None and not named.topic:
            return None
        known = self._known(named)
        alike = [p for p in self.all if named.kind and p.paper_kind == named.kind]
        if named.kind == "berkas" and named.topic:
            alike = [p for p, n in self.found if p in alike and n.topic & named.topic]
        if named.kind == "surat_dinas" and not named.topic:
            alike = [p for p in self.all if p.paper_kind in LETTERS][-1:]
        return known or (alike[0] if len(alike) == 1 else None)

    def _known(self, named: Named) -> Paper | None:
        """Return the newest paper of this name, the one of the very topic first."""
        same = [(p, n) for p, n in reversed(self.found) if n.same_as(named)]
        exact = [p for p, n in same if n.topic == named.topic]
        return next(iter([*exact, *(p for p, _ in same)]), None)

    def mentioned(self, after: str) -> Paper | None:
        """Return the paper a verb is done to, new where no cell names papers."""
        name = object_in(after)
        named = take_apart(name, self.product)
        if not name or not is_paper(name, named):
            return None
        return self._paper(named)

    def exactly(self, text: str) -> Paper | None:
        """Return the known paper that is about the very thing a text names."""
        named = take_apart(object_in(text), self.product)
        if not named.topic:
            return None
        same = ((p, n) for p, n in reversed(self.found) if n.same_as(named))
        return next((p for p, n in same if n.topic == named.topic), None)

    def letters(self, text: str, outputs: Sequence[Item] = ()) -> Iterator[Paper]:
        """Give the letters a stretch of text names, new ones added.

        A letter no cell names so is the one of its kind the step gives out.
        """
        given = [p for item in outputs for p in self.all if p.id == item.paper]
        for part in names_in(text):
            named = take_apart(part, self.product)
            if named.kind not in LETTERS:
                continue
            alike = [paper for paper in given if paper.paper_kind == named.kind]
            known = any(other.same_as(named) for _, other in self.found)
            yield alike[0] if alike and not known else self._paper(named)

    def _item(self, text: str, told: Told) -> Item:
        if headed := self._headed(text):
            return Item(text, headed.id, status_of(text))
        parts = [(part, take_apart(part, self.product)) for part in names_in(text)]
        sure = [named for part, named in parts if self._is_paper(part, named)]
        loose = [
            named
            for part, named in parts
            if told.writes and is_paper(part, named, writes=True)
        ]
        papers = [self._paper(named, fresh=told.orders) for named in sure or loose[:1]]
        return Item(text, papers[0].id if papers else None, status_of(text))

    def _is_paper(self, text: str, named: Named) -> bool:
        known = any(
            other.same_as(named) for _, other in self.found if named.kind or named.topic
        )
        return known or is_paper(text, named)

    def _paper(self, named: Named, *, fresh: bool = False) -> Paper:
        known = self._known(named)
        if known and not (fresh and known.paper_kind == "disposisi"):
            return known
        return self._new(named)

    def _new(self, named: Named) -> Paper:
        base = slug_of(named.name)
        used = {paper.id for paper, _ in self.found}
        id_ = next(
            i
            for n in range(1, 1000)
            if (i := base if n == 1 else f"{base}-{n}") not in used
        )
        name = named.name
        if not _SMALL.match(name):
            name = name[:1].upper() + name[1:]
        paper = Paper(id_, name or base, named.kind)
        self.found.append((paper, named))
        return paper
