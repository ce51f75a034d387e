"""The open questions of a file over all its SOPs, like ones once."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from lajur.procedures.models import Answer, Draft
from lajur.procedures.replay import is_pointer, standing


@dataclass(frozen=True)
class QueueItem:
    """One open question, and the first SOP of the file that asks it."""

    key: str
    text: str
    slug: str
    title: str
    #: How many SOPs of the file ask it.
    drafts: int = 1


@dataclass(frozen=True)
class GivenAnswer:
    """The latest answer that stands, for the line with "Urungkan"."""

    question: str
    asked: str
    value: str
    slug: str
    #: How many SOPs it reached.
    drafts: int
    at: datetime


@dataclass(frozen=True)
class Queue:
    """What is still asked, in the order of the file, and how far it got."""

    document_id: int | None
    items: tuple[QueueItem, ...]
    #: Questions somebody has answered.
    answered: int
    #: SOPs of the file that are still open or were published from it.
    sops: int
    latest: GivenAnswer | None

    @property
    def total(self) -> int:
        """How many questions there were."""
        return self.answered + len(self.items)

    def place(self, key: str) -> int | None:
        """Return the place of a question among the open ones, from 0."""
        keys = [item.key for item in self.items]
        return keys.index(key) if key in keys else None

    def beside(self, key: str, step: int) -> QueueItem | None:
        """Return the next open question, or the one before; they go in a ring."""
        at = self.place(key)
        if at is None or len(self.items) < 2:
            return None
        return self.items[(at + step) % len(self.items)]

    def after(self, key: str, earlier: "Queue") -> QueueItem | None:
        """Return where to go on when a question of an earlier queue is answered."""
        at = earlier.place(key) or 0
        behind = [item.key for item in earlier.items[at + 1 :]]
        open_ = {item.key: item for item in self.items}
        found = next((open_[key] for key in behind if key in open_), None)
        return found or (self.items[0] if self.items else None)


def document_queue(government_id: int, document_id: int) -> Queue:
    """Return the queue of a whole file; of none where there is no such file."""
    drafts = Draft.objects.filter(government_id=government_id, document_id=document_id)
    return _queue(government_id, document_id, drafts.order_by("position"))


def draft_queue(government_id: int, draft_id: int, document_id: int | None) -> Queue:
    """Return the queue of one draft."""
    drafts = Draft.objects.filter(government_id=government_id, pk=draft_id)
    return _queue(government_id, document_id, drafts)


def slug_of_answer(government_id: int, document_id: int, question: str) -> str | None:
    """Return the SOP of a file in which a question was answered, if it is open."""
    rows = Answer.objects.filter(
        government_id=government_id,
        draft__document_id=document_id,
        draft__state=Draft.State.OPEN,
        question=question,
    )
    rows = rows.order_by("draft__position")
    return rows.values_list("draft__procedure__slug", flat=True).first()


def _queue(
    government_id: int, document_id: int | None, drafts: QuerySet[Draft]
) -> Queue:
    rows = list(
        drafts.values_list(
            "pk", "state", "asked", "procedure__slug", "procedure__title"
        )
    )
    items: dict[str, QueueItem] = {}
    for _pk, state, asked, slug, title in rows:
        for row in asked if state == Draft.State.OPEN else ():
            known = items.get(row["key"])
            count = known.drafts + 1 if known else 1
            first = known or QueueItem(row["key"], row["text"], slug, title)
            items[row["key"]] = QueueItem(
                first.key, first.text, first.slug, first.title, count
            )
    given = _answers(government_id, [row[0] for row in rows])
    stand = standing((row.question, row.value) for row in given)
    answered = [key for key in stand if key not in items and not is_pointer(key)]
    counted = (Draft.State.OPEN, Draft.State.PUBLISHED)
    return Queue(
        document_id,
        tuple(items.values()),
        len(answered),
        sum(state in counted for _pk, state, *_rest in rows),
        _latest(given, rows),
    )


def _answers(government_id: int, draft_ids: list[int]) -> list[Answer]:
    rows = Answer.objects.filter(government_id=government_id, draft_id__in=draft_ids)
    return list(rows.order_by("pk"))


def _latest(
    given: list[Answer], rows: list[tuple[int, str, list[object], str, str]]
) -> GivenAnswer | None:
    """Return the newest answer to an open draft that nobody has taken back."""
    open_ = {pk: slug for pk, state, _a, slug, _t in rows if state == Draft.State.OPEN}
    kept = [row for row in given if row.draft_id in open_]
    stand = standing((row.question, row.value) for row in kept)
    if not stand:
        return None
    question = list(stand)[-1]
    same = [row for row in kept if row.question == question and row.value]
    newest = same[-1]
    reached = {row.draft_id for row in same if row.at == newest.at}
    return GivenAnswer(
        question,
        newest.asked,
        newest.value,
        open_[min(reached)],
        len(reached),
        newest.at,
    )
