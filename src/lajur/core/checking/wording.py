"""How steps and titles are worded: L01, L07 and steps that are no acts."""

import re
from dataclasses import dataclass

from lajur.core.checking.acts import is_act, is_doing, is_verb
from lajur.core.checking.model import Diagnoses, Diagnosis, replacing
from lajur.core.checking.place import number_of
from lajur.core.checking.words import capital, tokens, word_set, words_of
from lajur.core.sop import Actor, Sop, Step
from lajur.core.sop.said import said

_REASON_L01 = said(
    "Pelaksana hanya dinyatakan oleh kolomnya; uraian memakai kata "
    "kerja aktif, objek, dan keterangannya (L01)."
)
_REASON_L07 = said(
    "Nama SOP memakai kata benda proses dan sama dengan nama kegiatannya (L07)."
)
_REDUNDANT = re.compile(
    r"^(?:standar operasional prosedur|sop|mekanisme|prosedur|tata ?cara|alur|proses)"
    r"\s+(?:(?:tentang|pelaksanaan)\s+)?",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:jika|apabila|bila|bilamana)\b", re.IGNORECASE)
_LOGIC_WORDS = re.compile(
    r"\b(?:jika|apabila|bila|bilamana)\b.*?\b(?:sudah|telah)\b", re.IGNORECASE
)
#: A lane may be called by the words of its post alone: "Kasubag menyusun …".
_POSTS = frozenset(
    ["kepala", "sekretaris", "asisten", "ketua", "staf", "anggota", "camat", "lurah"]
)

#: What may stand between who does it and the act.
_BETWEEN = word_set("akan wajib harus bertugas segera kemudian lalu dapat perlu")


@dataclass(frozen=True)
class _Named:
    """A lane a text begins with, and where the rest begins."""

    actor: Actor
    rest: int


def actor_named(sop: Sop) -> Diagnoses:
    """L01: the text of a step does not name who does it."""
    for index, step in enumerate(sop.steps):
        named = _subject(step.text, sop.actors)
        if named is None:
            yield from _by_the_actor(sop, index, step)
        elif step.actor in (None, named.actor.id) or _same(sop, step, named.actor):
            rest = capital(step.text[named.rest :])
            yield Diagnosis(
                "L01",
                f"/steps/{index}/text",
                "warning",
                said(
                    "Uraian langkah {number} menyebut pelaksananya, {lane}.",
                    number=number_of(step),
                    lane=named.actor.name,
                ),
                _REASON_L01,
                replacing(
                    said("Ubah menjadi “{text}”", text=rest),
                    f"/steps/{index}/text",
                    rest,
                ),
            )
        else:
            yield Diagnosis(
                "L01",
                f"/steps/{index}/text",
                "warning",
                said(
                    "Uraian langkah {number} menyebut {lane}, sedangkan kolom "
                    "pelaksananya {column}.",
                    number=number_of(step),
                    lane=named.actor.name,
                    column=sop.actor(step.actor).name,
                ),
                _REASON_L01,
            )


def _same(sop: Sop, step: Step, actor: Actor) -> bool:
    """Whether the lane of the step goes by the name the text begins with."""
    own = next((a for a in sop.actors if a.id == step.actor), None)
    return own is not None and words_of(own.name) == words_of(actor.name)


def _by_the_actor(sop: Sop, index: int, step: Step) -> Diagnoses:
    own = next((a for a in sop.actors if a.id == step.actor), None)
    if own is None:
        return
    printed = [re.escape(word) for word in re.findall(r"\w+", own.name)]
    name = r"[\W_]+".join(printed)
    agent = re.compile(rf"\s+oleh\s+{name}\b", re.IGNORECASE)
    rest = agent.sub("", step.text)
    if rest == step.text:
        return
    yield Diagnosis(
        "L01",
        f"/steps/{index}/text",
        "warning",
        said(
            "Uraian langkah {number} menyebut pelaksananya, {lane}.",
            number=number_of(step),
            lane=own.name,
        ),
        _REASON_L01,
        replacing(
            said("Ubah menjadi “{text}”", text=rest), f"/steps/{index}/text", rest
        ),
    )


def _subject(text: str, actors: tuple[Actor, ...]) -> _Named | None:
    printed = tokens(text)
    words = [(word, at) for at, t in enumerate(printed) for word in t.plain]
    found: list[tuple[int, bool, _Named]] = []
    for actor in actors:
        name = words_of(actor.name)
        count = _shared(name, [word for word, _ in words])
        whole = count == len(name) > 0
        if not whole and not (count > 1 and name[0] in _POSTS):
            continue
        after = words[count - 1][1] + 1
        while after < len(printed) and printed[after].text.lower() in _BETWEEN:
            after += 1
        if after < len(printed) and is_verb(printed[after].text):
            found.append((count, whole, _Named(actor, printed[after].start)))
    return max(found, key=lambda f: f[:2])[2] if found else None


def _shared(name: tuple[str, ...], words: list[str]) -> int:
    count = 0
    for mine, theirs in zip(name, words, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def no_act(sop: Sop) -> Diagnoses:
    """Find steps that name a thing instead of an act."""
    for index, step in enumerate(sop.steps):
        if is_act(step.text) or step.checklist:
            continue
        yield Diagnosis(
            "step_not_an_act",
            f"/steps/{index}/text",
            "warning",
            said(
                "Langkah {number} “{text}” menyebut benda, bukan kegiatan.",
                number=number_of(step),
                text=step.text,
            ),
            said(
                "Pelaksana harus tahu apa yang dikerjakan; mulailah dengan kata kerja."
            ),
        )


def condition_in_text(sop: Sop) -> Diagnoses:
    """Find conditions a step's text tells without a way drawn for them."""
    for index, step in enumerate(sop.steps):
        if step.is_decision or not _CONDITION.search(step.text):
            continue
        yield Diagnosis(
            "condition_without_branch",
            f"/steps/{index}/exits",
            "note" if _LOGIC_WORDS.search(step.text) else "warning",
            said(
                "Uraian langkah {number} memuat syarat, tetapi alurnya tidak "
                "bercabang.",
                number=number_of(step),
            ),
            said("Syarat yang tidak digambar dijalankan menurut ingatan orang."),
        )


def _names_process(word: str) -> bool:
    return is_doing(word) or word.lower() in ("layanan", "administrasi")


def title_wording(sop: Sop) -> Diagnoses:
    """L07: the title is a noun of doing, without a redundant word before it."""
    title = " ".join((sop.title or "").split())
    if not title:
        return
    rest = _REDUNDANT.sub("", title)
    if rest != title and rest:
        redundant = title.split()[0]
        fits = is_doing(tokens(rest)[0].text) if tokens(rest) else False
        better = capital(rest)
        yield Diagnosis(
            "L07",
            "/title",
            "note",
            said("Kata “{word}” pada nama SOP tidak diperlukan.", word=redundant),
            _REASON_L07,
            replacing(said("Ubah menjadi “{text}”", text=better), "/title", better)
            if fits
            else None,
        )
    elif not _names_process(tokens(title)[0].text if tokens(title) else title):
        yield Diagnosis(
            "L07",
            "/title",
            "warning",
            said(
                "Nama SOP “{title}” tidak dimulai dengan kata benda proses, "
                "misalnya Penyusunan atau Pengisian.",
                title=title,
            ),
            _REASON_L07,
        )
