"""What the editor's forms ask for, as one change of an SOP each.

Pure: takes what was sent, gives the words for the history and the change itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from lajur.core.sop import (
    SHEET_LISTS,
    ActorKind,
    Duration,
    Exit,
    How,
    Join,
    Link,
    Sop,
    Step,
    Verb,
    Work,
)
from lajur.core.sop import edit as do
from lajur.core.sop.edit import IDENTITY_LINES, CannotEdit
from lajur.core.sop.said import Said, said
from lajur.procedures.summary import UNITS

T = TypeVar("T")


class Sent(Protocol):
    """The part of a sent form that is used."""

    def get(self, name: str, default: str, /) -> str:
        """Return the last value of a field."""

    def getlist(self, name: str, /) -> list[str]:
        """Return all values of a field."""

    def __contains__(self, name: object, /) -> bool:
        """Tell whether a field was sent."""


@dataclass(frozen=True)
class Change:
    """One change, with the words the history shows."""

    said: Said
    apply: Callable[[Sop], Sop]


def change_of(act: str, sent: Sent, sop: Sop) -> Change:
    """Return the change a form asks for; raises CannotEdit for one nobody knows."""
    make = ACTS.get(act)
    if make is None:
        raise CannotEdit("unknown_field")
    return make(sent, sop)


def counted_as(duration: Duration | None) -> str:
    """Say how a standard time is counted: "2 hari kerja", "1 s.d. 2 jam"."""
    if duration is None:
        return ""
    if duration.unit is None or duration.value is None:
        return "tidak terhitung sebagai waktu"
    low = (
        f"{_amount(duration.min)} s.d. "
        if duration.min not in (None, duration.value)
        else ""
    )
    return f"{low}{_amount(duration.value)} {UNITS[duration.unit]}"


def _amount(value: float | None) -> str:
    return f"{value or 0:g}".replace(".", ",")


def _step(sent: Sent, sop: Sop) -> Change:
    """Set whatever fields of a step were sent."""
    step = sent.get("step", "")
    number = sop.steps[_place(sop, step)].number
    return Change(
        said("Langkah {number} diubah", number=number),
        lambda s: _with_cells(s, step, sent),
    )


def _with_cells(sop: Sop, step: str, sent: Sent) -> Sop:
    for name, set_one in _CELLS.items():
        if name in sent and not _is_shown(sop.step(step), name, sent):
            sop = set_one(sop, step, sent)
    return sop


def _is_shown(step: Step, name: str, sent: Sent) -> bool:
    """Tell whether a cell came back as it was shown, white space aside."""
    shown = {
        "text": step.text,
        "remarks": step.remarks or "",
        "duration": step.duration.text if step.duration else "",
        "inputs": "\n".join(item.text for item in step.inputs),
        "outputs": "\n".join(item.text for item in step.outputs),
        "checklist": "\n".join(step.checklist),
    }
    if name not in shown:
        return False
    lines = (text.splitlines() for text in (shown[name], sent.get(name, "")))
    before, now = ([line.split() for line in part if line.split()] for part in lines)
    return before == now


def _lines(sent: Sent, name: str) -> list[str]:
    return sent.get(name, "").splitlines()


def _cell_actor(sop: Sop, step: str, sent: Sent) -> Sop:
    chosen = sent.get("actor", "")
    if not chosen and sop.step(step).actor is None:
        return sop
    along = [a for a in sent.getlist("with") if a] if "with_sent" in sent else None
    return do.set_actor(sop, step, chosen, along)


def _cell_works(sop: Sop, step: str, sent: Sent) -> Sop:
    rows = zip(sent.getlist("do"), sent.getlist("paper"), strict=False)
    works = tuple(Work(_verb(verb), paper or None) for verb, paper in rows if verb)
    return sop if works == sop.step(step).works else do.set_works(sop, step, works)


def _cell_exits(sop: Sop, step: str, sent: Sent) -> Sop:
    rows = zip(
        sent.getlist("label"), sent.getlist("to"), sent.getlist("how"), strict=False
    )
    exits = tuple(
        Exit(" ".join(label.split()) or None, None if to == END else to, _how(how))
        for label, to, how in rows
        if to
    )
    return sop if exits == sop.step(step).exits else do.set_exits(sop, step, exits)


def _cell_links(sop: Sop, step: str, sent: Sent) -> Sop:
    rows = zip(sent.getlist("link"), sent.getlist("link_how"), strict=False)
    return do.set_links(sop, step, [_link(name, how) for name, how in rows])


#: Stands for the end of the SOP among the targets of an exit.
END = "selesai"
_CELLS: Mapping[str, Callable[[Sop, str, Sent], Sop]] = {
    "text": lambda sop, step, sent: do.set_text(sop, step, sent.get("text", "")),
    "actor": _cell_actor,
    "inputs": lambda s, step, sent: do.set_items(
        s, step, "inputs", _lines(sent, "inputs")
    ),
    "duration": lambda s, step, sent: do.set_duration(
        s, step, sent.get("duration", "")
    ),
    "outputs": lambda s, step, sent: do.set_items(
        s, step, "outputs", _lines(sent, "outputs")
    ),
    "remarks": lambda s, step, sent: do.set_remarks(s, step, sent.get("remarks", "")),
    "checklist": lambda s, step, sent: do.set_checklist(
        s, step, _lines(sent, "checklist")
    ),
    "do": _cell_works,
    "to": _cell_exits,
    "link": _cell_links,
}


def _verb(text: str) -> Verb:
    return _member(Verb, text)


def _how(text: str) -> How:
    return _member(How, text)


def _link(name: str, how: str) -> Link:
    if how == "call":
        return Link(name, "call")
    return Link(name, "prerequisite" if how == "prerequisite" else "reference")


def _member(kind: Callable[[str], T], text: str) -> T:
    try:
        return kind(text)
    except ValueError as error:
        raise CannotEdit("unknown_field") from error


def _place(sop: Sop, step: str) -> int:
    for place, known in enumerate(sop.steps):
        if known.id == step:
            return place
    raise CannotEdit("unknown_step")


def _insert(sent: Sent, sop: Sop) -> Change:
    after = sent.get("step", "") or None
    place = 0 if after is None else _place(sop, after) + 1
    words = said("Langkah {number} ditambahkan", number=place + 1)
    return Change(words, lambda s: do.insert_step(s, after, NEW_STEP))


#: What a new step says until somebody writes it.
NEW_STEP = "Kegiatan baru"


def _delete(sent: Sent, sop: Sop) -> Change:
    step = sent.get("step", "")
    words = said("Langkah {number} dihapus", number=_place(sop, step) + 1)
    return Change(words, lambda s: do.delete_step(s, step))


def _moved(by: int) -> Callable[[Sent, Sop], Change]:
    def make(sent: Sent, sop: Sop) -> Change:
        step = sent.get("step", "")
        place = _place(sop, step)
        words = said("Langkah {number} dipindahkan", number=place + 1)
        return Change(words, lambda s: do.move_step(s, step, place + by))

    return make


def _decide(sent: Sent, sop: Sop) -> Change:
    step = sent.get("step", "")
    words = said("Langkah {number} menjadi keputusan", number=_place(sop, step) + 1)
    return Change(words, lambda s: do.make_decision(s, step))


def _plain(sent: Sent, sop: Sop) -> Change:
    step = sent.get("step", "")
    words = said("Langkah {number} menjadi langkah biasa", number=_place(sop, step) + 1)
    return Change(words, lambda s: do.make_plain(s, step))


def _identity(sent: Sent, _sop: Sop) -> Change:
    def apply(sop: Sop) -> Sop:
        for name in IDENTITY_LINES:
            if name in sent:
                sop = do.set_identity(sop, name, sent.get(name, ""))
        for name in SHEET_LISTS:
            if name in sent:
                sop = do.set_identity(sop, name, _lines(sent, name))
        return sop

    return Change(said("Lembar identitas diubah"), apply)


def _actor_add(sent: Sent, _sop: Sop) -> Change:
    name, kind = sent.get("name", ""), _member(ActorKind, sent.get("kind", "post"))
    return Change(
        said("Pelaksana “{name}” ditambahkan", name=name),
        lambda s: do.add_actor(s, name, kind),
    )


def _actor_set(sent: Sent, _sop: Sop) -> Change:
    actor, name = sent.get("actor", ""), sent.get("name", "")
    kind = _member(ActorKind, sent.get("kind", "post"))
    return Change(
        said("Pelaksana “{name}” diubah", name=name),
        lambda s: do.set_actor_kind(do.set_name(s, actor, name), actor, kind),
    )


def _actor_moved(by: int) -> Callable[[Sent, Sop], Change]:
    def make(sent: Sent, sop: Sop) -> Change:
        actor = sent.get("actor", "")
        ids = [a.id for a in sop.actors]
        if actor not in ids:
            raise CannotEdit("unknown_actor")
        words = said("Pelaksana “{name}” dipindahkan", name=sop.actor(actor).name)
        return Change(words, lambda s: do.move_actor(s, actor, ids.index(actor) + by))

    return make


def _actor_delete(sent: Sent, _sop: Sop) -> Change:
    actor = sent.get("actor", "")
    return Change(said("Pelaksana dihapus"), lambda s: do.delete_actor(s, actor))


def _paper_add(sent: Sent, _sop: Sop) -> Change:
    name = sent.get("name", "")
    return Change(
        said("Naskah “{name}” ditambahkan", name=name), lambda s: do.add_paper(s, name)
    )


def _region_make(sent: Sent, _sop: Sop) -> Change:
    first, last, each = (sent.get(name, "") for name in ("first", "last", "each"))
    join = _member(Join, sent.get("join", "all"))
    return Change(
        said("Bagian per unit ditetapkan"),
        lambda s: do.make_region(s, first, last, each, join),
    )


def _region_drop(sent: Sent, _sop: Sop) -> Change:
    region = sent.get("region", "")
    return Change(said("Bagian per unit dihapus"), lambda s: do.drop_region(s, region))


def _confirm(sent: Sent, _sop: Sop) -> Change:
    pointers: Sequence[str] = sent.getlist("pointer")

    def apply(sop: Sop) -> Sop:
        for pointer in pointers:
            sop = do.confirm(sop, pointer)
        return sop

    return Change(said("Isian dinyatakan benar"), apply)


ACTS: Mapping[str, Callable[[Sent, Sop], Change]] = {
    "step": _step,
    "insert": _insert,
    "delete": _delete,
    "up": _moved(-1),
    "down": _moved(1),
    "decide": _decide,
    "plain": _plain,
    "identity": _identity,
    "actor-add": _actor_add,
    "actor-set": _actor_set,
    "actor-left": _actor_moved(-1),
    "actor-right": _actor_moved(1),
    "actor-delete": _actor_delete,
    "paper-add": _paper_add,
    "region-make": _region_make,
    "region-drop": _region_drop,
    "confirm": _confirm,
}
