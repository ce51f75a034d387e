"""A paper nobody has written yet, composed from the facts of its desk."""

from datetime import datetime

from lajur.cases.facts import TaskFacts
from lajur.core.sop import Verb
from lajur.letters import works
from lajur.letters.queries.facts import Known, facts_for, read_names
from lajur.letters.state import WRITING, Key, PaperState
from lajur.letters.writing import compose
from lajur.letters.writing.kind import kind_of


class Composer:
    """Composes papers of one desk; the office's names are read once, if at all."""

    def __init__(
        self, task: TaskFacts, papers: tuple[PaperState, ...], at: datetime
    ) -> None:
        """Keep what was read."""
        self._task, self._papers, self._at = task, papers, at
        self._desk: Known | None = None

    @property
    def desk(self) -> Known:
        """Everything known at this desk."""
        if self._desk is None:
            names = read_names(self._task, self._at)
            self._desk = Known(self._task, names, self._papers, self._at)
        return self._desk

    def composed(self, paper: str, verb: Verb) -> PaperState:
        """Compose a paper nobody has written yet."""
        kind = kind_of(works.kind_code(self._task.sop, paper))
        facts = facts_for(self.desk, paper, kind)
        content = compose.content_of(kind, facts, compose.first_fields(kind, facts))
        own_step = kind.instructs and verb is Verb.INSTRUCT
        return PaperState(
            key=Key(paper, self._task.unit_id, self._task.step_id if own_step else ""),
            kind_code=kind.code,
            title=compose.title_of(kind, facts),
            content=content,
            content_hash=compose.content_hash(content),
        )


def latest_of(
    papers: tuple[PaperState, ...], paper: str, task: TaskFacts, verb: Verb
) -> PaperState | None:
    """Return the paper of this id: the unit's own before that of the whole case."""
    found = [one for one in papers if one.key.sop_paper == paper]
    if verb is Verb.INSTRUCT:
        found = [one for one in found if one.key.step == task.step_id]
    own = [one for one in found if one.key.unit_id == task.unit_id]
    return next(reversed(own or found), None)


def may_write(state: PaperState, verb: Verb) -> bool:
    """Whether a desk with this verb may change the text.

    A signed paper is closed, unless it was sent back to be prepared anew.
    """
    if state.signing_since is not None:
        return False
    return verb in WRITING and (state.signed is None or verb is Verb.PREPARE)
