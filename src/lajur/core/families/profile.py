"""What an SOP looks like once its own subject is taken out of it.

Two SOPs of one family differ in their subject ("sosialisasi SPM", "sosialisasi
SOP"), not in what is done. A profile keeps what is done: the act the title names,
and of each step its words, its lane, its works and what comes out, all without
the words of the title's subject and of the office. It is small and can be stored,
so that a new SOP is compared with a whole register without reading it again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from lajur.core.checking.words import content, stem, word_set, words_of
from lajur.core.sop import Sop, Step, Verb

#: Words a title may begin with that name no act: "Mekanisme Usulan SK Tim".
_OPENERS = word_set(
    "mekanisme prosedur sop standar operasional tata cara alur proses pelaksanaan "
    "kegiatan usulan pengajuan pelayanan layanan penyelenggaraan tentang"
)
#: Acts that offices name by either word, as stems.
_SAME_ACT = {
    stem(word): stem(act)
    for word, act in (
        ("pengumpulan", "penghimpunan"),
        ("pembuatan", "penyusunan"),
        ("pemantauan", "monitoring"),
        ("pengawasan", "monitoring"),
        ("penilaian", "evaluasi"),
        ("penginputan", "pengisian"),
    )
}
#: Short names of reports that every local government writes.
_REPORTS = word_set("lkpj lppd ilppd rlppd lkpd lakin")
_PAIRED = word_set("dan serta atau")
#: What a step does to a paper, in the stages every paper passes.
_STAGES: Mapping[Verb, str] = {
    Verb.INSTRUCT: "instruct",
    Verb.COLLECT: "collect",
    Verb.RECEIVE: "collect",
    Verb.PREPARE: "write",
    Verb.CARRY_OUT: "do",
    Verb.CHECK: "check",
    Verb.INITIAL: "check",
    Verb.SIGN: "sign",
    Verb.NUMBER: "file",
    Verb.ARCHIVE: "file",
    Verb.SUBMIT: "hand_on",
    Verb.SEND: "hand_on",
    Verb.PUBLISH: "hand_on",
    Verb.ENTER_ELSEWHERE: "enter",
}


@dataclass(frozen=True)
class StepProfile:
    """One step without the words of its SOP's own subject."""

    words: frozenset[str]
    lane: frozenset[str]
    stages: frozenset[str]
    outputs: frozenset[str]


@dataclass(frozen=True)
class Profile:
    """An SOP as it is compared with others."""

    #: Stems of the acts the title names first; empty for an SOP without a title.
    acts: frozenset[str]
    #: The plain word the subject begins with: "laporan", "produk"; "" for none.
    kind: str
    steps: tuple[StepProfile, ...]
    #: The telling words of the subject, which no likeness of family looks at.
    subject: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def stages(self) -> tuple[str, ...]:
        """Return the stages in their order, a stage that goes on told once."""
        told: list[str] = []
        for step in self.steps:
            told += [s for s in sorted(step.stages) if not told or told[-1] != s]
        return tuple(told)

    def to_json(self) -> dict[str, Any]:
        """Return the stored form."""
        return {
            "acts": sorted(self.acts),
            "kind": self.kind,
            "subject": sorted(self.subject),
            "steps": [
                [sorted(part) for part in (s.words, s.lane, s.stages, s.outputs)]
                for s in self.steps
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the profile a stored form describes."""
        return cls(
            frozenset(data["acts"]),
            data["kind"],
            tuple(
                StepProfile(*(frozenset(part) for part in step))
                for step in data["steps"]
            ),
            frozenset(data["subject"]),
        )


@dataclass(frozen=True)
class Title:
    """A title taken apart: what is done, and to what."""

    acts: tuple[str, ...]
    subject: tuple[str, ...]


def profile_of(sop: Sop) -> Profile:
    """Return what an SOP looks like without its subject."""
    title = title_of(sop.title or "")
    taken = _parameter_words(sop, title)
    lanes = {actor.id: actor.name for actor in sop.actors}
    subject = words_of(" ".join(title.subject))
    kind = "laporan" if is_report(*subject[:1]) else "".join(subject[:1])
    return Profile(
        frozenset(_act(word) for word in title.acts),
        kind,
        tuple(_step(step, lanes, taken) for step in sop.steps),
        content(" ".join(title.subject)),
    )


def title_of(title: str) -> Title:
    """Take a title apart at the act it names first.

    "Mekanisme Monitoring dan Evaluasi Penyusunan SOP" names two acts, joined by
    "dan"; what follows them is the subject.
    """
    printed = title.split()
    at = 0
    while at < len(printed) and _plain(printed[at]) in _OPENERS:
        at += 1
    end = at + 1
    if "".join(_plain(word) for word in printed[end : end + 1]) in _PAIRED:
        end += 2
    acts = [word for word in printed[at:end] if _plain(word) not in _PAIRED]
    return Title(tuple(acts), tuple(printed[end:]))


def is_report(word: str = "") -> bool:
    """Return whether a word is the short name of a report."""
    return word.lower() in _REPORTS


def _plain(word: str) -> str:
    return "".join(words_of(word)[:1])


def _act(word: str) -> str:
    plain = stem(_plain(word))
    return _SAME_ACT.get(plain, plain)


def _parameter_words(sop: Sop, title: Title) -> frozenset[str]:
    """Return the words that belong to this SOP's subject and office."""
    subject = " ".join(title.subject)
    names = (sop.government, sop.office, sop.unit, sop.subunit)
    taken = set(content(subject))
    taken |= {word for name in names for word in content(name or "")}
    taken |= set(_initials([word for word in subject.split() if _plain(word)]))
    return frozenset(taken)


def _initials(words: Sequence[str]) -> Iterator[str]:
    """Yield the short forms neighbours among these words may have."""
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield "".join(word[0] for word in words[start:end]).lower()


def _step(step: Step, lanes: Mapping[str, str], taken: frozenset[str]) -> StepProfile:
    outputs = " ".join(item.text for item in step.outputs)
    return StepProfile(
        _stems(content(f"{step.text} {' '.join(step.checklist)}") - taken),
        _stems(content(lanes.get(step.actor or "", "")) - taken),
        frozenset(_STAGES[work.do] for work in step.works)
        or frozenset({_STAGES[step.kind]}),
        _stems(content(outputs) - taken),
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)
